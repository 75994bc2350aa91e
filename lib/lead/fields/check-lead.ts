import * as v from 'valibot';
import { RequestError } from '../../errors.ts';
import { type FieldValue, flag, isEmpty, isPlainObject } from './kinds.ts';
import { type FieldKind, type LeadFields, leadField, schemaOf, WRITABLE } from './lead-fields.ts';
import { nearestName } from './nearest-name.ts';

/** The second argument of `crm.lead.add`. */
export interface LeadParams {
  readonly REGISTER_SONET_EVENT?: 'Y' | 'N';
}

const invalid = (message: string) => new RequestError('invalid_lead', message);

const HINTS: ReadonlyMap<string, string> = new Map([
  ['FM', 'give PHONE, EMAIL, WEB and IM instead'],
  ['FIRST_NAME', 'did you mean NAME?'],
  ['ORIGIN_VERSION', 'contacts and companies have it'],
]);

function unknownField(name: string): RequestError {
  const nearest = nearestName(name, WRITABLE);
  const hint =
    HINTS.get(name.toUpperCase()) ?? (nearest ? `did you mean ${nearest}?` : 'see crm.lead.fields for the names');
  return invalid(`${JSON.stringify(name.slice(0, 64))} is no lead field: ${hint}`);
}

/** `EMAIL[0].VALUE_TYPE` */
const pathOf = (name: string, { path }: v.BaseIssue<unknown>) =>
  [name, ...(path ?? []).map(({ type, key }) => (type === 'array' ? `[${key}]` : `.${key}`))].join('');

/** A field's value as the portal takes it, null for an empty one; or what is wrong with its name or value, which is not quoted. */
export function checkField(name: string, value: unknown): FieldValue | RequestError {
  const schema = schemaOf(name);
  if (!schema) return leadField(name) ? invalid(`${name} is set by the portal: leave it out`) : unknownField(name);
  if (isEmpty(value)) return null;
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  return invalid(`${pathOf(name, result.issues[0])} ${result.issues[0].message}`);
}

const hasLeadFields = (checked: Record<string, FieldValue>): checked is LeadFields & typeof checked =>
  Object.keys(checked).every((name) => schemaOf(name));

/** What a lead gets of fields and values: those that are right and not empty. */
export function validFields(fields: Readonly<Record<string, unknown>>): LeadFields {
  const checked: Record<string, FieldValue> = Object.fromEntries(
    Object.entries(fields).flatMap(([name, given]) => {
      const value = checkField(name, given);
      return value instanceof RequestError || isEmpty(value) ? [] : [[name, value]];
    }),
  );
  return hasLeadFields(checked) ? checked : {};
}

/**
 * Checks a lead in Bitrix24's own names, as a trusted caller wrote it, and gives it as `crm.lead.add` takes it: values
 * of multi-fields with their VALUE_TYPE, flags as Y or N, empty fields left out. Names are checked because the portal
 * drops unknown and read-only ones silently.
 *
 * @throws RequestError (invalid_lead) naming the field that is wrong, never its value
 */
export function checkLeadFields(fields: unknown): LeadFields {
  if (!isPlainObject(fields)) throw invalid('The lead\'s fields must be an object: {"TITLE": "…"}');
  for (const [name, value] of Object.entries(fields)) {
    const checked = checkField(name, value);
    if (checked instanceof RequestError) throw checked;
  }
  return validFields(fields);
}

/** A value that names the stored one it changes goes as it is; the portal alone knows those. */
function checkChange(name: string, value: unknown): unknown {
  if (isEmpty(value) && schemaOf(name)) return Array.isArray(value) ? [] : '';
  if (leadField(name)?.kind !== 'multi-field') return checkField(name, value);
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.flatMap<unknown>((one) => (isPlainObject(one) && 'ID' in one ? [one] : checkField(name, [one])));
}

/**
 * Checks what is to be changed in a lead, in Bitrix24's own names, and gives it as `crm.lead.update` takes it: as for a
 * new lead, but a field with an empty value stays, since that empties it, and a value of a multi-field may carry the `ID`
 * of the stored one it changes.
 *
 * @throws RequestError (invalid_lead) naming the field that is wrong, never its value
 */
export function checkLeadChanges(fields: unknown): Readonly<Record<string, unknown>> {
  if (!isPlainObject(fields) || Object.keys(fields).length === 0)
    throw invalid('The fields to change must be an object with one at least: {"TITLE": "…"}');
  const changes = Object.entries(fields).map(([name, value]) => [name, checkChange(name, value)] as const);
  const wrong = changes.flatMap(([, value]) => value).find((value) => value instanceof RequestError);
  if (wrong instanceof RequestError) throw wrong;
  return Object.fromEntries(changes);
}

/** Kinds of fields that name, count or mark something, and say nothing by themselves. */
const OF_NO_VALUE: ReadonlySet<FieldKind> = new Set(['id', 'ids', 'flag', 'crm_status', 'currency']);
const ABOUT_THE_WAY = /^(?:ORIGIN(?:ATOR)?_ID|UTM_.*|TRACE|PARENT_ID_\d+)$/;
const saysSomething = (name: string) => !OF_NO_VALUE.has(leadField(name)?.kind ?? 'text') && !ABOUT_THE_WAY.test(name);

/**
 * Checks a lead in Bitrix24's own names as `checkLeadFields` does, and that there is something in it: the portal would
 * create an empty one, too, and nobody could be called back for it.
 *
 * @throws RequestError (invalid_lead)
 */
export function checkLead(fields: unknown): LeadFields {
  const checked = checkLeadFields(fields);
  if (Object.keys(checked).some(saysSomething)) return checked;
  throw invalid(
    'The lead has no field with a value of its own, only ids or marks at most: give it a TITLE, a NAME, a PHONE',
  );
}

/**
 * Checks the second argument of `crm.lead.add`; missing, it is empty.
 *
 * @throws RequestError (invalid_lead) naming what is wrong
 */
export function checkLeadParams(params: unknown): LeadParams {
  if (params === undefined || params === null) return {};
  if (!isPlainObject(params)) throw invalid('"params" must be an object');
  const { REGISTER_SONET_EVENT: notify, ...others } = params;
  const [stray] = Object.keys(others);
  if (stray !== undefined) {
    throw invalid(`${JSON.stringify(stray.slice(0, 64))} is no parameter: REGISTER_SONET_EVENT is the only one`);
  }
  if (isEmpty(notify)) return {};
  const result = v.safeParse(flag, notify);
  if (result.success) return { REGISTER_SONET_EVENT: result.output };
  throw invalid(`REGISTER_SONET_EVENT ${result.issues[0].message}`);
}
