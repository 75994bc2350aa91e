import * as v from 'valibot';
import { LeadInDoubtError } from '../errors.ts';
import type { LeadParams } from '../lead/fields/check-lead.ts';
import type { LeadFields } from '../lead/fields/lead-fields.ts';
import type { AddLeadAnswer } from '../types.ts';
import { type CallOptions, callMethod } from './call-method.ts';
import type { Endpoint } from './endpoint.ts';
import { METHODS } from './methods.ts';
import { PortalTimeSchema } from './portal-time.ts';

const METHOD = METHODS.add;

const Id = v.union([
  v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  v.pipe(
    v.string(),
    v.regex(/^[1-9]\d{0,15}$/),
    v.check((id) => Number.isSafeInteger(Number(id))),
  ),
]);

const Created = v.looseObject({ result: Id });
const CreatedInTime = v.looseObject({ result: Id, time: v.exactOptional(PortalTimeSchema) });

/**
 * Creates a lead and gives the portal's answer unchanged. Without parameters the request carries none, and the portal
 * tells nobody about the new lead.
 *
 * @throws the four lead errors; an answer without an id is in doubt
 */
export async function addLead(
  endpoint: Endpoint,
  fields: LeadFields,
  params: LeadParams,
  options: CallOptions,
): Promise<AddLeadAnswer> {
  const parameters = Object.keys(params).length > 0 ? { fields, params } : { fields };
  const answer = await callMethod(endpoint, METHOD, parameters, options);
  if (v.is(CreatedInTime, answer)) return answer;
  // a lead was created, whatever is wrong with the account of the time it took
  if (v.is(Created, answer)) return { result: answer.result };
  throw new LeadInDoubtError(
    `${METHOD}: the portal's answer holds no lead id. Whether the lead was created is unknown: look before it is sent again.`,
    { code: 'NO_RESULT' },
  );
}
