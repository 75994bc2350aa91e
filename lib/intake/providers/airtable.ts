import { isBranch, pick, textOf } from '../decode/tree.ts';
import type { Provider } from './provider.ts';

/** An Airtable record. */
export const airtable: Provider = {
  name: 'airtable',
  is: (body) => isBranch(body.fields) && /^rec\w{14}$/.test(textOf(body.id)),
  id: [['id']],
  rewrite: (body) => pick(body, 'fields'),
};
