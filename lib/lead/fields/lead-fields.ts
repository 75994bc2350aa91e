import { RequestError } from '../../errors.ts';
import type { FieldValue, LeadFields, LeadParams, MultiField } from '../../types.ts';
import { CHECKS, customValue, flag, isEmpty, isPlainObject, multiField } from './check-value.ts';
import { nearestName } from './nearest-name.ts';
import { type FieldKind, STANDARD_FIELDS, VALUE_TYPES } from './standard-fields.ts';

const KINDS: ReadonlyMap<string, FieldKind> = new Map(Object.entries(STANDARD_FIELDS));
const WRITABLE = [...KINDS].filter(([, kind]) => kind !== 'read-only').map(([name]) => name);
const CUSTOM = /^UF_CRM_[A-Z0-9_]+$/;
const PARENT = /^PARENT_ID_\d+$/;

const HINTS: ReadonlyMap<string, string> = new Map([
  ['FM', 'give PHONE, EMAIL, WEB and IM instead'],
  ['FIRST_NAME', 'did you mean NAME?'],
  ['ORIGIN_VERSION', 'contacts and companies have it'],
]);

const isMultiField = (name: string): name is MultiField => Object.hasOwn(VALUE_TYPES, name);

function unknownField(name: string): RequestError {
  const nearest = nearestName(name, WRITABLE);
  const hint =
    HINTS.get(name.toUpperCase()) ?? (nearest ? `did you mean ${nearest}?` : 'see crm.lead.fields for the names');
  return new RequestError('invalid_lead', `${JSON.stringify(name.slice(0, 64))} is no lead field: ${hint}`);
}

function checkName(name: string): void {
  const kind = KINDS.get(name);
  if (kind === 'read-only') throw new RequestError('invalid_lead', `${name} is set by the portal: leave it out`);
  if (!kind && !CUSTOM.test(name) && !PARENT.test(name)) throw unknownField(name);
}

function checkField(name: string, value: unknown): FieldValue {
  checkName(name);
  if (isEmpty(value)) return null;
  if (isMultiField(name)) return multiField(name, value);
  if (PARENT.test(name)) return CHECKS.id(name, value);
  const kind = KINDS.get(name);
  return kind && kind !== 'multi-field' && kind !== 'read-only' ? CHECKS[kind](name, value) : customValue(name, value);
}

function assertLeadFields(checked: Record<string, FieldValue>): asserts checked is LeadFields & typeof checked {
  Object.keys(checked).forEach(checkName);
}

/**
 * Checks a lead in Bitrix24's own names, as a trusted caller wrote it, and gives it as `crm.lead.add` takes it: values
 * of multi-fields with their VALUE_TYPE, flags as Y or N, empty fields left out. Names are checked because the portal
 * drops unknown and read-only ones silently.
 *
 * @throws RequestError (invalid_lead) naming the field that is wrong, never its value
 */
export function checkLeadFields(fields: unknown): LeadFields {
  if (!isPlainObject(fields))
    throw new RequestError('invalid_lead', 'The lead\'s fields must be an object: {"TITLE": "…"}');
  const checked: Record<string, FieldValue> = Object.fromEntries(
    Object.entries(fields)
      .map(([name, value]) => [name, checkField(name, value)] as const)
      .filter(([, value]) => !isEmpty(value)),
  );
  assertLeadFields(checked);
  return checked;
}

/** A value that names the stored one it changes goes as it is; the portal alone knows those. */
const changedValue = (name: MultiField, value: unknown): readonly unknown[] =>
  (Array.isArray(value) ? value : [value]).flatMap<unknown>((one: unknown) =>
    isPlainObject(one) && 'ID' in one ? [one] : multiField(name, one),
  );

function checkChange(name: string, value: unknown): unknown {
  checkName(name);
  if (isEmpty(value)) return Array.isArray(value) ? [] : '';
  return isMultiField(name) ? changedValue(name, value) : checkField(name, value);
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
    throw new RequestError('invalid_lead', 'The fields to change must be an object with one at least: {"TITLE": "…"}');
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, checkChange(name, value)]));
}

/** Kinds of fields that name, count or mark something, and say nothing by themselves. */
const OF_NO_VALUE: ReadonlySet<FieldKind> = new Set(['id', 'ids', 'flag', 'crm_status', 'currency']);
const ABOUT_THE_WAY = /^(?:ORIGIN(?:ATOR)?_ID|UTM_.*|TRACE|PARENT_ID_\d+)$/;
const saysSomething = (name: string) => !OF_NO_VALUE.has(KINDS.get(name) ?? 'text') && !ABOUT_THE_WAY.test(name);

/**
 * Checks a lead in Bitrix24's own names as `checkLeadFields` does, and that there is something in it: the portal would
 * create an empty one, too, and nobody could be called back for it.
 *
 * @throws RequestError (invalid_lead)
 */
export function checkLead(fields: unknown): LeadFields {
  const checked = checkLeadFields(fields);
  if (Object.keys(checked).some(saysSomething)) return checked;
  throw new RequestError(
    'invalid_lead',
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
  if (!isPlainObject(params)) throw new RequestError('invalid_lead', '"params" must be an object');
  const { REGISTER_SONET_EVENT: notify, ...others } = params;
  const [stray] = Object.keys(others);
  if (stray !== undefined) {
    throw new RequestError(
      'invalid_lead',
      `${JSON.stringify(stray.slice(0, 64))} is no parameter: REGISTER_SONET_EVENT is the only one`,
    );
  }
  return isEmpty(notify) ? {} : { REGISTER_SONET_EVENT: flag('REGISTER_SONET_EVENT', notify) };
}
