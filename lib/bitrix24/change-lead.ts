import * as v from 'valibot';
import { LeadInDoubtError } from '../errors.ts';
import type { ChangeLeadAnswer } from './answers.ts';
import { type CallOptions, callMethod } from './call-method.ts';
import type { Endpoint } from './endpoint.ts';
import type { METHODS } from './methods.ts';
import { PortalTimeSchema, withSoundTime } from './portal-time.ts';

const Answer = v.looseObject({ result: v.boolean(), time: v.exactOptional(PortalTimeSchema) });

/**
 * Changes or deletes a lead with one call, never repeated, and gives the portal's answer unchanged.
 *
 * @param parameters the lead's number as `id`, and its `fields`
 * @throws the four lead errors; an answer that does not say whether it was done is in doubt
 */
export async function changeLead(
  endpoint: Endpoint,
  method: typeof METHODS.update | typeof METHODS.delete,
  parameters: { readonly id: number; readonly fields?: Readonly<Record<string, unknown>> },
  options: CallOptions,
): Promise<ChangeLeadAnswer> {
  const answer = withSoundTime(await callMethod(endpoint, method, parameters, options));
  if (v.is(Answer, answer)) return answer;
  throw new LeadInDoubtError(
    `${method}: the portal's answer does not say whether it was carried out. Look at the lead before it is sent again.`,
    { code: 'NO_RESULT' },
  );
}
