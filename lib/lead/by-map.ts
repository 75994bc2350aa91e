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
import { matchField } from './match-field.ts';

export const BY_MAP = 'configured map';
/** By the label that a custom field has in the portal. */
const BY_MATCH = 'label of a custom field';

/** What the configured `map` makes of a submission. */
export interface Mapped {
  /** Values of custom fields, and of standard ones that no name leads to. */
  readonly fields: Readonly<Record<string, FieldValue>>;
  /** Who filled which of these, and why. */
  readonly filled: readonly { readonly field: string; readonly answer: Answer; readonly rule: string }[];
  /** Answers for fields that other answers may lead to as well. */
  readonly placed: readonly Placed[];
  /** Answers that did not fit the field they are meant for, and why. */
  readonly unfit: readonly { readonly answer: Answer; readonly rule: string; readonly why: string }[];
  /** Answers that neither the map nor a custom field names. */
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

/** An answer and the field that it is meant for. */
interface Target {
  readonly answer: Answer;
  /** Null: for none; or for several, and then `why` says so. */
  readonly field: string | null;
  readonly rule: string;
  readonly why: string;
}

interface Converted extends Target {
  readonly field: string;
  readonly value: FieldValue | undefined;
}

/** Of several answers for one field: all where it takes several, else the first. */
function fitting(converted: readonly Converted[]): Converted[] {
  const [first, ...others] = converted.filter(({ value }) => value !== undefined);
  return first ? [first, ...others.filter(({ value }) => Array.isArray(first.value) && Array.isArray(value))] : [];
}

const valueOfAll = ([first, ...others]: readonly Converted[]) =>
  others.length > 0 ? [first, ...others].flatMap((one) => (Array.isArray(one?.value) ? one.value : [])) : first?.value;

/** The field that the settings' map names for an answer; null when it does not. */
function byName(map: ReadonlyMap<string, string>): (answer: Answer) => Target | null {
  return (answer) => {
    const field = namesOf(answer)
      .map((name) => map.get(name))
      .find(Boolean);
    return field ? { answer, field, rule: BY_MAP, why: 'does not fit the field it is mapped to' } : null;
  };
}

/** The custom field that has an answer's question for a label; null when there is none. */
function byLabel(structure: LeadStructure): (answer: Answer) => Target | null {
  const match = matchField(structure);
  return (answer) => {
    const [field, ...more] = match(answer);
    if (field === undefined) return null;
    if (more.length > 0)
      return { answer, field: null, rule: BY_MATCH, why: `is the label of ${[field, ...more].join(' and ')}` };
    return { answer, field, rule: BY_MATCH, why: `does not fit ${field}, which has its label` };
  };
}

/**
 * Puts answers into the lead fields that the settings name for their keys or labels, and where they ask for it into
 * custom fields with their label, converted as the portal wants them.
 *
 * @param structure null when it is not known: custom fields then get text, and no labels are matched
 */
export function byMap(submission: Submission, settings: MappingSettings, structure: LeadStructure | null): Mapped {
  const named = byName(new Map(Object.entries(settings.map).map(([name, field]) => [comparable(name), field])));
  const labelled = settings.match && structure ? byLabel(structure) : () => null;
  const currency = typeof settings.fields.CURRENCY_ID === 'string' ? settings.fields.CURRENCY_ID : undefined;
  const targets = submission.answers.map((answer) => named(answer) ?? labelled(answer));
  const found = [...targets, ...background(submission).map(named)].filter((target) => target !== null);
  const placed = found.flatMap(({ answer, field }): Placed[] =>
    field && isShared(field) && (field !== 'EMAIL' || areAll(answer.value, isEmail))
      ? [{ answer, slot: field, rule: BY_MAP }]
      : [],
  );
  const converted = found.flatMap((target): Converted[] => {
    const { field, answer } = target;
    if (field === null || isShared(field)) return [];
    const known = description(field, structure);
    return [{ ...target, field, value: known && convertValue(answer, known, { currency }) }];
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
    unfit: found.filter(({ answer }) => !fit.has(answer)),
    rest: submission.answers.filter((_, index) => targets[index] === null),
  };
}
