import type { ChangeLeadAnswer, GetLeadAnswer, LeadStructureAnswer, LeadsListAnswer } from './bitrix24/answers.ts';
import { changeLead } from './bitrix24/change-lead.ts';
import { parseEndpoint } from './bitrix24/endpoint.ts';
import { findLead as findLeadThere } from './bitrix24/find-lead.ts';
import { getLead as getLeadThere } from './bitrix24/get-lead.ts';
import { getStructure } from './bitrix24/get-structure.ts';
import { parseLeadId } from './bitrix24/lead-id.ts';
import { listLeads } from './bitrix24/list-leads.ts';
import { METHODS } from './bitrix24/methods.ts';
import { type Clock, systemClock } from './clock.ts';
import { checkLeadChanges } from './lead/fields/check-lead.ts';

export type { ChangeLeadAnswer, GetLeadAnswer, LeadStructureAnswer, LeadsListAnswer } from './bitrix24/answers.ts';
export { type CreateLeadOptions, createLead } from './bitrix24/create-lead.ts';
export type { Clock } from './clock.ts';
export {
  type AnyLeadError,
  type Fate,
  isLeadError,
  LeadHaltedError,
  LeadInDoubtError,
  LeadRefusedError,
  LeadRejectedError,
  RequestError,
  type RequestErrorCode,
} from './errors.ts';
export type { LeadParams } from './lead/fields/check-lead.ts';
export { type LeadFilterStructure, leadFilterStructure } from './lead/fields/filter-structure.ts';
export type { FieldValue, MultiFieldValue } from './lead/fields/kinds.ts';
export type { LeadFields } from './lead/fields/lead-fields.ts';
export type { AddLeadAnswer, PortalTime } from './types.ts';

/** What every call of a portal may be told. */
export interface CallPortalOptions {
  /** Milliseconds for one request; 20,000 unless told otherwise. */
  readonly timeout?: number;
  readonly clock?: Clock;
}

const callOptions = ({ timeout, clock = systemClock }: CallPortalOptions) =>
  timeout === undefined ? { clock } : { clock, timeout };

/**
 * Gives one lead (`crm.lead.get`), the portal's answer unchanged. Repeated a few times where another try may pass.
 *
 * @param url a webhook's URL, or the portal's domain when a token is given
 * @param lead the lead's number
 * @throws the lead errors, except the one in doubt; RequestError when the number is none
 */
export async function getLead(
  url: string,
  lead: number | string,
  token?: string,
  options: CallPortalOptions = {},
): Promise<GetLeadAnswer> {
  return getLeadThere(parseEndpoint(url, token), parseLeadId(lead), callOptions(options));
}

/**
 * Changes a lead (`crm.lead.update`) with one call, never repeated; gives the portal's answer unchanged.
 *
 * @param url a webhook's URL, or the portal's domain when a token is given
 * @param lead the lead's number
 * @param fields what is to be changed, in Bitrix24's own names; an empty value empties the field
 * @throws the four lead errors; RequestError, and nothing was sent then
 */
export async function updateLead(
  url: string,
  lead: number | string,
  fields: unknown,
  token?: string,
  options: CallPortalOptions = {},
): Promise<ChangeLeadAnswer> {
  const parameters = { id: parseLeadId(lead), fields: checkLeadChanges(fields) };
  return changeLead(parseEndpoint(url, token), METHODS.update, parameters, callOptions(options));
}

/**
 * Deletes a lead (`crm.lead.delete`) with one call, never repeated; gives the portal's answer unchanged.
 *
 * @param url a webhook's URL, or the portal's domain when a token is given
 * @param lead the lead's number
 * @throws the four lead errors; RequestError when the number is none
 */
export async function deleteLead(
  url: string,
  lead: number | string,
  token?: string,
  options: CallPortalOptions = {},
): Promise<ChangeLeadAnswer> {
  return changeLead(parseEndpoint(url, token), METHODS.delete, { id: parseLeadId(lead) }, callOptions(options));
}

export interface LeadsListOptions extends CallPortalOptions {
  /** The fields wanted; all standard ones unless told otherwise. */
  readonly select?: readonly string[];
  readonly order?: Readonly<Record<string, 'ASC' | 'DESC'>>;
}

/**
 * Gives a page of 50 leads at most (`crm.lead.list`), the portal's answer unchanged: `next` is the offset of the page
 * after it. Repeated a few times where another try may pass.
 *
 * @param url a webhook's URL, or the portal's domain when a token is given
 * @param filter see `leadFilterStructure`; all leads unless given
 * @param offset how many leads to pass over
 * @throws the lead errors, except the one in doubt
 */
export async function leadsList(
  url: string,
  filter: Readonly<Record<string, unknown>> = {},
  offset = 0,
  token?: string,
  { select, order, ...options }: LeadsListOptions = {},
): Promise<LeadsListAnswer> {
  const wanted = { filter, ...(select && { select }), ...(order && { order }), start: offset };
  return listLeads(parseEndpoint(url, token), wanted, callOptions(options));
}

/**
 * Gives the portal's lead fields (`crm.lead.fields`), custom ones included, its answer unchanged. Repeated a few times
 * where another try may pass.
 *
 * @param url a webhook's URL, or the portal's domain when a token is given
 * @throws the lead errors, except the one in doubt
 */
export async function leadStructure(
  url: string,
  token?: string,
  options: CallPortalOptions = {},
): Promise<LeadStructureAnswer> {
  return getStructure(parseEndpoint(url, token), callOptions(options));
}

/**
 * Looks for a lead by its names of origin (`crm.lead.list`), each row compared again; null when it is surely not there.
 *
 * @param url a webhook's URL, or the portal's domain when a token is given
 * @throws the four lead errors
 */
export async function findLead(
  url: string,
  originatorId: string,
  originId: string,
  token?: string,
): Promise<number | null> {
  return findLeadThere(parseEndpoint(url, token), originatorId, originId, { clock: systemClock });
}
