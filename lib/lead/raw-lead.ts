import { RequestError } from '../errors.ts';
import type { LeadFields, LeadParams } from '../types.ts';
import { checkLeadFields, checkLeadParams } from './lead-fields.ts';

/** A lead in Bitrix24's own field names, as a trusted caller wrote it. */
export interface RawLead {
  readonly fields: LeadFields;
  readonly params: LeadParams;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Field names of the portal are upper case, names in a form hardly ever are. */
const looksRaw = (fields: Record<string, unknown>) => {
  const names = Object.keys(fields);
  return names.length === 0 || names.some((name) => /^[A-Z][A-Z0-9_]*$/.test(name));
};

/**
 * Tells whether a decoded body is `{"fields":{…Bitrix24 names…},"params"?:{…}}` and checks it; null for any other body.
 *
 * @throws RequestError (invalid_lead) naming the field that is wrong
 */
export function rawLead(body: unknown): RawLead | null {
  if (!isObject(body) || !isObject(body.fields)) return null;
  if (Object.keys(body).some((name) => name !== 'fields' && name !== 'params')) return null;
  if (!looksRaw(body.fields)) return null;
  const fields = checkLeadFields(body.fields);
  if (Object.keys(fields).length === 0) throw new RequestError('invalid_lead', '"fields" holds no field with a value');
  return { fields, params: checkLeadParams(body.params) };
}
