import { isBranch, omit } from '../tree.ts';
import type { Source } from './source.ts';

/** Tilda's forms and carts. The ping comes when the address is entered, alone or with the API key. */
export const tilda: Source = {
  name: 'tilda',
  is: (body) =>
    body.test === 'test' ||
    'tranid' in body ||
    ('formid' in body && ('COOKIES' in body || 'formname' in body)) ||
    (isBranch(body.payment) && 'orderid' in body.payment),
  id: [['tranid'], ['payment', 'orderid']],
  rewrite: (body) => omit(body, 'ma_id'),
  notALead: (body) => (body.test === 'test' && Object.keys(body).length <= 2 ? 'a test by Tilda' : null),
};
