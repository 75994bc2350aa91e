import { RequestError } from '../../errors.ts';
import type { FieldValue, MultiField, MultiFieldValue } from '../../types.ts';
import { type FieldKind, VALUE_TYPES } from './standard-fields.ts';

const wrong = (path: string, expected: string) => new RequestError('invalid_lead', `${path} must be ${expected}`);

export const isPlainObject = (value: unknown): value is Record<string, unknown> => {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

/** Nothing, blank text or an empty list: a field the lead does better without. */
export const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.every(isEmpty));

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

function text(path: string, value: unknown): string {
  if (typeof value === 'string') return value;
  if (isNumber(value)) return String(value);
  throw wrong(path, 'text');
}

function currency(path: string, value: unknown): string {
  if (typeof value === 'string' && /^[a-z]{3}$/i.test(value)) return value.toUpperCase();
  throw wrong(path, 'an ISO 4217 code of three letters');
}

function date(path: string, value: unknown): string {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(?:T\S*)?$/.test(value) && !Number.isNaN(Date.parse(value)))
    return value;
  throw wrong(path, 'a date as YYYY-MM-DD');
}

function number(path: string, value: unknown): number | string {
  if (isNumber(value)) return value;
  if (typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value)) return value;
  throw wrong(path, 'a number, with a point before its decimals');
}

const FLAGS: Readonly<Record<string, 'Y' | 'N'>> = { Y: 'Y', N: 'N', TRUE: 'Y', FALSE: 'N', 1: 'Y', 0: 'N' };

/** `Y` or `N`; true and false are taken too. */
export function flag(path: string, value: unknown): 'Y' | 'N' {
  const known = FLAGS[String(value).toUpperCase()];
  if (known === undefined) throw wrong(path, '"Y" or "N"');
  return known;
}

function id(path: string, value: unknown): number | string {
  if (isNumber(value) && Number.isSafeInteger(value) && value > 0) return value;
  if (typeof value === 'string' && /^[1-9]\d*$/.test(value)) return value;
  throw wrong(path, 'an id: a whole number above zero');
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const ids = (path: string, value: unknown) => list(value).map((one, index) => id(`${path}[${index}]`, one));

const MULTI_FIELD = 'text, or a list of texts or of {"VALUE", "VALUE_TYPE"}';

function oneOfMany(field: MultiField, path: string, value: unknown): MultiFieldValue[] {
  if (isEmpty(value)) return [];
  const [standard] = VALUE_TYPES[field];
  if (!isPlainObject(value)) {
    if (typeof value !== 'string' && !isNumber(value)) throw wrong(path, MULTI_FIELD);
    return [{ VALUE: String(value), VALUE_TYPE: standard }];
  }
  const { VALUE, VALUE_TYPE, ...others } = value;
  const [stray] = Object.keys(others);
  if (stray !== undefined)
    throw new RequestError('invalid_lead', `${path} has VALUE and VALUE_TYPE only, no ${JSON.stringify(stray)}`);
  if (isEmpty(VALUE)) return [];
  const type = isEmpty(VALUE_TYPE) ? standard : text(`${path}.VALUE_TYPE`, VALUE_TYPE).trim().toUpperCase();
  const known: readonly string[] = VALUE_TYPES[field];
  if (!known.includes(type)) throw wrong(`${path}.VALUE_TYPE`, `one of ${known.join(', ')}`);
  return [{ VALUE: text(`${path}.VALUE`, VALUE), VALUE_TYPE: type }];
}

/** Every accepted way of writing a multi-field, as the portal wants it; empty values are left out. */
export const multiField = (field: MultiField, value: unknown): readonly MultiFieldValue[] =>
  list(value).flatMap((one, index) => oneOfMany(field, `${field}[${index}]`, one));

const CUSTOM = 'text, a number, true or false, {"fileData":["name","base64"]}, or a list of these';

function one(path: string, value: unknown) {
  if (typeof value === 'string' || typeof value === 'boolean' || isNumber(value)) return value;
  if (isPlainObject(value) && Object.keys(value).length === 1 && Array.isArray(value.fileData)) {
    const [name, base64, ...rest]: unknown[] = value.fileData;
    if (typeof name === 'string' && typeof base64 === 'string' && rest.length === 0)
      return { fileData: [name, base64] } as const;
  }
  throw wrong(path, CUSTOM);
}

/** The value of a custom field: any of the shapes `crm.lead.add` takes. */
export const customValue = (path: string, value: unknown): FieldValue =>
  Array.isArray(value)
    ? value.filter((part) => !isEmpty(part)).map((part, index) => one(`${path}[${index}]`, part))
    : one(path, value);

/** How a value of each kind is checked; each throws RequestError (invalid_lead) naming the path, never the value. */
export const CHECKS: Record<
  Exclude<FieldKind, 'multi-field' | 'read-only'>,
  (path: string, value: unknown) => FieldValue
> = {
  text,
  crm_status: text,
  currency,
  date,
  number,
  flag,
  id,
  ids,
};
