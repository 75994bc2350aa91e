import { branch, isBranch, omit } from '../decode/tree.ts';
import type { Provider } from './provider.ts';

/** ActiveCampaign: `contact[first_name]`. */
export const activecampaign: Provider = {
  name: 'activecampaign',
  is: (body) => isBranch(body.contact) && 'initiated_by' in body,
  rewrite: (body) =>
    branch([
      ...Object.entries(omit(body, 'type date_time initiated_from initiated_by list contact')),
      ['contact', omit(body.contact, 'id ip ip4 tags customer_acct_id customer_acct_name')],
    ]),
};
