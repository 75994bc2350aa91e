import * as v from 'valibot';
import { LeadInDoubtError } from '../errors.ts';
import type { LeadFieldDescription, LeadStructure } from '../lead/fields/lead-fields.ts';
import { type CallOptions, callMethod } from './call-method.ts';
import type { Endpoint } from './endpoint.ts';
import { METHODS } from './methods.ts';

const METHOD = METHODS.fields;

const text = v.union([v.string(), v.pipe(v.number(), v.transform(String))]);
const flag = v.exactOptional(v.boolean());
const word = v.exactOptional(v.string());
const label = v.exactOptional(v.union([v.string(), v.record(v.string(), v.string())]));
const Described = v.looseObject({
  type: v.string(),
  isRequired: flag,
  isReadOnly: flag,
  isMultiple: flag,
  isDynamic: flag,
  isHidden: flag,
  title: label,
  formLabel: label,
  listLabel: label,
  filterLabel: label,
  statusType: word,
  items: v.exactOptional(v.array(v.object({ ID: text, VALUE: text }))),
});
const Typed = v.object({ type: v.string() });
const Answer = v.object({ result: v.pipe(v.record(v.string(), v.unknown()), v.minEntries(1)) });

/** Of a field described in an unknown way its type is kept at least; one without a type says nothing. */
function describeField(field: unknown): LeadFieldDescription | null {
  for (const schema of [Described, Typed]) {
    const described = v.safeParse(schema, field);
    if (described.success) return described.output;
  }
  return null;
}

/**
 * Gives the portal's lead fields, custom ones included, by name.
 *
 * @param call how the method is called: once, or with repetitions where nobody keeps the pace
 * @throws the four lead errors; in doubt when the answer holds no fields
 */
export async function leadStructure(
  endpoint: Endpoint,
  options: CallOptions,
  call: typeof callMethod = callMethod,
): Promise<LeadStructure> {
  const answer = v.safeParse(Answer, await call(endpoint, METHOD, {}, options));
  if (!answer.success) {
    throw new LeadInDoubtError(`${METHOD}: the portal's answer holds no fields. Try again later.`, {
      code: 'NO_RESULT',
    });
  }
  return Object.fromEntries(
    Object.entries(answer.output.result).flatMap(([name, field]) => {
      const described = describeField(field);
      return described ? [[name, described]] : [];
    }),
  );
}
