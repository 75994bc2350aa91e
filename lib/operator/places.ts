import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { withAws } from './aws-failure.ts';
import { queueUrl } from './queues.ts';
import type { QueueName, Stage } from './stage.ts';
import type { Place } from './walk-queue.ts';

/** A queue of a stage. */
export async function placeOf({ aws, queues }: Stage, queue: QueueName): Promise<Place> {
  const client = new SQSClient({ ...aws, useQueueUrlAsEndpoint: false });
  return { client, queue, url: await queueUrl(client, queues[queue]) };
}

/**
 * When the oldest of the messages that can be seen was sent, as far as a sample tells (milliseconds since 1970); null
 * when none can be seen. Nothing is hidden by this; SQS counts it as one of 1000 receives.
 */
export async function oldestSeen({ client, url }: Place): Promise<number | null> {
  const { Messages = [] } = await withAws('SQS', 'sqs:ReceiveMessage', () =>
    client.send(
      new ReceiveMessageCommand({
        QueueUrl: url,
        MaxNumberOfMessages: 10,
        VisibilityTimeout: 0,
        MessageSystemAttributeNames: ['SentTimestamp'],
      }),
    ),
  );
  const moments = Messages.map(({ Attributes }) => Number(Attributes?.SentTimestamp)).filter(Number.isFinite);
  return moments.length > 0 ? Math.min(...moments) : null;
}
