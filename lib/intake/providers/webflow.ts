import { isBranch, pick } from '../decode/tree.ts';
import type { Provider } from './provider.ts';

/** Webflow, today's shape and the older `{name, site, data, d, _id}`; `name` is the form's. */
export const webflow: Provider = {
  name: 'webflow',
  is: (body) => body.triggerType === 'form_submission' || (isBranch(body.data) && 'site' in body && '_id' in body),
  id: [['payload', 'id'], ['_id']],
  formId: [['payload', 'formId']],
  formName: [['payload', 'name'], ['name']],
  rewrite: (body) => pick(isBranch(body.payload) ? body.payload : body, 'data schema pageUrl'),
};
