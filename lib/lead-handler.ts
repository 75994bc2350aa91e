import type { AcceptIo } from './accept.ts';
import { answerForm } from './accept-handler.ts';
import { errorAnswer } from './answers/error-answer.ts';
import { jsonAnswer } from './answers/json-answer.ts';
import { type DeliverIo, deliver } from './deliver.ts';
import type { DeliveryQueue } from './delivery/queue.ts';
import { type AnyLeadError, isLeadError, RequestError } from './errors.ts';
import { readEvent } from './events/read-event.ts';
import { respond } from './events/respond.ts';
import { isBearer } from './guard/is-bearer.ts';
import { isServerDoor, receive } from './intake/receive.ts';
import type { Meter, MetricName } from './metrics.ts';
import type { Delivery, HttpAnswer, HttpRequest, Outcome } from './types.ts';
import { watchPortal } from './watch-portal.ts';

/** The least time one queued lead takes: two workers side by side stay within the portal's two requests a second. */
const PACE_MS = 1000;

export interface LeadIo extends DeliverIo {
  /** Where leads wait when the portal is in trouble; null in a deployment without. */
  readonly queue: DeliveryQueue | null;
  readonly deadLetters: DeliveryQueue | null;
  readonly spamQueue: DeliveryQueue | null;
  readonly captcha: AcceptIo['captcha'];
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
  queued: 'LeadsQueued',
  spam: 'SpamStopped',
};

/** This one lead will never pass: trying again would only burn the queue. */
const isHopeless = (error: unknown): error is Error =>
  error instanceof RequestError || (isLeadError(error) && error.fate === 'rejected');

/** What a caller who invoked the function directly gets. */
const answerOf = (outcome: Outcome): object =>
  outcome.status === 'created'
    ? { status: outcome.status, ...outcome.answer }
    : outcome.status === 'duplicate'
      ? { status: outcome.status, result: outcome.lead }
      : outcome;

/** The Lambda handler that makes leads: any event in, at most one `crm.lead.add`, its outcome out. */
export function leadHandler(io: LeadIo) {
  const { clock, log, meter, queue, deadLetters, spamQueue } = io;

  if (!io.ledger) log.warn('LEDGER_TABLE is not set: leads are made without protection against duplicates');

  async function keepSpam(delivery: Delivery, reason: string): Promise<void> {
    if (spamQueue) await spamQueue.send(delivery, reason);
    else log.warn('Spam dropped, since there is no spam queue to keep it in', { form: delivery.form, reason });
  }

  /** Delivers, parks what is hopeless, and counts; every other fault goes on to the caller. */
  async function attempt(delivery: Delivery, requestId: string, onCall = () => {}): Promise<Outcome> {
    const start = clock.now();
    const portal = async () => watchPortal(await io.portal(), clock, meter, onCall);
    const tell = (outcome: Outcome) => {
      const metric = OUTCOME_METRICS[outcome.status];
      if (metric) meter.count(metric);
      const lead = 'lead' in outcome ? outcome.lead : null;
      log.info('Outcome', { outcome: outcome.status, lead, form: delivery.form, requestId, ms: clock.now() - start });
      return outcome;
    };
    try {
      const outcome = await deliver(delivery, { ...io, portal });
      if (outcome.status === 'spam') await keepSpam(delivery, outcome.reason);
      return tell(outcome);
    } catch (error) {
      if (isLeadError(error)) meter.count(FATE_METRICS[error.fate]);
      else if (isHopeless(error)) meter.count('LeadsRejected');
      log.error('Not delivered', { form: delivery.form, requestId, ms: clock.now() - start, error });
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

  async function enqueue(delivery: Delivery, requestId: string, error: unknown): Promise<Outcome> {
    if (!queue || isHopeless(error)) throw error;
    await queue.send(delivery);
    meter.count('LeadsQueued');
    log.info('Outcome', { outcome: 'queued', form: delivery.form, requestId });
    return { status: 'queued', id: requestId };
  }

  /** From the queue: a fault is thrown, and SQS delivers the message again. */
  async function fromQueue(delivery: Delivery, requestId: string): Promise<Outcome> {
    let calls = 0;
    const work = attempt(delivery, requestId, () => calls++).catch((error: unknown) => park(delivery, error));
    await Promise.allSettled([work, clock.sleep(PACE_MS)]);
    if (calls > 1) await clock.sleep(PACE_MS * (calls - 1));
    return work;
  }

  /** Events that AWS repeats twice at most: in trouble onto the queue. */
  const fromEvent = (delivery: Delivery, requestId: string): Promise<Outcome> =>
    attempt(delivery, requestId)
      .catch((error: unknown) => park(delivery, error))
      .catch((error: unknown) => enqueue(delivery, requestId, error));

  /** A back-end that waits for the lead's id. */
  async function fromServer(request: HttpRequest, requestId: string): Promise<HttpAnswer> {
    if (request.method === 'OPTIONS') return preflight;
    if (request.method === 'GET' || request.method === 'HEAD')
      throw new RequestError('bad_request', 'Send the lead by POST');
    const { secrets } = await io.settings();
    if (!isBearer(request.headers.authorization, secrets.lead)) {
      throw new RequestError(
        'unauthorized',
        'Send "Authorization: Bearer …" with the token kept as "lead" in the secrets parameter',
      );
    }
    const delivery = receive(request, 'server', clock.now());
    const outcome = await attempt(delivery, requestId).catch((error: unknown) => enqueue(delivery, requestId, error));
    return jsonAnswer(outcome.status === 'queued' ? 202 : 200, answerOf(outcome));
  }

  const serve = (request: HttpRequest, requestId: string): Promise<HttpAnswer> =>
    fromServer(request, requestId).catch((error: unknown) => {
      const answer = errorAnswer(error, requestId);
      log.warn('Not accepted', { status: answer.status, error });
      return answer;
    });

  const publicDoor = (requestId: string): AcceptIo => ({
    ...io,
    spam: keepSpam,
    take: async (delivery) => {
      await fromEvent(delivery, requestId);
    },
  });

  return async (event: unknown, { awsRequestId }: { readonly awsRequestId: string }): Promise<unknown> => {
    try {
      const incoming = readEvent(event, { requestId: awsRequestId, now: clock.now() });
      if (incoming.kind === 'nothing') {
        log.info('No lead in this event', { reason: incoming.reason });
        return { status: 'ignored', reason: incoming.reason };
      }
      if (incoming.kind === 'message') {
        const deliverIt = incoming.via === 'queue' ? fromQueue : fromEvent;
        return answerOf(await deliverIt(incoming.delivery, awsRequestId));
      }
      const { request, shape, requestId } = incoming;
      const answer = isServerDoor(request.path)
        ? await serve(request, requestId ?? awsRequestId)
        : await answerForm(request, requestId ?? awsRequestId, publicDoor(awsRequestId));
      return respond(answer, shape);
    } finally {
      meter.flush();
    }
  };
}

const preflight: HttpAnswer = {
  status: 204,
  headers: {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'POST, OPTIONS',
    'access-control-allow-headers': 'authorization, content-type, idempotency-key',
  },
  body: '',
};
