import * as v from 'valibot';

/** An object of no class: what it inherits from, inherits from nothing. */
export const isPlainObject = (value: unknown): value is Record<string, unknown> => {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: object | null = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};

/** Nothing, blank text or an empty list: a field the lead does better without. */
export const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.every(isEmpty));

const finite = (message: string) => v.pipe(v.number(message), v.finite(message));
const listed = v.pipe(
  v.unknown(),
  v.transform((value): unknown[] => (Array.isArray(value) ? value : [value])),
);

const TEXT = 'must be text';
const text = v.pipe(v.union([v.string(TEXT), finite(TEXT)], TEXT), v.transform(String));

const CURRENCY = 'must be an ISO 4217 code of three letters';
const DATE = 'must be a date as YYYY-MM-DD';
const isDate = (value: string) => /^\d{4}-\d{2}-\d{2}(?:T\S*)?$/.test(value) && !Number.isNaN(Date.parse(value));

const NUMBER = 'must be a number, with a point before its decimals';
const decimal = v.pipe(v.string(NUMBER), v.regex(/^-?\d+(?:\.\d+)?$/, NUMBER));

const ID = 'must be an id: a whole number above zero';
const id = v.union(
  [v.pipe(v.number(ID), v.safeInteger(ID), v.minValue(1, ID)), v.pipe(v.string(ID), v.regex(/^[1-9]\d*$/, ID))],
  ID,
);

const FLAG = 'must be "Y" or "N"';
const FLAGS: Readonly<Record<string, string>> = { TRUE: 'Y', FALSE: 'N', 1: 'Y', 0: 'N' };
/** `Y` or `N`; true and false are taken too. */
export const flag = v.pipe(
  v.union([v.string(), v.boolean(), v.number()], FLAG),
  v.transform((value) => String(value).toUpperCase()),
  v.transform((word) => FLAGS[word] ?? word),
  v.picklist(['Y', 'N'], FLAG),
);

const ORIGIN = 'must be text of at most 255 characters, with no blanks around it and none of < > & in it';
/** A lead in doubt is looked up by it, so it must be something that a portal keeps as it is. */
const origin = v.pipe(text, v.regex(/^(?!\s)[^<>&]{1,255}(?<!\s)$/, ORIGIN));

/**
 * What a lead field may hold, by the type names of `crm.lead.fields`, told apart as far as they are checked here. Messages
 * follow the name of the field; none quotes a value.
 */
export const KINDS = {
  text,
  crm_status: text,
  origin,
  currency: v.pipe(v.string(CURRENCY), v.regex(/^[a-z]{3}$/i, CURRENCY), v.toUpperCase()),
  date: v.pipe(v.string(DATE), v.check(isDate, DATE)),
  number: v.union([finite(NUMBER), decimal], NUMBER),
  flag,
  id,
  ids: v.pipe(listed, v.array(id), v.readonly()),
};

const MULTI_FIELD = 'must be text, or a list of texts or of {"VALUE", "VALUE_TYPE"}';

/** Left out. */
const nothing = v.pipe(
  v.unknown(),
  v.transform(() => null),
);

/**
 * Every accepted way of writing a multi-field, as the portal wants it; empty values are left out.
 *
 * @param types kinds of value that the field knows; the first one is the default
 */
export function multiField(types: readonly string[]) {
  const [standard = ''] = types;
  const TYPE = `must be one of ${types.join(', ')}`;
  const plain = v.pipe(
    v.union([v.string(), finite(MULTI_FIELD)], MULTI_FIELD),
    v.transform((value) => ({ VALUE: String(value), VALUE_TYPE: standard })),
  );
  const described = v.object({
    VALUE: text,
    VALUE_TYPE: v.optional(
      v.pipe(
        v.unknown(),
        v.transform((type) => (isEmpty(type) ? standard : type)),
        text,
        v.trim(),
        v.toUpperCase(),
        v.check((type) => types.includes(type), TYPE),
      ),
      standard,
    ),
  });
  const one = v.lazy((value): v.GenericSchema<unknown, MultiFieldValue | null> => {
    if (isEmpty(value)) return nothing;
    if (!isPlainObject(value)) return plain;
    const { VALUE, VALUE_TYPE, ...others } = value;
    const [stray] = Object.keys(others);
    if (stray !== undefined) return v.never(`has VALUE and VALUE_TYPE only, no ${JSON.stringify(stray)}`);
    return isEmpty(VALUE) ? nothing : described;
  });
  return v.pipe(
    listed,
    v.array(one),
    v.transform((values): readonly MultiFieldValue[] => values.filter((value) => value !== null)),
  );
}

/** One value of a multi-field (PHONE, EMAIL, WEB, IM). */
export interface MultiFieldValue {
  readonly VALUE: string;
  readonly VALUE_TYPE: string;
}

const CUSTOM = 'must be text, a number, true or false, {"fileData":["name","base64"]}, or a list of these';
const file = v.pipe(
  v.strictObject({ fileData: v.pipe(v.strictTuple([v.string(), v.string()]), v.readonly()) }),
  v.readonly(),
);
const custom = v.union([v.string(), finite(CUSTOM), v.boolean(), file], CUSTOM);
const customs = v.pipe(
  v.array(v.unknown()),
  v.transform((values) => values.filter((value) => !isEmpty(value))),
  v.array(custom),
  v.readonly(),
);

/** The value of a custom field: any of the shapes `crm.lead.add` takes. */
export const customField = v.lazy((value): typeof customs | typeof custom => (Array.isArray(value) ? customs : custom));

export type FileValue = v.InferOutput<typeof file>;
export type FieldScalar = string | number | boolean;
export type FieldValue = v.InferOutput<typeof customField> | readonly MultiFieldValue[] | null;
