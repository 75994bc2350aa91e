import type { Answer, Submission } from '../types.ts';
import { byMap } from './by-map.ts';
import { byMeaning, type Slot } from './by-meaning.ts';
import { labelOf } from './comments.ts';
import { type AnsweredText, type Fate, firstOf, leftOver } from './fate.ts';
import { fatesOf, fieldsOf } from './fates.ts';
import { validFields } from './fields/check-lead.ts';
import type { FieldValue, MultiFieldValue } from './fields/kinds.ts';
import type { ContactField, LeadStructure } from './fields/lead-fields.ts';
import type { MappingSettings } from './mapping-settings.ts';
import { titleBy } from './title.ts';

/** Why one lead field has the value it has; `bitrix24-lead map` shows it. */
export interface MappingStep {
  /** Lead field the answer went to; `COMMENTS` for what no rule knew. */
  readonly field: string;
  /** The answer's label or key, or where else the value came from. */
  readonly from: string;
  /** In words: `type email`, `key phone`, `label Ваш телефон`, `configured map`, `constant`, … */
  readonly rule: string;
}

/** What became of the answers. */
export interface Placing {
  readonly fields: {
    /** Text that answers give, and the title by the settings' template; never empty. */
    readonly texts: ReadonlyMap<AnsweredText, string>;
    readonly contacts: ReadonlyMap<ContactField, readonly MultiFieldValue[]>;
    /** Other fields that the settings' map and constants give; these go before all others. */
    readonly given: Readonly<Record<string, FieldValue>>;
  };
  /** Why each field is filled, and each answer left over. */
  readonly steps: readonly MappingStep[];
  /** For the comments: messages first, then whatever no field took, in the order it was asked, and what had to be cut. */
  readonly leftover: readonly Answer[];
}

const UNLABELLED = 'a field without a label';
const nameOf = (answer: Answer) => labelOf(answer) ?? UNLABELLED;

/**
 * Places the answers of a submission: each goes to the field the settings map it to, else to the one that its type, key,
 * label or value leads to, else it is left over.
 *
 * @param structure the portal's lead fields, for the conversion of mapped ones; null when they are not needed
 */
export function placeAnswers(
  submission: Submission,
  settings: MappingSettings,
  structure: LeadStructure | null,
): Placing {
  const mapped = byMap(submission, settings, structure);
  // one that the portal would not take is left out, the lead is not
  const constants: Readonly<Record<string, FieldValue>> = validFields(settings.fields);
  const given = { ...mapped.fields, ...constants };
  const isGiven = (slot: Slot | null) =>
    slot !== null && slot !== 'COMMENTS' && Object.hasOwn(given, /^NAME_/.test(slot) ? 'NAME' : slot);
  const rest = mapped.rest.filter(({ isEcho }) => !isEcho);
  const placed = [...mapped.placed, ...byMeaning(rest)].map((one) =>
    isGiven(one.slot) ? { ...one, slot: null } : one,
  );

  const decided = fatesOf(
    placed.filter(({ slot }) => slot !== 'TITLE'),
    { order: settings.names, wholeNames: isGiven('LAST_NAME') || isGiven('SECOND_NAME') },
  );
  const title = settings.title ? titleBy(settings.title, submission, fieldsOf(decided, settings.country)) : '';
  const subjects = placed.filter(({ slot }) => slot === 'TITLE');
  const fates = [
    ...mapped.filled.map(({ answer, field, rule }): Fate => ({ answer, field, rule, left: null })),
    ...mapped.unfit.map(({ answer, rule, why }): Fate => ({ answer, field: null, rule, left: why })),
    ...decided,
    ...(title ? subjects.map((one) => leftOver(one)) : firstOf('TITLE', subjects)),
  ];
  const { texts, contacts } = fieldsOf(fates, settings.country);

  const why = new Map(fates.flatMap(({ answer, left }) => (left === null ? [] : [[answer, left] as const])));
  const messages = placed.filter(({ slot }) => slot === 'COMMENTS').map(({ answer }) => answer);
  const leftover = [...new Set([...messages, ...submission.answers.filter((answer) => why.has(answer))])];
  return {
    fields: { texts: title ? new Map([...texts, ['TITLE', title]]) : texts, contacts, given },
    steps: [
      ...fates.flatMap(({ answer, field, rule }) => (field === null ? [] : [{ field, from: nameOf(answer), rule }])),
      ...Object.keys(constants).map((field) => ({ field, from: 'settings', rule: 'constant' })),
      ...(title ? [{ field: 'TITLE', from: 'settings', rule: 'title template' }] : []),
      ...leftover.map((answer) => ({ field: 'COMMENTS', from: nameOf(answer), rule: why.get(answer) ?? '' })),
    ],
    leftover,
  };
}
