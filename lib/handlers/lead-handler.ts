import type { AcceptIo } from '../accept.ts';
import { errorAnswer } from '../answers/error-answer.ts';
import { CORS, jsonAnswer } from '../answers/json-answer.ts';
import { readEvent } from '../aws/read-event.ts';
import { respond } from '../aws/respond.ts';
import { spamKeeper } from '../aws/spam-keeper.ts';
import { RequestError } from '../errors.ts';
import { isBearer } from '../guard/is-bearer.ts';
import { isServerDoor, receive } from '../intake/receive.ts';
import type { Settings } from '../settings/settings.ts';
import type { HttpAnswer, HttpRequest, Outcome } from '../types.ts';
import { answerForm } from './form-handler.ts';
import { leadMaker, type MakerIo } from './ways-out.ts';

export interface LeadIo extends MakerIo {
  /** The secrets alone: they must be readable when the rest of the settings is broken. */
  readonly secrets: () => Promise<Settings['secrets']>;
  readonly captcha: AcceptIo['captcha'];
}

/** What a caller gets, over HTTP or as the value of a direct invocation. */
const answerOf = (outcome: Outcome): object =>
  outcome.status === 'created'
    ? { status: outcome.status, ...outcome.answer }
    : outcome.status === 'duplicate'
      ? { status: outcome.status, result: outcome.lead }
      : outcome;

const PREFLIGHT: HttpAnswer = {
  status: 204,
  headers: {
    ...CORS,
    'access-control-allow-methods': 'POST, OPTIONS',
    'access-control-allow-headers': 'authorization, content-type, idempotency-key',
  },
  body: '',
};

/** The Lambda handler that makes leads: any event in, at most one `crm.lead.add`, its outcome out. */
export function leadHandler(io: LeadIo) {
  const { clock, log, meter } = io;
  if (!io.ledger) log.warn('LEDGER_TABLE is not set: leads are made without protection against duplicates');
  const maker = leadMaker(io);

  /** A back-end that waits for the lead's id. */
  async function serve(request: HttpRequest, requestId: string): Promise<HttpAnswer> {
    if (request.method === 'OPTIONS') return PREFLIGHT;
    if (request.method === 'GET' || request.method === 'HEAD') {
      throw new RequestError('bad_request', 'Send the lead by POST');
    }
    const { lead } = await io.secrets();
    const { authorization, ...headers } = request.headers; // checked here, and no business of the queue's
    if (!isBearer(authorization, lead)) {
      const advice = 'Send "Authorization: Bearer …" with the token kept as "lead" in the secrets parameter';
      throw new RequestError('unauthorized', advice);
    }
    const delivery = receive({ ...request, headers }, 'server', clock.now());
    const outcome = await maker.first([delivery], requestId, maker.fromServer);
    return jsonAnswer(outcome.status === 'queued' ? 202 : 200, answerOf(outcome));
  }

  const answerServer = (request: HttpRequest, requestId: string): Promise<HttpAnswer> =>
    serve(request, requestId).catch((error: unknown) => {
      const answer = errorAnswer(error, requestId);
      log.warn('Not accepted', { status: answer.status, error });
      return answer;
    });

  const publicDoor = (requestId: string): AcceptIo => ({
    ...io,
    spam: spamKeeper(io.spamQueue, log),
    take: async (deliveries) => {
      await maker.first(deliveries, requestId, maker.fromEvent);
    },
  });

  return async (event: unknown, { awsRequestId = '' }: { readonly awsRequestId?: string } = {}): Promise<unknown> => {
    try {
      const incoming = readEvent(event, { requestId: awsRequestId, now: clock.now() });
      if (incoming.kind === 'nothing') {
        log.info('No lead in this event', { reason: incoming.reason });
        return { status: 'ignored', reason: incoming.reason };
      }
      if (incoming.kind === 'refused') {
        log.error('Refused', { reason: incoming.reason });
        const error = new RequestError('bad_request', incoming.reason);
        if (incoming.delivery) return answerOf(await maker.park(incoming.delivery, error));
        if (incoming.http) return respond(errorAnswer(error, awsRequestId), 'http api');
        throw error;
      }
      if (incoming.kind === 'message') {
        const make = incoming.via === 'queue' ? maker.fromQueue : maker.fromEvent;
        const { delivery } = incoming;
        return answerOf(
          await maker.first([delivery], awsRequestId, make).catch((error: unknown) => maker.park(delivery, error)), // several leads, and too many or no queue for them
        );
      }
      const { request, shape, requestId } = incoming;
      const answer = isServerDoor(request.path)
        ? await answerServer(request, requestId ?? awsRequestId)
        : await answerForm(request, requestId ?? awsRequestId, publicDoor(awsRequestId));
      return respond(answer, shape);
    } finally {
      meter.flush();
    }
  };
}
