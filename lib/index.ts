import { parseEndpoint } from './bitrix24/endpoint.ts';
import { findLead as findLeadThere } from './bitrix24/find-lead.ts';
import { leadStructure as leadStructureThere } from './bitrix24/lead-structure.ts';
import { systemClock } from './clock.ts';
import type { LeadStructure } from './lead/fields/lead-fields.ts';

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
export type { FieldValue, MultiFieldValue } from './lead/fields/kinds.ts';
export type { LeadFieldDescription, LeadFields, LeadStructure } from './lead/fields/lead-fields.ts';
export type { AddLeadAnswer, PortalTime } from './types.ts';

/**
 * Gives the portal's lead fields by name (`crm.lead.fields`), custom ones included.
 *
 * @param url a webhook's URL, or the portal's domain when a token is given
 * @throws the four lead errors
 */
export async function leadStructure(url: string, token?: string): Promise<LeadStructure> {
  return leadStructureThere(parseEndpoint(url, token), { clock: systemClock });
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
