import type { Clock } from '../clock.ts';
import { type Fate, isLeadError } from '../errors.ts';
import { classifyAnswer, classifySilence, operatingReset } from './classify-answer.ts';
import type { Endpoint } from './endpoint.ts';
import { NoReplyError, post } from './post.ts';

export interface CallOptions {
  readonly clock: Clock;
  /** Milliseconds for the whole of the call: connecting, headers and body. */
  readonly timeout?: number;
  readonly watch?: CallWatch;
}

/** A call and what became of it. */
export interface SeenCall {
  readonly host: string;
  readonly method: string;
  readonly milliseconds: number;
  readonly end: 'done' | Fate;
  /** The error's; empty when it was done. */
  readonly code: string;
}

/** Somebody who looks on. Neither gets to see a secret. */
export interface CallWatch {
  /** Before anything is sent; what it throws ends the call. */
  readonly before?: (method: string, parameters: Readonly<Record<string, unknown>>) => void;
  readonly after?: (call: SeenCall) => void;
}

/** Long enough for a busy portal, short enough to say so before the worker's own 30 s are over. Milliseconds. */
export const CALL_TIMEOUT = 20_000;

/** The same as in package.json. */
export const VERSION = '0.1.0';

export const USER_AGENT = `bitrix24-lead/${VERSION}`;

/** When each portal counts each method's operating time anew, by its last answer. Unix seconds. */
const operatingResets = new Map<string, number>();

/** Calls and tells who looks on. */
async function watched<T>(
  { host }: Endpoint,
  method: string,
  { clock, watch }: CallOptions,
  call: () => Promise<T>,
): Promise<T> {
  if (!watch?.after) return call();
  const start = clock.now();
  const tell = (end: SeenCall['end'], code: string) =>
    watch.after?.({ host, method, milliseconds: clock.now() - start, end, code });
  try {
    const answer = await call();
    tell('done', '');
    return answer;
  } catch (error) {
    if (isLeadError(error)) tell(error.fate, error.code);
    throw error;
  }
}

/**
 * Calls a REST method once: one POST with a JSON body, the access token inside it where there is one. Nothing is
 * repeated and no redirect is followed. Gives the portal's answer as it is, when it is no error.
 *
 * @throws the four lead errors, with messages that name the method only
 */
export async function callMethod(
  endpoint: Endpoint,
  method: string,
  parameters: Readonly<Record<string, unknown>>,
  options: CallOptions,
): Promise<Record<string, unknown>> {
  options.watch?.before?.(method, parameters);
  return watched(endpoint, method, options, () => send(endpoint, method, parameters, options));
}

async function send(
  endpoint: Endpoint,
  method: string,
  parameters: Readonly<Record<string, unknown>>,
  { clock, timeout = CALL_TIMEOUT }: CallOptions,
): Promise<Record<string, unknown>> {
  const auth = endpoint.token();
  const meter = `${endpoint.origin} ${method}`;
  const request = {
    origin: endpoint.origin,
    authority: endpoint.authority,
    path: endpoint.path(method),
    headers: { 'content-type': 'application/json', accept: 'application/json', 'user-agent': USER_AGENT },
    body: JSON.stringify(auth === null ? parameters : { ...parameters, auth }),
  };
  const reply = await post(request, clock.timeout(timeout)).catch((error: unknown) => {
    throw error instanceof NoReplyError ? classifySilence(error, method) : error;
  });
  const answer = classifyAnswer(reply, {
    method,
    now: clock.now(),
    operatingReset: operatingResets.get(meter),
    hideSecret: endpoint.redact,
    sent: parameters,
  });
  const reset = operatingReset(answer);
  if (reset !== undefined) operatingResets.set(meter, reset);
  return answer;
}
