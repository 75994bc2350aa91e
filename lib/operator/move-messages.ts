import { DeleteMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { withAws } from './aws-failure.ts';
import type { Held } from './held-message.ts';
import { giveBack, type Place, walkQueue } from './walk-queue.ts';

interface Move {
  readonly from: Place;
  /** Address of the queue they go to. */
  readonly to: string;
  readonly isWanted: (held: Held) => boolean;
  /** What goes there. */
  readonly body: (held: Held) => Promise<string>;
  /** Told after each, with how many there were so far. */
  readonly onMoved: (moved: number) => void;
}

/**
 * Moves messages to another queue. Each is deleted only once it is stored there, so that nothing is lost when this is
 * cut off at any moment: at worst a message is in both, which the ledger makes one lead of, and it can be run again.
 *
 * @returns how many were moved
 * @throws the lead errors of `awsFailure`; what was not moved yet stays where it was
 */
export async function moveMessages({ from, to, isWanted, body, onMoved }: Move): Promise<number> {
  const { client, url } = from;
  const left = new Set<Held>();
  let moved = 0;

  async function move(held: Held): Promise<void> {
    const command = new SendMessageCommand({ QueueUrl: to, MessageBody: await body(held) });
    await withAws('SQS', 'sqs:SendMessage', () => client.send(command));
    await withAws('SQS', 'sqs:DeleteMessage', () =>
      client.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: held.receipt })),
    );
    left.delete(held);
    moved += 1;
    onMoved(moved);
  }

  try {
    for await (const batch of walkQueue(from)) {
      for (const held of batch) left.add(held);
      for (const held of batch.filter(isWanted)) await move(held);
    }
    return moved;
  } finally {
    await giveBack(from, [...left]);
  }
}
