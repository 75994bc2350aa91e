import { RequestError } from '../errors.ts';
import type { Delivery } from '../types.ts';
import { decodeText } from './decode/charset.ts';
import { decodeJson } from './decode/decode-json.ts';
import { type Branch, isBranch, type Tree } from './decode/tree.ts';
import { metaLeads } from './providers/meta.ts';
import { tiktokLeads } from './providers/tiktok.ts';

/** Headers that name a request. Of several leads in it they name none: with them, the first would pass for all the others. */
const REQUEST_IDS = new Set(['idempotency-key', 'webhook-id', 'svix-id', 'framer-webhook-submission-id']);

/** More leads than any provider puts into one request. */
const MOST = 100;

function decoded(body: Uint8Array): Tree | undefined {
  try {
    return decodeJson(decodeText(body, 'utf-8'));
  } catch {
    return undefined; // whoever reads it next says what is wrong with it
  }
}

/** The bodies that one notification stands for, each in the shape it would have come in alone and with its own part only. */
function bodies(body: Branch): object[] {
  const meta = metaLeads(body);
  return meta.length > 0
    ? meta.map((value) => ({ object: 'page', entry: [{ changes: [{ field: 'leadgen', value }] }] }))
    : tiktokLeads(body).map((entry) => ({ entry: [entry] }));
}

/**
 * Makes a delivery of each lead when a request holds several, as those of Meta and TikTok may; else it is the only one.
 *
 * @throws RequestError (too_large) for more than 100 leads
 */
export function splitDelivery(delivery: Delivery): readonly Delivery[] {
  const text = Buffer.from(delivery.body.buffer, delivery.body.byteOffset, delivery.body.byteLength);
  const tree = text.includes('"entry"') ? decoded(text) : undefined;
  const leads = isBranch(tree) ? bodies(tree) : [];
  if (leads.length > MOST) {
    throw new RequestError('too_large', `There are more than ${MOST} leads in this request: send fewer at a time`);
  }
  if (leads.length < 2) return [delivery];
  const headers = Object.fromEntries(Object.entries(delivery.headers).filter(([name]) => !REQUEST_IDS.has(name)));
  const { transportId, key } = delivery;
  return leads.map((lead, n) => ({
    ...delivery,
    headers,
    transportId: transportId && `${transportId}/${n}`,
    ...(key && { key: { ...key, key: `${key.key}/${n}` } }),
    body: Buffer.from(JSON.stringify(lead)),
  }));
}
