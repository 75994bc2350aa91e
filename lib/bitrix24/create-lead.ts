import { type Clock, systemClock } from '../clock.ts';
import type { LeadParams } from '../lead/fields/check-lead.ts';
import { checkLead, checkLeadParams } from '../lead/fields/check-lead.ts';
import type { AddLeadAnswer } from '../types.ts';
import { addLead } from './add-lead.ts';
import { parseEndpoint } from './endpoint.ts';

export interface CreateLeadOptions {
  /** `REGISTER_SONET_EVENT: 'Y'` tells the responsible person. */
  readonly params?: LeadParams;
  /** Milliseconds for the whole call; 20,000 unless told otherwise. */
  readonly timeout?: number;
  readonly clock?: Clock;
}

/**
 * Creates a lead: one call of `crm.lead.add`, never repeated. What OpenIntegrations' `CreateLead(URL, Fields, Token)` does.
 *
 * @param url a webhook's URL, or the portal's domain when a token is given
 * @param fields the lead in Bitrix24's own names (see `crm.lead.fields`); multi-fields may be plain text
 * @param token an access token, when an application's authorization is used
 * @returns Bitrix24's answer unchanged: the new lead's id as `result`, and the `time` it took
 * @throws RequestError (invalid_lead) naming the field that is wrong, and nothing was sent then; else LeadRefusedError,
 * LeadInDoubtError, LeadHaltedError or LeadRejectedError, which tell what became of the lead
 */
export async function createLead(
  url: string,
  fields: unknown,
  token?: string,
  { params, clock = systemClock, timeout }: CreateLeadOptions = {},
): Promise<AddLeadAnswer> {
  const endpoint = parseEndpoint(url, token);
  const lead = checkLead(fields);
  const options = timeout === undefined ? { clock } : { clock, timeout };
  return addLead(endpoint, lead, checkLeadParams(params), options);
}
