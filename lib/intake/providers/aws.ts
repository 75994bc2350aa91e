import { decodeJson } from '../decode/decode-json.ts';
import type { Tree } from '../decode/tree.ts';
import type { Source } from './provider.ts';

const opened = (value: Tree | undefined): Tree =>
  typeof value === 'string' ? (decodeJson(value) ?? value) : (value ?? null);

/** An SNS notification posted over HTTP. */
export const sns: Source = {
  name: 'sns',
  is: (body) => 'TopicArn' in body && 'MessageId' in body && 'Type' in body,
  id: [['MessageId']],
  notALead: ({ Type }) => (Type === 'Notification' ? null : 'SNS tells of a subscription'),
  rewrite: ({ Message }) => opened(Message),
};

/** An EventBridge event posted over HTTP. */
export const eventBridge: Source = {
  name: 'eventbridge',
  is: (body) => 'detail-type' in body && 'detail' in body && 'source' in body,
  id: [['id']],
  notALead: (body) => (body['detail-type'] === 'Scheduled Event' ? 'a scheduled event' : null),
  rewrite: ({ detail }) => opened(detail),
};
