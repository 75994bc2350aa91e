import { compact, normalise } from '../names/spelling.ts';
import type { Answer, FieldValue, LeadFieldDescription, LeadStructure, Submission } from '../types.ts';
import { isEmail, parts } from './contacts.ts';
import { convertValue } from './convert-value.ts';
import { type FieldKind, STANDARD_FIELDS } from './fields/standard-fields.ts';
import type { MappingSettings } from './mapping-settings.ts';
import type { Placed } from './place-answers.ts';
import type { Slot } from './value-rules.ts';

/** What the configured `map` makes of a submission. */
export interface Mapped {
  /** Values of custom fields, and of standard ones that no name leads to. */
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** Who filled which of these, and with what value. */
  readonly filled: readonly { readonly field: string; readonly answer: Answer }[];
  /** Answers for fields that other answers may lead to as well. */
  readonly placed: readonly Placed[];
  /** Answers that did not fit the field they are mapped to. */
  readonly unfit: readonly Answer[];
  /** Answers that the map does not name. */
  readonly rest: readonly Answer[];
}

/** Set by nobody but the settings' constants, whatever a form says. */
const FORBIDDEN =
  /^(?:ASSIGNED_BY_ID|STATUS_ID|SOURCE_ID|ORIGIN|CREATED_BY_ID|CONTACT_IDS?$|COMPANY_ID|ID$|OPENED|PARENT_ID_)/;

const SLOTS: ReadonlySet<string> = new Set<Slot>([
  ...(['NAME', 'LAST_NAME', 'SECOND_NAME', 'PHONE', 'EMAIL', 'WEB', 'IM', 'COMPANY_TITLE', 'POST', 'TITLE'] as const),
  ...(['ADDRESS', 'ADDRESS_2', 'ADDRESS_CITY', 'ADDRESS_REGION', 'ADDRESS_POSTAL_CODE', 'ADDRESS_COUNTRY'] as const),
  'COMMENTS',
]);
const isSlot = (field: string): field is Slot => SLOTS.has(field);

const TYPES: Readonly<Partial<Record<FieldKind, string>>> = {
  number: 'double',
  date: 'date',
  flag: 'boolean',
  id: 'integer',
  crm_status: 'crm_status',
  currency: 'crm_currency',
};
const KINDS: ReadonlyMap<string, FieldKind> = new Map(Object.entries(STANDARD_FIELDS));

/** What the portal says of a field; of standard ones we know enough without it. Undefined: nothing may be put there. */
function description(field: string, structure: LeadStructure | null): LeadFieldDescription | undefined {
  const kind = KINDS.get(field);
  const own = structure && Object.hasOwn(structure, field) ? structure[field] : undefined;
  if (FORBIDDEN.test(field) || kind === 'read-only' || own?.isReadOnly) return undefined;
  if (kind) return { type: TYPES[kind] ?? 'string' };
  return structure === null ? { type: 'string' } : own;
}

/** What may be mapped besides answers: where the visitor came from, and which form it was. */
function background({ tracking, formId, formName, source }: Submission): Answer[] {
  const values = {
    ...tracking.ids,
    ...tracking.utm,
    page_url: tracking.pageUrl,
    referrer: tracking.referrer,
    form_id: formId,
    form_name: formName,
    source,
  };
  return Object.entries(values).flatMap(([key, value]) => (value ? [{ key, label: null, type: null, value }] : []));
}

const spelt = (name: string) => compact(normalise(name));
const namesOf = ({ key, label }: Answer) =>
  [key, key.slice(key.lastIndexOf('.') + 1), label ?? ''].map(spelt).filter(Boolean);

/** Two answers for one field: both where it takes several. */
const joined = (before: FieldValue | undefined, value: FieldValue): FieldValue | undefined => {
  if (before === undefined) return value;
  return Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : undefined;
};

/**
 * Puts answers into the lead fields that the settings name for their keys or labels, converted as the portal wants them.
 *
 * @param structure null when it is not known: custom fields then get text
 */
export function mappedFields(
  submission: Submission,
  settings: MappingSettings,
  structure: LeadStructure | null,
): Mapped {
  const map = new Map(Object.entries(settings.map).map(([name, field]) => [spelt(name), field]));
  const target = (answer: Answer) =>
    namesOf(answer)
      .map((name) => map.get(name))
      .find(Boolean);
  const fields: Record<string, FieldValue> = {};
  const [filled, placed, unfit, rest]: [Mapped['filled'][number][], Placed[], Answer[], Answer[]] = [[], [], [], []];

  for (const answer of submission.answers) {
    const field = target(answer);
    if (!field) rest.push(answer);
    else if (isSlot(field) && !(field === 'EMAIL' && !parts(answer.value, isEmail).every(isEmail))) {
      placed.push({ answer, slot: field, rule: 'configured map' });
    } else if (isSlot(field) || !fill(field, answer)) unfit.push(answer);
  }
  for (const answer of background(submission)) {
    const field = target(answer);
    if (field && isSlot(field)) placed.push({ answer, slot: field, rule: 'configured map' });
    else if (field) fill(field, answer);
  }
  return { fields, filled, placed, unfit, rest };

  function fill(field: string, answer: Answer): boolean {
    const known = description(field, structure);
    const value = known && convertValue(answer, known, currency(settings));
    const both = value === undefined ? undefined : joined(fields[field], value);
    if (both === undefined) return false;
    fields[field] = both;
    filled.push({ field, answer });
    return true;
  }
}

const currency = ({ fields }: MappingSettings) => ({
  currency: typeof fields.CURRENCY_ID === 'string' ? fields.CURRENCY_ID : undefined,
});
