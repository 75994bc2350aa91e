import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { acceptHandler } from '../../lib/accept-handler.ts';
import { parseSubmission } from '../../lib/intake/parse-submission.ts';
import { mapLead } from '../../lib/lead/map-lead.ts';
import { formSettings } from '../../lib/settings/forms.ts';
import type { Delivery } from '../../lib/types.ts';
import { bodyOf, payload } from '../fixtures/payload.ts';
import { formEvent, startWorld, type World } from '../fixtures/world.ts';
import { clientConfig } from '../sandbox/aws.ts';

const settings = formSettings({}, null);

const deliveryOf = (name: string): Delivery => {
  const sample = payload(name);
  const { headers, query } = sample;
  return {
    door: 'form',
    form: null,
    headers,
    query,
    body: bodyOf(sample),
    sourceIp: null,
    receivedAt: 0,
    transportId: null,
  };
};

test.for(['tilda-form', 'typeform', 'tally', 'elementor-advanced', 'html-multipart'])(
  'a lead of %s, against the platform’s own decoding of the body',
  async (name, { bench }) => {
    const delivery = deliveryOf(name);
    const text = Buffer.from(delivery.body).toString();
    await bench.compare(
      bench('reference: JSON.parse or URLSearchParams', () => {
        if (text.startsWith('{')) JSON.parse(text);
        else new URLSearchParams(text).size;
      }),
      bench('decoded, understood and mapped', async () => {
        mapLead(await parseSubmission(delivery), settings, null, { originId: '0' });
      }),
    );
  },
);

describe('accepting a form', () => {
  let world: World;
  let sqs: SQSClient;
  beforeAll(async () => {
    world = await startWorld();
    sqs = new SQSClient(clientConfig(world.queues.url));
  });
  afterAll(async () => {
    sqs.destroy();
    await world.stop();
  });
  const event = formEvent({ name: 'Ada', email: 'ada@example.com', message: 'How do you do?' });
  const context = { awsRequestId: 'request' };

  test('against one SendMessage to the same queue', async ({ bench }) => {
    const handler = acceptHandler(world.coldAccept());
    await bench.compare(
      bench('reference: SendMessage', async () => {
        await sqs.send(new SendMessageCommand({ QueueUrl: world.queues.queueUrl, MessageBody: event.body }));
      }),
      bench('accepted, portal up', { beforeAll: () => world.portal.power(true) }, async () => {
        await handler(event, context);
      }),
      bench('accepted, portal down', { beforeAll: () => world.portal.power(false) }, async () => {
        await handler(event, context);
      }),
    );
  });
});
