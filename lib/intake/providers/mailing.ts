import { at, branch, isBranch, omit, textOf } from '../decode/tree.ts';
import type { Source } from './provider.ts';

const GONE = ['unsubscribe', 'cleaned', 'campaign', 'upemail'];

/** Mailchimp: `data[merges][FNAME]`. */
export const mailchimp: Source = {
  name: 'mailchimp',
  is: (body) => isBranch(at(body, 'data', 'merges')),
  notALead: ({ type }) => (GONE.includes(textOf(type)) ? `Mailchimp tells of ${textOf(type)}` : null),
  rewrite: ({ data }) => omit(data, 'id list_id web_id email_type ip_opt ip_signup'),
};

/** ActiveCampaign: `contact[first_name]`. */
export const activecampaign: Source = {
  name: 'activecampaign',
  is: (body) => isBranch(body.contact) && 'initiated_by' in body,
  rewrite: (body) =>
    branch([
      ...Object.entries(omit(body, 'type date_time initiated_from initiated_by list contact')),
      ['contact', omit(body.contact, 'id ip ip4 tags customer_acct_id customer_acct_name')],
    ]),
};
