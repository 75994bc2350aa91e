import { jsonInside } from '../decode/decode-json.ts';
import type { Provider } from './provider.ts';

/** An SNS notification posted over HTTP. */
export const sns: Provider = {
  name: 'sns',
  isRelay: true,
  is: (body) => 'TopicArn' in body && 'MessageId' in body && 'Type' in body,
  id: [['MessageId']],
  notALead: ({ Type }) => (Type === 'Notification' ? null : 'SNS tells of a subscription'),
  rewrite: ({ Message }) => jsonInside(Message),
};
