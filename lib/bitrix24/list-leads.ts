import * as v from 'valibot';
import { LeadRefusedError } from '../errors.ts';
import type { LeadsListAnswer } from './answers.ts';
import type { CallOptions } from './call-method.ts';
import type { Endpoint } from './endpoint.ts';
import { METHODS } from './methods.ts';
import { PortalTimeSchema, withSoundTime } from './portal-time.ts';
import { readMethod } from './read-method.ts';

const Answer = v.looseObject({
  result: v.array(v.record(v.string(), v.unknown())),
  total: v.exactOptional(v.number()),
  next: v.exactOptional(v.number()),
  time: v.exactOptional(PortalTimeSchema),
});

/** What `crm.lead.list` is asked for. */
export interface LeadsWanted {
  readonly filter?: Readonly<Record<string, unknown>>;
  readonly select?: readonly string[];
  readonly order?: Readonly<Record<string, 'ASC' | 'DESC'>>;
  /** Leads to pass over; -1 does not count them, either. */
  readonly start?: number;
}

/**
 * Gives the portal's answer about a page of leads, 50 at most, unchanged.
 *
 * @throws LeadRefusedError, LeadHaltedError or LeadRejectedError
 */
export async function listLeads(
  endpoint: Endpoint,
  wanted: LeadsWanted,
  options: CallOptions,
): Promise<LeadsListAnswer> {
  const answer = withSoundTime(await readMethod(endpoint, METHODS.list, { ...wanted }, options));
  if (v.is(Answer, answer)) return answer;
  throw new LeadRefusedError(`${METHODS.list}: the portal's answer is no list of leads. Try again later.`, {
    code: 'NO_RESULT',
  });
}
