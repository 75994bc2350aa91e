import { type Branch, isBranch, isList, pick, textOf } from '../decode/tree.ts';
import type { Provider } from './provider.ts';

/** The leads of a notification, which may hold several. */
const leadsIn = (body: Branch): Branch[] =>
  (isList(body.entry) ? body.entry : [])
    .filter(isBranch)
    .filter((entry) => isList(entry.changes) && 'lead_id' in entry);

/** TikTok lead generation: each entry is a lead, its `changes` the answers. */
export const tiktok: Provider = {
  name: 'tiktok',
  is: (body) => leadsIn(body).length > 0,
  batch: { mark: '"entry"', split: (body) => leadsIn(body).map((entry) => ({ entry: [entry] })) },
  id: (body) => textOf(leadsIn(body)[0]?.lead_id),
  rewrite: (body) => pick(leadsIn(body)[0], 'lead_id changes form_id form_name'),
};
