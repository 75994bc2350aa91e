import type { Delivery } from '../types.ts';
import { splitDelivery } from './split-delivery.ts';

/** Headers that name a request. */
const REQUEST_IDS = new Set(['idempotency-key', 'webhook-id', 'svix-id']);

/**
 * Makes a delivery of each lead in a request. What names the request as a whole names none of several leads: with it,
 * the first would pass for all the others.
 */
export function deliveriesOf(delivery: Delivery): readonly Delivery[] {
  const parts = splitDelivery(delivery);
  if (parts.length < 2) return parts;
  const headers = Object.fromEntries(Object.entries(delivery.headers).filter(([name]) => !REQUEST_IDS.has(name)));
  const { transportId } = delivery;
  return parts.map((part, n) => ({ ...part, headers, transportId: transportId && `${transportId}/${n}` }));
}
