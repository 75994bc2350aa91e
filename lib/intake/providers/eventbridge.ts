import { jsonInside } from '../decode/decode-json.ts';
import type { Provider } from './provider.ts';

/** An EventBridge event posted over HTTP. */
export const eventBridge: Provider = {
  name: 'eventbridge',
  isRelay: true,
  is: (body) => 'detail-type' in body && 'detail' in body && 'source' in body,
  id: [['id']],
  notALead: (body) => (body['detail-type'] === 'Scheduled Event' ? 'a scheduled event' : null),
  rewrite: ({ detail }) => jsonInside(detail),
};
