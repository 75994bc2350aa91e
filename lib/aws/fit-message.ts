import { RequestError } from '../errors.ts';
import { decodeDelivery } from '../intake/decode/decode-delivery.ts';
import { isBranch, isList, type Tree, Upload } from '../intake/decode/tree.ts';
import type { Delivery, DroppedFile } from '../types.ts';
import { writeDeliveryMessage } from './delivery-message.ts';

/** What SQS takes as one message, in bytes of UTF-8, less what a reason takes as an attribute. */
const MAX_BYTES = 1024 * 1024 - 4096;

const fits = (message: string) => Buffer.byteLength(message) <= MAX_BYTES;

/** The delivery without the bytes of its files; null when it has none. */
async function withoutFiles(delivery: Delivery): Promise<Delivery | null> {
  const tree = await decodeDelivery(delivery);
  if (!isBranch(tree)) return null;
  const files: DroppedFile[] = [];
  const kept: Record<string, Tree> = Object.create(null);
  for (const [key, value] of Object.entries(tree)) {
    const [uploads, others] = isList(value)
      ? [value.filter((item) => item instanceof Upload), value.filter((item) => !(item instanceof Upload))]
      : [[], value];
    for (const { name, type, size } of uploads) files.push({ key, name, type, size });
    if (uploads.length === 0 || !isList(others) || others.length > 0) kept[key] = others;
  }
  if (files.length === 0) return null;
  return {
    ...delivery,
    headers: { ...delivery.headers, 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify(kept)),
    files,
  };
}

/**
 * The text of a queue message for a delivery. Where that is too large, the files' contents are given up, and only their
 * names, types and sizes go on with all the answers.
 *
 * @throws RequestError (too_large) when it is too large all the same
 */
export async function fitMessage(delivery: Delivery): Promise<string> {
  const whole = writeDeliveryMessage(delivery);
  if (fits(whole)) return whole;
  const smaller = await withoutFiles(delivery);
  const message = smaller && writeDeliveryMessage(smaller);
  if (message && fits(message)) return message;
  throw new RequestError(
    'too_large',
    'The answers are larger than a queue message may be (about 750 KiB): send less text',
  );
}
