import { ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { afterEach, describe, expect, it } from 'vitest';
import { clientConfig } from '../../sandbox/aws.ts';
import { startPump } from '../../sandbox/pump.ts';
import { startQueues } from '../../sandbox/queues.ts';

describe('the pump that stands in for an event source mapping', () => {
  const endings: (() => unknown)[] = [];
  afterEach(async () => {
    for (const end of endings.splice(0).reverse()) await end();
  });

  async function start(options: Parameters<typeof startQueues>[0] = {}) {
    const queues = await startQueues(options);
    const client = new SQSClient(clientConfig(queues.url));
    endings.push(queues.close, () => client.destroy());
    const send = (MessageBody: string) =>
      client.send(
        new SendMessageCommand({
          QueueUrl: queues.queueUrl,
          MessageBody,
          MessageAttributes: { reason: { DataType: 'String', StringValue: 'why not' } },
        }),
      );
    return { queues, client, send };
  }

  /** Pumps until `records` of them were invoked and `stop` has ended what was under way. */
  async function pumpUntil(
    count: number,
    queues: Awaited<ReturnType<typeof startQueues>>,
    handle: (record: SQSRecord) => Promise<void>,
    options: { concurrency?: number; retryAfter?: number } = {},
  ) {
    const records: SQSRecord[] = [];
    const enough = Promise.withResolvers<void>();
    const pump = await startPump({
      endpoint: queues.url,
      queueUrl: queues.queueUrl,
      ...options,
      async invoke({ Records: [record] }: SQSEvent) {
        if (!record) throw new Error('An event without a record');
        records.push(record);
        if (records.length >= count) enough.resolve();
        await handle(record);
      },
    });
    await enough.promise;
    await pump.stop();
    return records;
  }

  it('hands a message over as Lambda does, and deletes it when the function has succeeded', async () => {
    const { queues, send } = await start();
    const { MessageId, MD5OfMessageBody } = await send('one lead');
    const records = await pumpUntil(1, queues, async () => {});
    expect(records).toEqual([
      {
        messageId: MessageId,
        receiptHandle: expect.any(String),
        body: 'one lead',
        attributes: {
          ApproximateReceiveCount: '1',
          SentTimestamp: expect.stringMatching(/^\d{13}$/),
          SenderId: expect.any(String),
          ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/),
        },
        messageAttributes: {
          reason: { dataType: 'String', stringValue: 'why not', stringListValues: [], binaryListValues: [] },
        },
        md5OfBody: MD5OfMessageBody,
        eventSource: 'aws:sqs',
        eventSourceARN: queues.queueArn,
        awsRegion: 'us-east-1',
      },
    ]);
    expect(queues.depths()).toEqual({ queue: 0, deadLetters: 0, spam: 0 });
  });

  it('brings a failed message again with a higher receive count', async () => {
    const { queues, send } = await start();
    await send('try again');
    const failTwice = async ({ attributes }: SQSRecord) => {
      if (attributes.ApproximateReceiveCount !== '3') throw new Error('portal is down');
    };
    const records = await pumpUntil(3, queues, failTwice, { retryAfter: 0 });
    expect(records.map(({ attributes }) => attributes.ApproximateReceiveCount)).toEqual(['1', '2', '3']);
    expect(queues.depths().queue).toBe(0);
  });

  it('leaves a failed message hidden for the visibility timeout when it is not told otherwise', async () => {
    const { queues, send } = await start({ visibilityTimeout: 240 });
    await send('later');
    await pumpUntil(1, queues, () => Promise.reject(new Error('portal is down')));
    expect(queues.depths().queue).toBe(1);
  });

  it('lets a message that failed too often become a dead letter', async () => {
    const { queues, client, send } = await start({ maxReceiveCount: 2 });
    await send('hopeless');
    const failing = () => Promise.reject(new Error('never'));
    await pumpUntil(2, queues, failing, { retryAfter: 0 });
    await client.send(new ReceiveMessageCommand({ QueueUrl: queues.queueUrl }));
    expect(queues.depths()).toEqual({ queue: 0, deadLetters: 1, spam: 0 });
  });

  it('invokes no more than its concurrency at once', async () => {
    const { queues, send } = await start();
    for (const body of ['a', 'b', 'c', 'd']) await send(body);
    let now = 0;
    let most = 0;
    const bothThere = Promise.withResolvers<void>();
    await pumpUntil(
      4,
      queues,
      async () => {
        most = Math.max(most, ++now);
        if (now === 2) bothThere.resolve();
        await bothThere.promise;
        now--;
      },
      { concurrency: 2 },
    );
    expect(most).toBe(2);
  });

  it('tells when the queue is not there', async () => {
    const { queues } = await start();
    const missing = startPump({ endpoint: queues.url, queueUrl: `${queues.queueUrl}-x`, invoke: async () => {} });
    await expect(missing).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  });
});
