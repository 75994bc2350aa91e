import { describe, expect, it } from 'vitest';
import { writeDeliveryMessage } from '../../../lib/aws/delivery-message.ts';
import { readEvent } from '../../../lib/aws/read-event.ts';
import { deliveryOf } from '../../fixtures/lead-of.ts';

const read = (event: unknown) => readEvent(event, { requestId: 'request-1', now: 1_789_060_000_000 });
const sqs = (body: string) => read({ Records: [{ eventSource: 'aws:sqs', body }] });

describe('an envelope that nobody can read', () => {
  it.each([
    ['an HTTP request', { requestContext: {}, httpMethod: 'POST', body: '{"name":"Ada"}' }],
    ['a service’s event', { awslogs: { data: 'H4sI' } }],
  ])('is kept as it came, so that it is refused again when it comes back from the dead letters: %s', (_, envelope) => {
    const body = JSON.stringify(envelope);
    expect(sqs(body)).toMatchObject({ kind: 'refused', message: body });
  });

  it('may be a delivery of another version of ours, which is told and stays as it is', () => {
    const ours = JSON.parse(writeDeliveryMessage(deliveryOf({ name: 'Ada' }, { form: 'contact' })));
    for (const other of [{ ...ours, unchecked: 'a new check' }, { is: 'bitrix24-lead/delivery/2' }]) {
      const body = JSON.stringify(other);
      expect(sqs(body)).toEqual({
        kind: 'refused',
        http: false,
        reason: expect.stringContaining('another version'),
        message: body,
      });
    }
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
