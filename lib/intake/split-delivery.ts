import type { Delivery } from '../types.ts';
import { decodeText } from './charset.ts';
import { decodeJson } from './decode-json.ts';
import { metaLeads } from './sources/meta.ts';
import { tiktokLeads } from './sources/tiktok.ts';
import { type Branch, isBranch, pick, type Tree, textOf } from './tree.ts';

const LONGEST = 200;

function decoded(body: Uint8Array): Tree | undefined {
  try {
    return decodeJson(decodeText(body, 'utf-8'));
  } catch {
    return undefined; // whoever reads it next says what is wrong with it
  }
}

/** The bodies that one notification stands for, each in the shape it would have come in alone. */
function bodies(body: Branch): object[] {
  // what stands beside the leads is nobody's answer, and would be multiplied by them
  const about = textOf(body.object).length <= LONGEST ? pick(body, 'object') : {};
  const meta = metaLeads(body);
  if (meta.length > 0) return meta.map((value) => ({ ...about, entry: [{ changes: [{ field: 'leadgen', value }] }] }));
  return tiktokLeads(body).map((entry) => ({ ...about, entry: [entry] }));
}

/** Makes a delivery of each lead when a request holds several, as those of Meta and TikTok may; else it is the only one. */
export function splitDelivery(delivery: Delivery): readonly Delivery[] {
  const text = Buffer.from(delivery.body.buffer, delivery.body.byteOffset, delivery.body.byteLength);
  const tree = text.includes('"entry"') ? decoded(text) : undefined;
  const leads = isBranch(tree) ? bodies(tree) : [];
  return leads.length > 1
    ? leads.map((lead) => ({ ...delivery, body: Buffer.from(JSON.stringify(lead)) }))
    : [delivery];
}
