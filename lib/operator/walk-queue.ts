import { ChangeMessageVisibilityCommand, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { withAws } from './aws-failure.ts';
import { type Held, heldMessage } from './held-message.ts';
import type { QueueName } from './stage.ts';

/** How long what was received is hidden from others: long enough to be dealt with, short when we are cut off. Seconds. */
const HIDDEN = 120;
const WAIT = 1;

export interface Place {
  readonly client: SQSClient;
  readonly queue: QueueName;
  readonly url: string;
}

/**
 * Goes through a queue, some messages at a time, each once. They are hidden from others meanwhile, and must be deleted
 * or given back; what is neither comes back by itself after two minutes. Not for the main queue: leads would wait.
 */
export async function* walkQueue({ client, queue, url }: Place): AsyncGenerator<readonly Held[]> {
  const seen = new Set<string>();
  for (;;) {
    const { Messages = [] } = await withAws('SQS', 'sqs:ReceiveMessage', () =>
      client.send(
        new ReceiveMessageCommand({
          QueueUrl: url,
          MaxNumberOfMessages: 10,
          VisibilityTimeout: HIDDEN,
          WaitTimeSeconds: WAIT,
          MessageSystemAttributeNames: ['SentTimestamp', 'ApproximateReceiveCount'],
          MessageAttributeNames: ['All'],
        }),
      ),
    );
    const held = Messages.map((message) => heldMessage(queue, message));
    yield held.filter(({ messageId }) => !seen.has(messageId));
    if (held.every(({ messageId }) => seen.has(messageId))) return; // none, or all for the second time
    for (const { messageId } of held) seen.add(messageId);
  }
}

/** Shows messages to others again, at once. Best effort: they come back by themselves. */
export async function giveBack({ client, url }: Place, held: readonly Held[]): Promise<void> {
  await Promise.allSettled(
    held.map(({ receipt }) =>
      client.send(new ChangeMessageVisibilityCommand({ QueueUrl: url, ReceiptHandle: receipt, VisibilityTimeout: 0 })),
    ),
  );
}

/** Everything in a queue as it stands; given back before this returns, however it ends. */
export async function lookInto(place: Place): Promise<readonly Held[]> {
  const found: Held[] = [];
  try {
    for await (const held of walkQueue(place)) found.push(...held);
    return found;
  } finally {
    await giveBack(place, found);
  }
}
