import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsOptions } from '../../../lib/aws/aws-options.ts';
import { readDeliveryMessage, writeDeliveryMessage } from '../../../lib/aws/delivery-message.ts';
import { sendAll, spamKeeper, sqsQueue } from '../../../lib/aws/queue.ts';
import { deliveryOf } from '../../fixtures/lead-of.ts';
import { memoryLog } from '../../fixtures/memory-log.ts';
import { clientConfig } from '../../sandbox/aws.ts';
import { type Queues, startQueues } from '../../sandbox/queues.ts';

let queues: Queues;
let client: SQSClient;
beforeEach(async () => {
  queues = await startQueues();
  client = new SQSClient({ ...clientConfig(queues.url), maxAttempts: 1 });
});
afterEach(async () => {
  client.destroy();
  await queues.close();
});

const delivery = deliveryOf('name=Ada');
const open = () => sqsQueue(client, queues.queueUrl);

async function received() {
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({ QueueUrl: queues.queueUrl, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] }),
  );
  return Messages;
}

describe('a message', () => {
  it('holds the delivery, and no attribute without a reason', async () => {
    await open().send(delivery);
    const messages = await received();
    expect(messages.map(({ Body = '' }) => Body)).toEqual([writeDeliveryMessage(delivery)]);
    expect(messages[0]?.MessageAttributes).toBeUndefined();
  });

  it.each([
    ['what can be read', 'too fast: «ж» 漢', 'too fast: «ж» 漢'],
    ['control characters', 'a\u0000b\tc\nd\u001F', 'a b c d '],
    ['the first and last characters allowed', ' ~\uD7FF\uE000\uFFFD', ' ~\uD7FF\uE000\uFFFD'],
    ['those that are no characters', '\uFFFE|\uFFFF', ' | '],
    ['characters of two halves', '<😀>', '<  >'],
    ['half a character', '<\uD83D>', '< >'],
    ['a thousand characters', 'x'.repeat(1000), 'x'.repeat(1000)],
    ['more than a thousand', 'x'.repeat(1001), 'x'.repeat(1000)],
    ['two halves at the thousandth', `${'x'.repeat(999)}😀`, `${'x'.repeat(999)} `],
  ])('tells the reason of %s', async (_, reason, expected) => {
    await open().send(delivery, reason);
    const [message] = await received();
    expect(message?.MessageAttributes).toEqual({ reason: { DataType: 'String', StringValue: expected } });
  });

  it('loses its files where it is too large, and goes', async () => {
    const form = new FormData();
    form.set('name', 'Ada');
    form.set('cv', new File(['x'.repeat(900_000)], 'cv.pdf'));
    const response = new Response(form);
    const headers = { 'content-type': response.headers.get('content-type') ?? '' };
    await open().send(deliveryOf('', { headers, body: Buffer.from(await response.arrayBuffer()) }));
    const [message] = await received();
    expect(readDeliveryMessage(JSON.parse(message?.Body ?? ''))).toMatchObject({
      files: [{ key: 'cv', name: 'cv.pdf', size: 900_000 }],
    });
  });
});

describe('a queue', () => {
  it.each(['', null])('without an address (%j) takes nothing, and says what is missing', async (url) => {
    await expect(sqsQueue(client, url).send(delivery)).rejects.toThrow('QUEUE_URL is not set');
  });

  it('that is not there throws', async () => {
    await expect(sqsQueue(client, `${queues.queueUrl}-gone`).send(delivery)).rejects.toThrow();
  });

  it('takes all of several deliveries', async () => {
    const names = ['one', 'two', 'three'];
    const order: (string | null)[] = [];
    const { send } = open();
    const noting = {
      send: async (one: typeof delivery) => {
        await send(one);
        order.push(one.form);
      },
    };
    await sendAll(noting)(names.map((form) => ({ ...delivery, form })));
    expect(order.sort()).toEqual([...names].sort());
    expect(queues.depths().queue).toBe(3);
  });

  it('tells when one of them was not taken, once all have been tried', async () => {
    const huge = { ...delivery, query: 'q'.repeat(1_100_000) };
    await expect(sendAll(open())([delivery, huge, delivery])).rejects.toMatchObject({ code: 'too_large' });
    expect(queues.depths().queue).toBe(2);
  });
});

describe('two queues of one client', () => {
  it('take their own messages, sent side by side, and each with its own reason', async () => {
    const shared = new SQSClient({ ...awsOptions, ...clientConfig(queues.url) });
    const [leads, spam] = [sqsQueue(shared, queues.queueUrl), sqsQueue(shared, queues.spamQueueUrl)];
    for (const turn of [1, 2]) {
      await Promise.all([
        leads.send({ ...delivery, form: `lead ${turn}` }),
        spam.send({ ...delivery, form: `spam ${turn}` }, 'honeypot'),
        leads.send({ ...delivery, form: `other ${turn}` }, 'too fast'),
      ]);
    }
    shared.destroy();
    const messages = (await received()).map(({ Body = '', MessageAttributes }) => [
      readDeliveryMessage(JSON.parse(Body))?.form,
      MessageAttributes?.reason?.StringValue,
    ]);
    expect(messages.sort()).toEqual([
      ['lead 1', undefined],
      ['lead 2', undefined],
      ['other 1', 'too fast'],
      ['other 2', 'too fast'],
    ]);
    expect(queues.depths()).toMatchObject({ queue: 4, spam: 2 });
  });
});

describe('a message that nobody could read', () => {
  it('is kept as it came, with the reason', async () => {
    await open().keep('{"is":"another make"}', 'RequestError: unreadable');
    expect(await received()).toMatchObject([
      { Body: '{"is":"another make"}', MessageAttributes: { reason: { StringValue: 'RequestError: unreadable' } } },
    ]);
  });
});

describe('spam', () => {
  it('is kept in its queue with the reason', async () => {
    const log = memoryLog();
    await spamKeeper(open(), log)(delivery, 'honeypot');
    expect(await received()).toMatchObject([
      { Body: writeDeliveryMessage(delivery), MessageAttributes: { reason: { StringValue: 'honeypot' } } },
    ]);
    expect(log.lines).toEqual([]);
  });

  it('is dropped where it has no queue, and the log says so', async () => {
    const log = memoryLog();
    await spamKeeper(null, log)({ ...delivery, form: 'contact' }, 'honeypot');
    expect(log.lines).toEqual([
      {
        level: 'warn',
        message: 'Spam dropped, since there is no spam queue to keep it in',
        form: 'contact',
        reason: 'honeypot',
      },
    ]);
  });
});
