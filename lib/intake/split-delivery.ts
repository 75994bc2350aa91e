import { RequestError } from '../errors.ts';
import type { Delivery } from '../types.ts';
import { decodeText } from './decode/charset.ts';
import { jsonOrNothing } from './decode/decode-json.ts';
import { isBranch } from './decode/tree.ts';
import { PROVIDERS } from './providers/providers.ts';

/** Headers that name a request. Of several leads in it they name none: with them, the first would pass for all the others. */
const REQUEST_IDS = new Set(['idempotency-key', 'webhook-id', 'svix-id', 'framer-webhook-submission-id']);

/** More leads than any provider puts into one request. */
const MOST = 100;

const BATCHES = PROVIDERS.flatMap(({ batch }) => batch ?? []);

/** The bodies that one request stands for; none when it is no provider's batch. */
function bodiesIn(body: Buffer): readonly object[] {
  const tree = BATCHES.some(({ mark }) => body.includes(mark)) ? jsonOrNothing(decodeText(body, 'utf-8')) : undefined;
  return (isBranch(tree) && BATCHES.map(({ split }) => split(tree)).find((bodies) => bodies.length > 0)) || [];
}

/**
 * Makes a delivery of each lead when a request holds several, as those of some providers may; else it is the only one.
 *
 * @throws RequestError (too_large) for more than 100 leads
 */
export function splitDelivery(delivery: Delivery): readonly Delivery[] {
  const bodies = bodiesIn(Buffer.from(delivery.body.buffer, delivery.body.byteOffset, delivery.body.byteLength));
  if (bodies.length > MOST) {
    throw new RequestError('too_large', `There are more than ${MOST} leads in this request: send fewer at a time`);
  }
  if (bodies.length < 2) return [delivery];
  const headers = Object.fromEntries(Object.entries(delivery.headers).filter(([name]) => !REQUEST_IDS.has(name)));
  const { transportId, key } = delivery;
  return bodies.map((body, n) => ({
    ...delivery,
    headers,
    transportId: transportId && `${transportId}/${n}`,
    ...(key && { key: { ...key, key: `${key.key}/${n}` } }),
    body: Buffer.from(JSON.stringify(body)),
  }));
}
