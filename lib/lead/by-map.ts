import { comparable } from '../names/spelling.ts';
import type { Answer, Submission } from '../types.ts';
import type { Placed } from './by-meaning.ts';
import { areAll, isEmail } from './contacts.ts';
import { convertValue } from './convert-value.ts';
import type { FieldValue } from './fields/kinds.ts';
import {
  type ContactField,
  type FieldKind,
  type LeadFieldDescription,
  type LeadStructure,
  leadField,
  type TextField,
} from './fields/lead-fields.ts';
import type { MappingSettings } from './mapping-settings.ts';

export const BY_MAP = 'configured map';

/** What the configured `map` makes of a submission. */
export interface Mapped {
  /** Values of custom fields, and of standard ones that no name leads to. */
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** Who filled which of these. */
  readonly filled: readonly { readonly field: string; readonly answer: Answer }[];
  /** Answers for fields that other answers may lead to as well. */
  readonly placed: readonly Placed[];
  /** Answers that did not fit the field they are mapped to. */
  readonly unfit: readonly Answer[];
  /** Answers that the map does not name. */
  readonly rest: readonly Answer[];
}

/** Fields that other answers may lead to as well. */
export const isShared = (field: string): field is TextField | ContactField => {
  const { kind, setBy } = leadField(field) ?? {};
  return setBy === 'answer' && (kind === 'text' || kind === 'multi-field');
};

const TYPES: Readonly<Partial<Record<FieldKind, string>>> = {
  number: 'double',
  date: 'date',
  flag: 'boolean',
  id: 'integer',
  crm_status: 'crm_status',
  currency: 'crm_currency',
};

/** What the portal says of a field; of standard ones we know enough without it. Undefined: no form may put anything there. */
function description(field: string, structure: LeadStructure | null): LeadFieldDescription | undefined {
  const standard = leadField(field);
  const own = structure && Object.hasOwn(structure, field) ? structure[field] : undefined;
  if (own?.isReadOnly || field.startsWith('PARENT_ID_')) return undefined;
  if (standard) return /^(?:answer|map)$/.test(standard.setBy) ? { type: TYPES[standard.kind] ?? 'string' } : undefined;
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

const namesOf = ({ key, label }: Answer) =>
  [key, key.slice(key.lastIndexOf('.') + 1), label ?? ''].map(comparable).filter(Boolean);

interface Converted {
  readonly field: string;
  readonly answer: Answer;
  readonly value: FieldValue | undefined;
}

/** Of several answers for one field: all where it takes several, else the first. */
function fitting(converted: readonly Converted[]): Converted[] {
  const [first, ...others] = converted.filter(({ value }) => value !== undefined);
  return first ? [first, ...others.filter(({ value }) => Array.isArray(first.value) && Array.isArray(value))] : [];
}

const valueOfAll = ([first, ...others]: readonly Converted[]) =>
  others.length > 0 ? [first, ...others].flatMap((one) => (Array.isArray(one?.value) ? one.value : [])) : first?.value;

/**
 * Puts answers into the lead fields that the settings name for their keys or labels, converted as the portal wants them.
 *
 * @param structure null when it is not known: custom fields then get text
 */
export function byMap(submission: Submission, settings: MappingSettings, structure: LeadStructure | null): Mapped {
  const map = new Map(Object.entries(settings.map).map(([name, field]) => [comparable(name), field]));
  const currency = typeof settings.fields.CURRENCY_ID === 'string' ? settings.fields.CURRENCY_ID : undefined;
  const found = [...submission.answers, ...background(submission)].map((answer) => ({
    answer,
    field: namesOf(answer)
      .map((name) => map.get(name))
      .find(Boolean),
  }));
  const placed = found.flatMap(({ answer, field }): Placed[] =>
    field && isShared(field) && (field !== 'EMAIL' || areAll(answer.value, isEmail))
      ? [{ answer, slot: field, rule: BY_MAP }]
      : [],
  );
  const converted = found.flatMap(({ answer, field }): Converted[] => {
    if (!field || isShared(field)) return [];
    const known = description(field, structure);
    return [{ field, answer, value: known && convertValue(answer, known, { currency }) }];
  });
  const filled = [...Map.groupBy(converted, ({ field }) => field)].map(
    ([field, candidates]) => [field, fitting(candidates)] as const,
  );
  const fit = new Set([...placed, ...filled.flatMap(([, all]) => all)].map(({ answer }) => answer));
  return {
    fields: Object.fromEntries(
      filled.flatMap(([field, all]) => (all.length > 0 ? [[field, valueOfAll(all) ?? null]] : [])),
    ),
    filled: filled.flatMap(([, all]) => all),
    placed,
    unfit: found.flatMap(({ answer, field }) => (field && !fit.has(answer) ? [answer] : [])),
    rest: found.slice(0, submission.answers.length).flatMap(({ answer, field }) => (field ? [] : [answer])),
  };
}
