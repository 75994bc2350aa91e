import { type Branch, isBranch, isList, pick, textOf } from '../decode/tree.ts';
import type { Source } from './provider.ts';

/** The leads of a notification, which may hold several. */
export const tiktokLeads = (body: Branch): Branch[] =>
  (isList(body.entry) ? body.entry : [])
    .filter(isBranch)
    .filter((entry) => isList(entry.changes) && 'lead_id' in entry);

/** TikTok lead generation: each entry is a lead, its `changes` the answers. */
export const tiktok: Source = {
  name: 'tiktok',
  is: (body) => tiktokLeads(body).length > 0,
  id: (body) => textOf(tiktokLeads(body)[0]?.lead_id),
  rewrite: (body) => pick(tiktokLeads(body)[0], 'lead_id changes form_id form_name'),
};
