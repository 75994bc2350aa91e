import { type AcceptIo, accept } from '../accept.ts';
import { isBrowserNavigation, sorryPage } from '../answers/browser-answer.ts';
import { errorAnswer } from '../answers/error-answer.ts';
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
