import * as v from 'valibot';
import { isObject } from '../json.ts';
import type { Delivery } from '../types.ts';

/** Marks a queue message as ours, so that a message of another make is never taken for one. */
const FAMILY = 'bitrix24-lead/delivery/';
const MARK = `${FAMILY}1`;

const Message = v.object({
  is: v.literal(MARK),
  door: v.picklist(['form', 'server', 'event']),
  form: v.nullable(v.string()),
  headers: v.record(v.string(), v.string()),
  query: v.string(),
  body: v.pipe(v.string(), v.base64()),
  sourceIp: v.nullable(v.string()),
  receivedAt: v.number(),
  transportId: v.nullable(v.string()),
  unchecked: v.optional(v.picklist(['everything', 'captcha'])),
  key: v.optional(v.object({ key: v.string(), weak: v.boolean() })),
  files: v.optional(v.array(v.object({ key: v.string(), name: v.string(), type: v.string(), size: v.number() }))),
});

/** A delivery as the text of a queue message: JSON, the body in base64. */
export const writeDeliveryMessage = (delivery: Delivery): string =>
  JSON.stringify({ is: MARK, ...delivery, body: Buffer.from(delivery.body).toString('base64') });

/** The delivery that `writeDeliveryMessage` wrote; null for any other value. */
export function readDeliveryMessage(message: unknown): Delivery | null {
  if (!v.is(Message, message)) return null;
  const { is: _, unchecked, key, files, body, ...rest } = message;
  return {
    ...rest,
    body: Buffer.from(body, 'base64'),
    ...(unchecked ? { unchecked } : {}),
    ...(key ? { key } : {}),
    ...(files ? { files } : {}),
  };
}

/** Whether a value says that it is a delivery of ours, of whatever version. */
export const isOfOurs = (message: unknown): boolean =>
  isObject(message) && typeof message.is === 'string' && message.is.startsWith(FAMILY);
