import { at, isBranch, omit, textOf } from '../decode/tree.ts';
import type { Provider } from './provider.ts';

const GONE = ['unsubscribe', 'cleaned', 'campaign', 'upemail'];

/** Mailchimp: `data[merges][FNAME]`. */
export const mailchimp: Provider = {
  name: 'mailchimp',
  is: (body) => isBranch(at(body, 'data', 'merges')),
  notALead: ({ type }) => (GONE.includes(textOf(type)) ? `Mailchimp tells of ${textOf(type)}` : null),
  rewrite: ({ data }) => omit(data, 'id list_id web_id email_type ip_opt ip_signup'),
};
