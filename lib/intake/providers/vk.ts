import { isBranch, omit } from '../decode/tree.ts';
import type { Source } from './provider.ts';

/** VK's Callback API, of which only lead forms are leads. */
export const vk: Source = {
  name: 'vk',
  is: (body) => 'group_id' in body && 'type' in body && ('object' in body || body.type === 'confirmation'),
  id: [['event_id'], ['object', 'lead_id']],
  rewrite: ({ object }) => omit(object, 'lead_id group_id user_id ad_id'),
  notALead: (body) => {
    if (body.type === 'confirmation') return 'VK asks for the confirmation code';
    return body.type === 'lead_forms_new' && isBranch(body.object) ? null : 'VK tells of something else than a lead';
  },
};
