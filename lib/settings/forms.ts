import * as v from 'valibot';
import { LeadHaltedError } from '../errors.ts';
import { nearestName } from '../lead/fields/nearest-name.ts';
import { DEFAULTS, type FormSettings, type Forms, FormsSchema, formEntries, verifyEntries } from './forms-schema.ts';

export type { FormSettings, Forms };

import { readJson } from './read-json.ts';

const CODE = 'FORMS_PARAMETER';

/** Names that an object at this depth may hold. */
function namesAt(path: readonly unknown[]): readonly string[] {
  if (path.length === 0) return ['forms', ...Object.keys(formEntries)];
  return Object.keys(path.at(-1) === 'verify' ? verifyEntries : formEntries);
}

function unknownKey(name: string, allowed: readonly string[], isObject: boolean): string {
  const nearest = nearestName(
    name,
    allowed.map((known) => known.toUpperCase()),
  );
  const meant = allowed.find((known) => known.toUpperCase() === nearest);
  if (meant) return `is not known; did you mean "${meant}"?`;
  if (isObject && allowed.includes('forms')) return 'is not known here; settings of one form stand under "forms"';
  return `is not known; allowed are ${allowed.join(', ')}`;
}

/** What is wrong, one line for each path. The schema stops at an object's first unknown key, so all are named here. */
function complaints(issue: v.InferIssue<typeof FormsSchema>): string[] {
  const last = issue.path?.at(-1);
  const path = v.getDotPath(issue);
  if (issue.type !== 'strict_object' || last?.type !== 'object')
    return [path ? `${path}: ${issue.message}` : issue.message];
  if (issue.expected !== 'never' && Object.hasOwn(last.input, String(last.key))) return [`${path}: ${issue.message}`];
  if (issue.expected !== 'never') return [`${path}: is missing`];

  const parents = (issue.path ?? []).slice(0, -1).map(({ key }) => key);
  const allowed = namesAt(parents);
  return Object.entries(last.input)
    .filter(([name]) => !allowed.includes(name))
    .map(([name, value]) => `${[...parents, name].join('.')}: ${unknownKey(name, allowed, typeof value === 'object')}`);
}

/**
 * Reads the `forms` parameter. Without it every form has the defaults.
 *
 * @throws LeadHaltedError (FORMS_PARAMETER) that lists each wrong path and what is allowed there; no value is quoted
 */
export function parseForms(json: string | undefined): Forms {
  const result = v.safeParse(FormsSchema, readJson('forms', CODE, json));
  if (result.success) return result.output;
  const list = result.issues.flatMap(complaints).join('; ');
  throw new LeadHaltedError(
    `The parameter "forms" is broken, submissions wait in the queue until it is mended: ${list}`,
    {
      code: CODE,
    },
  );
}

/**
 * The settings of one form: its own over the top level's over the defaults. `fields` and `map` are merged key by key,
 * everything else is replaced as a whole.
 *
 * @param form name in the route; null, or one that has no settings of its own: the top level's alone
 */
export function formSettings({ forms, ...common }: Forms, form: string | null): FormSettings {
  const own = (form !== null && forms && Object.hasOwn(forms, form) && forms[form]) || {};
  return {
    ...DEFAULTS,
    ...common,
    ...own,
    fields: { ...common.fields, ...own.fields },
    map: { ...common.map, ...own.map },
  };
}
