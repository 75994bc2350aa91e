import { isList, omit } from '../decode/tree.ts';
import type { Provider } from './provider.ts';

/** Google Ads lead forms. */
export const googleAds: Provider = {
  name: 'google-ads',
  is: (body) => isList(body.user_column_data),
  id: [['lead_id']],
  rewrite: (body) =>
    omit(body, 'api_version campaign_id adgroup_id creative_id asset_group_id lead_submit_time lead_source is_test'),
  success: { contentType: 'application/json; charset=utf-8', body: '{}' },
  notALead: ({ is_test }) => (is_test === true || is_test === 'true' ? 'test data from Google Ads' : null),
};
