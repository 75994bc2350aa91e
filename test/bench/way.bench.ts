import { PurgeQueueCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { acceptHandler } from '../../lib/handlers/form-handler.ts';
import { mapLead } from '../../lib/lead/map-lead.ts';
import { formSettings } from '../../lib/settings/forms.ts';
import type { Delivery } from '../../lib/types.ts';
import { submissionOf } from '../fixtures/lead-of.ts';
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
        mapLead(await submissionOf(delivery), settings, null, { visitor: '0' });
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

  const ROUNDS = 2000;
  const WARM_UP = 500;
  const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;

  // in turns, so that whatever else the machine does strikes all of them alike
  test('against one SendMessage to the same queue', { timeout: 60_000 }, async () => {
    const { queueUrl } = world.queues;
    const handler = acceptHandler(world.coldAccept());
    const event = formEvent({ name: 'Ada', email: 'ada@example.com', message: 'How do you do?' });
    const send = () => sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: event.body }));
    const accept = () => handler(event, { awsRequestId: 'request' });
    expect(await accept()).toMatchObject({ statusCode: 200 });
    const ways = [
      { name: 'one SendMessage, the reference', portal: true, run: send, times: [] as number[] },
      { name: 'a form accepted, portal up', portal: true, run: accept, times: [] as number[] },
      { name: 'a form accepted, portal down', portal: false, run: accept, times: [] as number[] },
    ];
    for (let round = 0; round < WARM_UP + ROUNDS; round++) {
      // a full queue takes messages more slowly
      if (round % 100 === 0) await sqs.send(new PurgeQueueCommand({ QueueUrl: queueUrl }));
      for (const { portal, run, times } of ways) {
        world.portal.power(portal);
        const start = performance.now();
        await run();
        if (round >= WARM_UP) times.push(performance.now() - start);
      }
    }
    const [reference = Number.NaN] = ways.map(({ times }) => median(times));
    console.table(
      Object.fromEntries(
        ways.map(({ name, times }) => [
          name,
          { 'median, ms': median(times).toFixed(2), ratio: (median(times) / reference).toFixed(2) },
        ]),
      ),
    );
    expect(ways.map(({ times }) => times.length)).toEqual([ROUNDS, ROUNDS, ROUNDS]);
  });
});
