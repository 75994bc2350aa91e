import { jsonAnswer } from '../../answers/json-answer.ts';
import { branch, isBranch, omit } from '../decode/tree.ts';
import type { Provider } from './provider.ts';

/**
 * Tilda's forms and carts; `ma_…` is the visitor as the members area knows them. The ping comes when the address is
 * entered, alone or with the API key.
 */
export const tilda: Provider = {
  name: 'tilda',
  is: (body) =>
    body.test === 'test' ||
    'tranid' in body ||
    ('formid' in body && ('COOKIES' in body || 'formname' in body)) ||
    (isBranch(body.payment) && 'orderid' in body.payment),
  id: [['tranid'], ['payment', 'orderid']],
  rewrite: ({ ma_name = null, ma_email = null, ma_phone = null, ...body }) =>
    branch([
      ...Object.entries(omit(body, 'ma_id')),
      ['client_name', ma_name],
      ['client_email', ma_email],
      ['client_phone', ma_phone],
    ]),
  notALead: (body) => (body.test === 'test' && Object.keys(body).length <= 2 ? 'a test by Tilda' : null),
  handshake: {
    method: 'POST',
    answer: ({ body, verify }) => {
      const known = new Set(['test', verify?.name?.toLowerCase()]);
      const alone = Object.keys(body).every((name) => known.has(name.toLowerCase()));
      return body.test === 'test' && alone ? jsonAnswer(200, { status: 'ok' }) : null;
    },
  },
};
