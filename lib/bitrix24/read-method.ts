import { type AnyLeadError, isLeadError, LeadRefusedError } from '../errors.ts';
import { type CallOptions, callMethod } from './call-method.ts';
import type { Endpoint } from './endpoint.ts';

/** How long to wait before each repetition. Milliseconds. */
const WAITS = [1000, 2000, 4000] as const;

/** Too many requests, or no answer before anything was sent; what is in doubt (a timeout, a reset, a bare 5xx) for a read. */
const MAY_PASS = /^(?:QUERY_LIMIT_EXCEEDED|TIMEOUT)$/i;
const mayPass = (error: AnyLeadError) =>
  error.fate === 'in doubt' || (error.fate === 'refused' && MAY_PASS.test(error.code));

/** A read changes nothing, so nothing about it can be in doubt. */
const noAnswer = (method: string, { code }: AnyLeadError, times: number) =>
  new LeadRefusedError(
    `${method}: the portal gave no answer that can be used, asked ${times} times (${code}). Nothing was changed; try again later.`,
    { code },
  );

/**
 * Calls a REST method that changes nothing, up to four times with growing waits where another try may pass: at the
 * portal's limit of requests, timeouts, broken connections and answers. Never for a method that creates or changes.
 *
 * @throws LeadRefusedError, LeadHaltedError or LeadRejectedError
 */
export async function readMethod(
  endpoint: Endpoint,
  method: string,
  parameters: Readonly<Record<string, unknown>>,
  options: CallOptions,
): Promise<Record<string, unknown>> {
  for (let tried = 1; ; tried++) {
    try {
      return await callMethod(endpoint, method, parameters, options);
    } catch (error) {
      if (!isLeadError(error) || !mayPass(error)) throw error;
      const wait = WAITS[tried - 1];
      if (wait === undefined) throw error.fate === 'in doubt' ? noAnswer(method, error, tried) : error;
      await options.clock.sleep(wait);
    }
  }
}
