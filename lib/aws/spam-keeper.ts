import type { Log } from '../log.ts';
import type { Delivery } from '../types.ts';
import type { DeliveryQueue } from './queue.ts';

/** Keeps spam in its queue, where somebody can look at it; without one it is gone, and the log says so. */
export const spamKeeper =
  (queue: DeliveryQueue | null, log: Log) =>
  async (delivery: Delivery, reason: string): Promise<void> => {
    if (queue) await queue.send(delivery, reason);
    else log.warn('Spam dropped, since there is no spam queue to keep it in', { form: delivery.form, reason });
  };
