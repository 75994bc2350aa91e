import { type DeliveryQueue, sendAll } from '../aws/queue.ts';
import { watchPortal } from '../bitrix24/watch-portal.ts';
import { type DeliverIo, deliver } from '../deliver.ts';
import { type AnyLeadError, isLeadError, RequestError } from '../errors.ts';
import { splitDelivery } from '../intake/split-delivery.ts';
import type { Meter, MetricName } from '../metrics.ts';
import type { Delivery, Outcome, SubmissionKey } from '../types.ts';
import type { Pace } from './pace.ts';

export interface MakerIo extends DeliverIo {
  /** Where leads wait when the portal is in trouble; null in a deployment without. */
  readonly queue: Pick<DeliveryQueue, 'send'> | null;
  readonly deadLetters: DeliveryQueue | null;
  /** Keeps spam where somebody can look at it. */
  readonly spam: (delivery: Delivery, reason: string) => Promise<void>;
  readonly pace: Pace;
  readonly meter: Meter;
}

/** Where a lead came in, as far as it matters for the way out of trouble. */
export type Door = 'queue' | 'event' | 'form' | 'server';

/** `park`: with the dead letters, `wait`: onto the queue; where there is no such queue, the fault is thrown. */
type Way = 'park' | 'wait' | 'throw';

/** What becomes of a lead that will never pass, and of one that may pass later. */
const WAYS_OUT: Record<Door, Record<'never' | 'later', Way>> = {
  queue: { never: 'park', later: 'throw' }, // SQS delivers it again
  event: { never: 'park', later: 'wait' }, // AWS repeats it twice at most
  form: { never: 'park', later: 'wait' }, // nobody sends it again
  server: { never: 'throw', later: 'wait' }, // the caller is told what is wrong with it
};

const FATE_METRICS: Record<AnyLeadError['fate'], MetricName> = {
  refused: 'LeadsRefused',
  'in doubt': 'LeadsInDoubt',
  halted: 'LeadsHalted',
  rejected: 'LeadsRejected',
};

const OUTCOME_METRICS: Partial<Record<Outcome['status'], MetricName>> = {
  created: 'LeadsCreated',
  duplicate: 'DuplicatesStopped',
  spam: 'SpamStopped',
};

/** This one lead will never pass: trying again would only burn the queue. */
const isHopeless = (error: unknown): error is Error =>
  error instanceof RequestError || (isLeadError(error) && error.fate === 'rejected');

/** Without the checks it was owed: they were made, and whoever sends it again from the spam has judged otherwise. */
const checked = ({ unchecked: _, ...delivery }: Delivery): Delivery => delivery;

const NO_QUEUE =
  'Several leads in one request, and one is made at a time: send them one by one, or set QUEUE_URL so that they can wait their turn';
const UNCHECKED =
  'Several leads in one request that was not checked when it came: its parts carry no signature of their own, so it must be sent again';

/**
 * Makes the first of the leads that came in one piece; the others wait their turn in the queue. At most one
 * `crm.lead.add` an invocation.
 *
 * @throws what the door lets through: see the table
 */
export type MakeLead = (deliveries: readonly Delivery[], door: Door, requestId: string) => Promise<Outcome>;

/** Makes leads on the given settings, portal, ledger and queues, each door with its own way out of trouble. */
export function leadMaker(io: MakerIo): MakeLead {
  const { clock, log, meter, queue, deadLetters, pace } = io;

  /** Delivers and counts; a fault finds its way out, with the key that the lead was tried under. */
  async function attempt(delivery: Delivery, door: Door, requestId: string): Promise<Outcome> {
    let tried = delivery;
    const named = (key: SubmissionKey) => {
      tried = { ...delivery, key };
    };
    const start = clock.now();
    const portal = async () => watchPortal(await io.portal(), clock, meter, pace.count);
    const seen = () => ({ form: delivery.form, requestId, ms: clock.now() - start });
    try {
      if (door === 'queue') await pace.wait();
      const outcome = await deliver(delivery, { ...io, portal, named });
      if (outcome.status === 'spam') await io.spam(checked(delivery), outcome.reason);
      const metric = OUTCOME_METRICS[outcome.status];
      if (metric) meter.count(metric);
      log.info('Outcome', { outcome: outcome.status, lead: 'lead' in outcome ? outcome.lead : null, ...seen() });
      return outcome;
    } catch (error) {
      if (isLeadError(error)) meter.count(FATE_METRICS[error.fate]);
      else if (isHopeless(error)) meter.count('LeadsRejected');
      log.error('Not delivered', { ...seen(), error });
      return wayOut(tried, door, requestId, error);
    }
  }

  async function wayOut(delivery: Delivery, door: Door, requestId: string, error: unknown): Promise<Outcome> {
    const way = WAYS_OUT[door][isHopeless(error) ? 'never' : 'later'];
    if (way === 'park' && deadLetters && isHopeless(error)) {
      const reason = `${error.name}: ${error.message}`;
      await deadLetters.send(delivery, reason);
      log.warn('Parked with the dead letters', { form: delivery.form, reason });
      return { status: 'parked', reason };
    }
    if (way === 'wait' && queue) {
      await queue.send(delivery).catch((failure: unknown) => {
        log.error('The queue did not take it', { form: delivery.form, requestId, error: failure });
        throw error; // that a queue holds less than a request says nothing of what became of the lead
      });
      meter.count('LeadsQueued');
      log.info('Outcome', { outcome: 'queued', form: delivery.form, requestId });
      return { status: 'queued', id: requestId };
    }
    throw error;
  }

  /** The leads in one piece; several need a queue to wait in. */
  function partsOf(deliveries: readonly Delivery[]): readonly Delivery[] {
    const parts = deliveries.flatMap(splitDelivery);
    if (parts.length < 2) return parts;
    if (deliveries.some(({ unchecked }) => unchecked === 'everything'))
      throw new RequestError('bad_request', UNCHECKED);
    if (!queue) throw new RequestError('bad_request', NO_QUEUE);
    return parts;
  }

  return async (deliveries, door, requestId) => {
    const [whole] = deliveries;
    if (!whole) throw new Error('There is no delivery to make a lead of');
    let parts: readonly Delivery[];
    try {
      parts = partsOf(deliveries);
    } catch (error) {
      return wayOut(whole, door, requestId, error);
    }
    const [first = whole, ...others] = parts;
    const outcome = await attempt(first, door, requestId);
    if (queue) await sendAll(queue)(others);
    return outcome;
  };
}
