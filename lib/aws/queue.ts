import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Log } from '../log.ts';
import type { Delivery } from '../types.ts';
import { fitMessage } from './fit-message.ts';

/** A place where deliveries wait: the queue itself, the dead letters, the spam. */
export interface DeliveryQueue {
  /**
   * Puts a delivery there and returns once it is stored. The reason, where there is one, becomes a message attribute.
   * Files too large for the queue are given up, all answers are kept.
   *
   * @throws RequestError (too_large) when the answers alone are too large; the SDK's error when the queue did not
   * surely take it
   */
  readonly send: (delivery: Delivery, reason?: string) => Promise<void>;
  /** Puts a message there as it came, with the reason why it could not be read. */
  readonly keep: (message: string, reason: string) => Promise<void>;
}

/** SQS takes no control characters in an attribute; longer reasons would only eat into the message's size. */
const asAttribute = (reason: string) => reason.replace(/[^\x20-\uD7FF\uE000-\uFFFD]/g, ' ').slice(0, 1000);

/**
 * A queue on SQS. Without an address it takes nothing, and says so.
 */
export function sqsQueue(client: SQSClient, url: string | null): DeliveryQueue {
  async function put(message: string, reason?: string): Promise<void> {
    if (!url) throw new Error('QUEUE_URL is not set: there is no queue to put this on');
    const attributes = reason && { reason: { DataType: 'String', StringValue: asAttribute(reason) } };
    await client.send(
      new SendMessageCommand({
        QueueUrl: url,
        MessageBody: message,
        ...(attributes && { MessageAttributes: attributes }),
      }),
    );
  }
  return {
    async send(delivery, reason) {
      await put(await fitMessage(delivery), reason);
    },
    keep: put,
  };
}

/** Puts deliveries onto a queue, side by side; throws when it does not surely take one of them. */
export const sendAll =
  ({ send }: Pick<DeliveryQueue, 'send'>) =>
  async (deliveries: readonly Delivery[]): Promise<void> => {
    const results = await Promise.allSettled(deliveries.map((delivery) => send(delivery)));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  };

/** Keeps spam in its queue, where somebody can look at it; without one it is gone, and the log says so. */
export const spamKeeper =
  (queue: DeliveryQueue | null, log: Pick<Log, 'warn'>) =>
  async (delivery: Delivery, reason: string): Promise<void> => {
    if (queue) await queue.send(delivery, reason);
    else log.warn('Spam dropped, since there is no spam queue to keep it in', { form: delivery.form, reason });
  };
