import type { AcceptIo } from '../accept.ts';
import { errorAnswer } from '../answers/error-answer.ts';
import { CORS, jsonAnswer } from '../answers/json-answer.ts';
import { readEvent } from '../aws/read-event.ts';
import { respond } from '../aws/respond.ts';
import { RequestError } from '../errors.ts';
import { isBearer } from '../guard/is-bearer.ts';
import { isServerDoor, receive } from '../intake/receive.ts';
import type { Settings } from '../settings/settings.ts';
import type { HttpAnswer, HttpRequest, Outcome } from '../types.ts';
import { answerForm } from './answer-form.ts';
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
  const { settings, secrets, captcha, spam, clock, log, meter } = io;
  if (!io.ledger) log.warn('LEDGER_TABLE is not set: leads are made without protection against duplicates');
  const make = leadMaker(io);

  /** A back-end that waits for the lead's id. */
  async function serve(request: HttpRequest, requestId: string): Promise<HttpAnswer> {
    if (request.method === 'OPTIONS') return PREFLIGHT;
    if (request.method === 'GET' || request.method === 'HEAD') {
      throw new RequestError('bad_request', 'Send the lead by POST');
    }
    const { lead } = await secrets();
    const { authorization, ...headers } = request.headers; // checked here, and no business of the queue's
    if (!isBearer(authorization, lead)) {
      const advice = 'Send "Authorization: Bearer …" with the token kept as "lead" in the secrets parameter';
      throw new RequestError('unauthorized', advice);
    }
    const outcome = await make([receive({ ...request, headers }, 'server', clock.now())], 'server', requestId);
    return jsonAnswer(outcome.status === 'queued' ? 202 : 200, answerOf(outcome));
  }

  const answerServer = (request: HttpRequest, requestId: string): Promise<HttpAnswer> =>
    serve(request, requestId).catch((error: unknown) => {
      const answer = errorAnswer(error, requestId);
      log.warn('Not accepted', { status: answer.status, error });
      return answer;
    });

  /** What the public story needs, and no portal: the submission is made a lead of at once. */
  const publicDoor = (requestId: string): AcceptIo => ({
    ...{ settings, captcha, spam, clock, log, meter },
    take: async (deliveries) => {
      await make(deliveries, 'form', requestId);
    },
  });

  return async (event: unknown, { awsRequestId = '' }: { readonly awsRequestId?: string } = {}): Promise<unknown> => {
    try {
      const incoming = readEvent(event, { requestId: awsRequestId, now: clock.now() });
      if (incoming.kind === 'nothing') {
        log.info('No lead in this event', { reason: incoming.reason });
        return { status: 'ignored', reason: incoming.reason };
      }
      if (incoming.kind === 'message') return answerOf(await make([incoming.delivery], incoming.via, awsRequestId));
      if (incoming.kind === 'refused') {
        const { message, reason, http } = incoming;
        log.error('Refused', { reason });
        const error = new RequestError('bad_request', reason);
        if (message !== undefined && io.deadLetters) {
          const why = `${error.name}: ${reason}`;
          await io.deadLetters.keep(message, why);
          return answerOf({ status: 'parked', reason: why });
        }
        if (http) return respond(errorAnswer(error, awsRequestId), 'http api');
        throw error;
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
