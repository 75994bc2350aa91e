import type { DeliveryQueue } from '../aws/queue.ts';
import { spamKeeper } from '../aws/spam-keeper.ts';
import { watchPortal } from '../bitrix24/watch-portal.ts';
import { type DeliverIo, deliver } from '../deliver.ts';
import { type AnyLeadError, isLeadError, RequestError } from '../errors.ts';
import { deliveriesOf } from '../intake/deliveries-of.ts';
import type { Meter, MetricName } from '../metrics.ts';
import type { Delivery, Outcome } from '../types.ts';

/** The least time one queued lead takes: two workers side by side stay within the portal's two requests a second. */
const PACE_MS = 1000;

export interface MakerIo extends DeliverIo {
  /** Where leads wait when the portal is in trouble; null in a deployment without. */
  readonly queue: DeliveryQueue | null;
  readonly deadLetters: DeliveryQueue | null;
  readonly spamQueue: DeliveryQueue | null;
  readonly meter: Meter;
}

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

type Make = (delivery: Delivery, requestId: string) => Promise<Outcome>;

/** Makes leads of deliveries, each door with its own way out of trouble. At most one lead an invocation. */
export interface LeadMaker {
  /** From the queue: a fault is thrown, and SQS delivers the message again. What is hopeless is parked. */
  readonly fromQueue: Make;
  /** From events that AWS repeats twice at most: in trouble onto the queue, thrown where there is none. */
  readonly fromEvent: Make;
  /** From a caller who waits for the answer: in trouble onto the queue; what is hopeless is thrown. */
  readonly fromServer: Make;
  /** Puts a delivery that will never pass with the dead letters; throws the error where there are none. */
  readonly park: (delivery: Delivery, error: unknown) => Promise<Outcome>;
  /**
   * Makes the first of several leads that came in one piece; the others wait their turn in the queue.
   *
   * @throws RequestError before anything is made, when there are several and no queue
   */
  readonly first: (deliveries: readonly Delivery[], requestId: string, make: Make) => Promise<Outcome>;
}

/** A lead maker on the given settings, portal, ledger and queues. */
export function leadMaker(io: MakerIo): LeadMaker {
  const { clock, log, meter, queue, deadLetters, spamQueue } = io;
  const keepSpam = spamKeeper(spamQueue, log);

  /** Delivers and counts; every fault goes on to whoever knows the way out. */
  async function attempt(delivery: Delivery, requestId: string, onCall = () => {}): Promise<Outcome> {
    const start = clock.now();
    const portal = async () => watchPortal(await io.portal(), clock, meter, onCall);
    const seen = () => ({ form: delivery.form, requestId, ms: clock.now() - start });
    try {
      const outcome = await deliver(delivery, { ...io, portal });
      if (outcome.status === 'spam') await keepSpam(delivery, outcome.reason);
      const metric = OUTCOME_METRICS[outcome.status];
      if (metric) meter.count(metric);
      log.info('Outcome', { outcome: outcome.status, lead: 'lead' in outcome ? outcome.lead : null, ...seen() });
      return outcome;
    } catch (error) {
      if (isLeadError(error)) meter.count(FATE_METRICS[error.fate]);
      else if (isHopeless(error)) meter.count('LeadsRejected');
      log.error('Not delivered', { ...seen(), error });
      throw error;
    }
  }

  async function park(delivery: Delivery, error: unknown): Promise<Outcome> {
    if (!deadLetters || !isHopeless(error)) throw error;
    const reason = `${error.name}: ${error.message}`;
    await deadLetters.send(delivery, reason);
    log.warn('Parked with the dead letters', { form: delivery.form, reason });
    return { status: 'parked', reason };
  }

  async function enqueue(delivery: Delivery, requestId: string, error?: unknown): Promise<Outcome> {
    if (!queue || isHopeless(error)) throw error;
    await queue.send(delivery);
    meter.count('LeadsQueued');
    log.info('Outcome', { outcome: 'queued', form: delivery.form, requestId });
    return { status: 'queued', id: requestId };
  }

  return {
    park,
    async fromQueue(delivery, requestId) {
      let calls = 0;
      const work = attempt(delivery, requestId, () => calls++).catch((error: unknown) => park(delivery, error));
      await Promise.allSettled([work, clock.sleep(PACE_MS)]);
      if (calls > 1) await clock.sleep(PACE_MS * (calls - 1));
      return work;
    },
    fromEvent: (delivery, requestId) =>
      attempt(delivery, requestId)
        .catch((error: unknown) => park(delivery, error))
        .catch((error: unknown) => enqueue(delivery, requestId, error)),
    fromServer: (delivery, requestId) =>
      attempt(delivery, requestId).catch((error: unknown) => enqueue(delivery, requestId, error)),
    async first(deliveries, requestId, make) {
      const [first, ...others] = deliveries.flatMap(deliveriesOf);
      if (!first) throw new Error('There is no delivery to make a lead of');
      if (others.length > 0 && !queue) {
        const advice = 'send them one by one, or set QUEUE_URL so that they can wait their turn';
        throw new RequestError('bad_request', `Several leads in one request, and one is made at a time: ${advice}`);
      }
      const outcome = await make(first, requestId);
      for (const other of others) await enqueue(other, requestId);
      return outcome;
    },
  };
}
