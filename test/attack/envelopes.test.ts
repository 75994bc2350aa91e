import { describe, expect, it } from 'vitest';
import { writeDeliveryMessage } from '../../lib/aws/delivery-message.ts';
import { readEvent } from '../../lib/aws/read-event.ts';
import { deliveryOf } from '../fixtures/lead-of.ts';

const read = (event: unknown) => readEvent(event, { requestId: 'request-1', now: 1_789_060_000_000 });
const sqs = (body: string) => read({ Records: [{ eventSource: 'aws:sqs', body }] });

describe('an envelope that nobody can read', () => {
  it.each([
    ['an HTTP request', { requestContext: {}, httpMethod: 'POST', body: '{"name":"Ada"}' }],
    ['a service’s event', { awslogs: { data: 'H4sI' } }],
  ])('is refused again when it comes back from the dead letters: %s', (_, envelope) => {
    const refused = sqs(JSON.stringify(envelope));
    if (refused.kind !== 'refused' || !refused.delivery) throw new Error('not refused at all');
    expect(sqs(writeDeliveryMessage(refused.delivery)).kind).toBe('refused');
  });

  it('is read after all, once a version can read it: a delivery of another version of ours', () => {
    const ours = JSON.parse(writeDeliveryMessage(deliveryOf({ name: 'Ada' }, { form: 'contact' })));
    const refused = sqs(JSON.stringify({ ...ours, unchecked: 'a check of another version' }));
    if (refused.kind !== 'refused' || !refused.delivery) throw new Error('not refused at all');
    // what lies with the dead letters must be the message as it came, or the visitor's words are sealed in it for ever
    const parked = JSON.parse(writeDeliveryMessage(refused.delivery));
    expect(parked).toMatchObject({ form: 'contact', body: ours.body });
  });
});

describe('an event of a service whose events hold no lead', () => {
  it.each<[string, object]>([
    [
      'a token authorizer’s',
      { type: 'TOKEN', authorizationToken: 'Bearer secret', methodArn: 'arn:aws:execute-api:x' },
    ],
    [
      'a resolver’s of AppSync',
      {
        arguments: { name: 'Eve' },
        identity: null,
        source: null,
        request: { headers: {}, domainName: null },
        prev: null,
        info: { fieldName: 'f', parentTypeName: 'Query', variables: {}, selectionSetList: [] },
      },
    ],
    [
      'S3’s test of a notification',
      { Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'b', RequestId: 'r', HostId: 'h' },
    ],
  ])('makes no lead by itself nor from the queue: %s', (_, event) => {
    expect(read(event).kind).not.toBe('message');
    expect(sqs(JSON.stringify(event)).kind).not.toBe('message');
  });
});
