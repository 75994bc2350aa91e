import {
  type Fate,
  type LeadErrorOptions,
  LeadHaltedError,
  LeadInDoubtError,
  LeadRefusedError,
  LeadRejectedError,
} from '../errors.ts';
import { isObject, parseJson } from '../json.ts';
import { judgeError, type KeepAway } from './error-table.ts';
import { METHODS } from './methods.ts';
import type { NoReplyError, Reply } from './post.ts';
import { redactValues } from './redact-values.ts';

/** What an answer is judged by besides itself. */
export interface Asked {
  /** The REST method: all that a message tells of the request. */
  readonly method: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** When the portal counts this method's operating time anew, by its last answer. Unix seconds. */
  readonly operatingReset: number | undefined;
  /** Frees a text from the secret. */
  readonly hideSecret: (text: string) => string;
  /** What was sent, and must not be read in a message. */
  readonly sent: unknown;
}

const ERRORS = {
  refused: LeadRefusedError,
  'in doubt': LeadInDoubtError,
  halted: LeadHaltedError,
  rejected: LeadRejectedError,
} satisfies Record<Fate, unknown>;

const CONSEQUENCE: Record<Fate, (done: string) => string> = {
  refused: (done) => `Surely nothing was ${done}; try again later.`,
  'in doubt': () => 'Whether it was carried out is unknown: look before it is sent again.',
  halted: (done) => `Nothing was ${done}, and nothing will be until an operator acts.`,
  rejected: (done) => `Nothing was ${done}: the portal will not take this one as it is.`,
};

const MINUTE = 60_000;
const WINDOW = 10 * MINUTE;

/** Unix seconds become milliseconds; a moment that is past or too far away to be true is taken for a whole window. */
function resetMoment(now: number, seconds: number | undefined): number {
  const moment = (seconds ?? 0) * 1000;
  return moment > now ? Math.min(moment, now + WINDOW) : now + WINDOW;
}

const NOT_BEFORE: Record<KeepAway, (asked: Asked) => number> = {
  'a minute': ({ now }) => now + MINUTE,
  'operating reset': ({ now, operatingReset }) => resetMoment(now, operatingReset),
};

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  const value = parseJson(text);
  return isObject(value) ? value : null;
}

const words = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** When the portal counts this method's operating time anew, by the answer's own account. Unix seconds. */
export function operatingReset(answer: Record<string, unknown>): number | undefined {
  const seconds = isObject(answer.time) ? Number(answer.time.operating_reset_at) : Number.NaN;
  return Number.isFinite(seconds) ? seconds : undefined;
}

function failure(fate: Fate, method: string, what: string, advice: string, options: LeadErrorOptions) {
  const consequence = CONSEQUENCE[fate](method === METHODS.add ? 'created' : 'changed');
  return new ERRORS[fate](`${method}: ${what}. ${consequence} ${advice}`.trim(), options);
}

function moved(location: string | null, { method, now, hideSecret }: Asked) {
  const host = location && URL.canParse(location) ? new URL(location).host : '';
  const advice = 'Update the parameter or the address you gave; redirects are never followed.';
  return failure('halted', method, `the portal moved to ${hideSecret(host) || 'another address'}`, advice, {
    code: 'MOVED',
    notBefore: now + MINUTE,
  });
}

/**
 * Judges the portal's answer: gives its JSON object when it is no error, with the result still to be looked at.
 *
 * @throws one of the four lead errors by the table of the Bitrix24 REST documentation, judged by code, then by status
 */
export function classifyAnswer({ status, location, text }: Reply, asked: Asked): Record<string, unknown> {
  if (status >= 300 && status <= 399) throw moved(location, asked);
  const answer = parseObject(text);
  const isError = answer !== null && answer.error !== undefined && answer.error !== null;
  if (answer && !isError && status >= 200 && status <= 299) return answer;

  const said = { code: words(answer?.error), description: words(answer?.error_description) };
  const { fate, advice, keepAway, authentication = false } = judgeError({ status, ...said, json: answer !== null });
  const code = asked.hideSecret(said.code).slice(0, 64);
  const description = redactValues(asked.hideSecret(said.description), asked.sent);
  const what = [`HTTP ${status}`, code, description && `"${description}"`, answer ? '' : 'not JSON'];
  const reset = (answer && operatingReset(answer)) ?? asked.operatingReset;
  throw failure(fate, asked.method, what.filter(Boolean).join(', '), advice, {
    code: code || `HTTP ${status}`,
    authentication,
    ...(keepAway && { notBefore: NOT_BEFORE[keepAway]({ ...asked, operatingReset: reset }) }),
  });
}

/** The words of Node.js and OpenSSL for a certificate that can't be verified. */
const UNTRUSTED = /CERT|UNABLE_TO/;
const TRUST =
  'Its certificate can not be verified: where it comes from an authority of your own, put that into the parameter "ca" (--ca on the command line); else renew it.';

/** What became of a request that got no reply: refused when it surely never left, in doubt otherwise. */
export function classifySilence({ sent, code }: NoReplyError, method: string) {
  return sent
    ? failure('in doubt', method, `the portal's answer did not come (${code})`, '', { code })
    : failure(
        'refused',
        method,
        `the portal can't be reached (${code})`,
        UNTRUSTED.test(code) ? TRUST : 'Check its address and the network.',
        { code: code === 'TIMEOUT' ? code : 'UNREACHABLE' },
      );
}
