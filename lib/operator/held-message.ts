import type { Message } from '@aws-sdk/client-sqs';
import { readDeliveryMessage } from '../aws/delivery-message.ts';
import { fitMessage } from '../aws/fit-message.ts';
import { readEvent } from '../aws/read-event.ts';
import { parseJson } from '../json.ts';
import { originId } from '../once/submission-key.ts';
import type { Delivery } from '../types.ts';
import type { QueueName } from './stage.ts';

/** A message of a queue that is hidden from others for a moment, so that it can be looked at or moved. */
export interface Held {
  readonly queue: QueueName;
  /** What its sender was told, where that is known; else SQS's own id. */
  readonly id: string;
  readonly messageId: string;
  /** Gives it back, or deletes it. */
  readonly receipt: string;
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
  readonly receives: number;
  /** Why it is here; null when it was tried too often, and nobody wrote a reason. */
  readonly reason: string | null;
  /** Null when nothing can be made of it. */
  readonly delivery: Delivery | null;
  /** Whether the body is a message of our own making. */
  readonly isOurs: boolean;
}

/** What Lambda would make of the message; also an event that failed to the end, or what somebody else put there. */
function deliveryOf({ Body: body = '', MessageAttributes = {} }: Message, sentAt: number): Delivery | null {
  const messageAttributes = Object.fromEntries(
    Object.entries(MessageAttributes).map(([name, { StringValue }]) => [name, { stringValue: StringValue }]),
  );
  const record = { eventSource: 'aws:sqs', body, attributes: { SentTimestamp: String(sentAt) }, messageAttributes };
  const incoming = readEvent({ Records: [record] }, { requestId: '', now: sentAt });
  return incoming.kind === 'message' ? incoming.delivery : null;
}

/** Reads what was received from a queue. */
export function heldMessage(queue: QueueName, message: Message): Held {
  const { MessageId: messageId = '', ReceiptHandle: receipt = '', Body: body = '', Attributes = {} } = message;
  const sentAt = Number(Attributes.SentTimestamp ?? 0);
  const delivery = deliveryOf(message, sentAt);
  return {
    ...{ queue, messageId, receipt, body, sentAt, delivery },
    id: delivery?.key ? originId(delivery.key.key) : messageId,
    receives: Number(Attributes.ApproximateReceiveCount ?? 0),
    reason: message.MessageAttributes?.reason?.StringValue ?? null,
    isOurs: readDeliveryMessage(parseJson(body)) !== null,
  };
}

/**
 * The body with which it goes onto the main queue: its own where we made it. Anything else becomes a message of ours,
 * so that the moment it first came goes along and two copies of it stay one submission.
 */
export const movedBody = async ({ body, delivery, isOurs }: Held): Promise<string> =>
  delivery && !isOurs ? fitMessage(delivery) : body;

/** The same for what is taken for spam and is none: the checks it is still owed are the operator's word now. */
export async function releasedBody(held: Held): Promise<string> {
  const { delivery } = held;
  if (delivery?.unchecked !== 'everything') return movedBody(held);
  const { unchecked: _, ...checked } = delivery;
  return fitMessage(checked);
}

/** Whether it is meant by an id, SQS's own or the submission's, or by the beginning of it. */
export const isMeant = ({ id, messageId }: Held, wanted: string): boolean =>
  id === wanted ||
  messageId === wanted ||
  (wanted.length >= 6 && (id.startsWith(wanted) || messageId.startsWith(wanted)));
