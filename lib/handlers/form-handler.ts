import { type AcceptIo, accept } from '../accept.ts';
import { isBrowserNavigation, sorryPage } from '../answers/browser-answer.ts';
import { errorAnswer } from '../answers/error-answer.ts';
import { httpRequest } from '../aws/http-request.ts';
import { respond } from '../aws/respond.ts';
import { looksLikeHttp } from '../aws/unknown-envelope.ts';
import { serveScript } from '../browser/serve-script.ts';
import { RequestError } from '../errors.ts';
import type { HttpAnswer, HttpRequest } from '../types.ts';

/** Answers a form submission; faults become answers too, so that the caller always knows whether to send it again. */
export async function answerForm(request: HttpRequest, requestId: string, io: AcceptIo): Promise<HttpAnswer> {
  try {
    return await accept(request, io);
  } catch (error) {
    const answer = errorAnswer(error, requestId);
    if (answer.status >= 500) io.meter.count('AcceptFailed');
    io.log[answer.status >= 500 ? 'error' : 'warn']('Not accepted', { status: answer.status, error });
    return isBrowserNavigation(request) ? sorryPage(answer, request.headers['accept-language']) : answer;
  }
}

/** The Lambda handler behind the public routes: an HTTP event in, its answer out. */
export function acceptHandler(io: AcceptIo) {
  return async (event: unknown, { awsRequestId = '' }: { readonly awsRequestId?: string } = {}) => {
    const start = io.clock.now();
    const http = httpRequest(event);
    if (!http && looksLikeHttp(event)) {
      const error = new RequestError('bad_request', 'This request came in an envelope that can’t be read');
      io.log.error('Refused', { error });
      return respond(errorAnswer(error, awsRequestId), 'http api');
    }
    if (!http)
      throw new Error('This function takes HTTP events only: send others to the function that makes the leads');
    const script = serveScript(http.request, { bytes: http.shape !== 'rest api' });
    if (script) return respond(script, http.shape);
    try {
      return respond(await answerForm(http.request, http.requestId ?? awsRequestId, io), http.shape);
    } finally {
      io.meter.count('AcceptLatency', io.clock.now() - start);
      io.meter.flush();
    }
  };
}
