import { RequestError } from '../errors.ts';
import { isObject } from '../json.ts';
import type { LeadParams } from './fields/check-lead.ts';
import { checkLead, checkLeadParams } from './fields/check-lead.ts';
import type { LeadFields } from './fields/lead-fields.ts';

/** A lead in Bitrix24's own field names, as a trusted caller wrote it. */
export interface RawLead {
  readonly fields: LeadFields;
  readonly params: LeadParams;
}

/** Field names of the portal are upper case, names in a form hardly ever are. */
const looksRaw = (fields: object) => {
  const names = Object.keys(fields);
  return names.length === 0 || names.some((name) => /^[A-Z][A-Z0-9_]*$/.test(name));
};

/** A list of answers, or JSON in a text, is what form tools call fields. */
const mayBeAnswers = (fields: unknown) =>
  Array.isArray(fields) || (typeof fields === 'string' && /^\s*[[{]/.test(fields));

/**
 * Tells whether a decoded body is `{"fields":{…Bitrix24 names…},"params"?:{…}}` and checks it; null for any other body.
 *
 * @throws RequestError (invalid_lead) naming the field that is wrong, or saying that there is nothing in it
 */
export function rawLead(body: unknown): RawLead | null {
  if (!isObject(body) || !Object.hasOwn(body, 'fields')) return null;
  if (Object.keys(body).some((name) => name !== 'fields' && name !== 'params')) return null;
  const { fields, params } = body;
  if (isObject(fields) ? !looksRaw(fields) : mayBeAnswers(fields)) return null;
  if (!isObject(fields)) {
    throw new RequestError('invalid_lead', '"fields" must be an object of lead fields: {"fields":{"TITLE":"…"}}');
  }
  return { fields: checkLead(fields), params: checkLeadParams(params) };
}
