import type { AcceptIo } from '../accept.ts';
import { errorAnswer } from '../answers/error-answer.ts';
import { httpRequest } from '../aws/http-request.ts';
import { respond } from '../aws/respond.ts';
import { looksLikeHttp } from '../aws/unknown-envelope.ts';
import { serveScript } from '../browser/serve-script.ts';
import { RequestError } from '../errors.ts';
import { answerForm } from './answer-form.ts';

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
