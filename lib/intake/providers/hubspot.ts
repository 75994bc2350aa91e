import { branch, isBranch } from '../decode/tree.ts';
import type { Provider } from './provider.ts';

const OWN = /^(?:hs_|hubspot|num_|notes_|recent_|first_conversion|lifecyclestage|createdate|lastmodifieddate|ip_)/;

/** HubSpot: a contact as workflows send it, full of the tool's own properties, or a form as its API takes it. */
export const hubspot: Provider = {
  name: 'hubspot',
  is: (body) =>
    isBranch(body.properties) && ('vid' in body || 'objectId' in body || 'portal-id' in body || 'portalId' in body),
  rewrite: (body) => {
    const properties = Object.entries(isBranch(body.properties) ? body.properties : {});
    return branch([['properties', branch(properties.filter(([key]) => !OWN.test(key)))]]);
  },
};
