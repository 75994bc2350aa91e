import { omit } from '../decode/tree.ts';
import type { Provider } from './provider.ts';

/** Drupal's Webform: its own affairs stand among the answers. */
export const drupal: Provider = {
  name: 'drupal',
  is: (body) => 'webform_id' in body && ('sid' in body || 'uuid' in body),
  id: [['uuid'], ['sid']],
  formId: [['webform_id']],
  rewrite: (body) =>
    omit(
      body,
      `serial sid uuid token uri created completed changed in_draft current_page remote_addr uid langcode locked
  sticky notes entity_type entity_id webform_id`,
    ),
};
