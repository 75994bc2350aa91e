import * as v from 'valibot';
import { RequestError } from '../errors.ts';
import { checkLeadFields } from '../lead/fields/check-lead.ts';
import type { FieldValue } from '../lead/fields/kinds.ts';
import { plainObject } from './plain-object.ts';

/** One lead field as the portal takes it, or what is wrong with its name or value; an empty value passes for any name. */
function checked(name: string, value: unknown): { readonly fields: Readonly<Record<string, FieldValue>> } | string {
  try {
    return { fields: { ...checkLeadFields({ [name]: value }) } };
  } catch (error) {
    if (error instanceof RequestError) return error.message;
    throw error;
  }
}

const FIELD = 'must be the name of a lead field such as "COMPANY_TITLE" or "UF_CRM_AREA"';

function nameProblem(name: string): string | null {
  const result = checked(name, null);
  return typeof result === 'string' ? result : null;
}

/** Name of a lead field that can be written. */
export const fieldName = v.pipe(
  v.string(FIELD),
  v.check(
    (name) => nameProblem(name) === null,
    ({ input }) => nameProblem(input) ?? FIELD,
  ),
);

const FIELDS = 'must be an object of lead field → value';

/** Lead fields with the values they are to have, given as the portal takes them. */
export const constantFields = v.pipe(
  plainObject(FIELDS),
  v.record(fieldName, v.unknown(), FIELDS),
  v.rawTransform<Record<string, unknown>, Readonly<Record<string, FieldValue>>>(
    ({ dataset: { value: input }, addIssue }) => {
      const results = Object.entries(input).map(([key, value]) => {
        const result = checked(key, value);
        if (typeof result !== 'string') return result.fields;
        addIssue({ message: result, path: [{ type: 'object', origin: 'value', input, key, value }] });
        return {};
      });
      return Object.fromEntries(results.flatMap((fields) => Object.entries(fields)));
    },
  ),
);
