import { normalise } from '../names/spelling.ts';
import { asksForFamilyName } from '../names/words.ts';
import type { Answer, Submission } from '../types.ts';
import { BY_MAP, byMap } from './by-map.ts';
import { byMeaning, type Placed, type Slot } from './by-meaning.ts';
import { labelOf } from './comments.ts';
import { contactKey, isEmail, isPhone, MOST_CONTACTS, parts, phoneNumber } from './contacts.ts';
import { validFields } from './fields/check-lead.ts';
import type { FieldValue, MultiFieldValue } from './fields/kinds.ts';
import { type ContactField, type LeadStructure, longestOf, type TextField } from './fields/lead-fields.ts';
import type { MappingSettings } from './mapping-settings.ts';
import { cut, oneLine } from './text.ts';
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

type AnsweredText = Exclude<TextField, 'COMMENTS'> | 'BIRTHDATE';

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

/** What becomes of one answer. Without a field, and not left over: others say the same, or it says nothing. */
interface Fate {
  readonly answer: Answer;
  /** The field it goes to, and the rule that put it there. */
  readonly field: string | null;
  readonly rule: string;
  /** Why it is left to the comments. */
  readonly left: string | null;
}

const passedOver = ({ answer, rule }: Placed): Fate => ({ answer, rule, field: null, left: null });
const leftOver = (one: Placed, why = one.rule): Fate => ({ ...passedOver(one), left: why });

/** The text that answers give a field: one answer's, or with a configured map those of several. */
const wholeText = (answers: readonly Answer[]) => oneLine(answers.map(({ value }) => value).join(', '));

/** Answers that fill a text field together. What is too long is cut, and told in full in the comments. */
function fillText(field: AnsweredText, placed: readonly Placed[]): Fate[] {
  const whole = wholeText(placed.map(({ answer }) => answer));
  const text = cut(whole, longestOf(field));
  if (text === '') return placed.map((one) => leftOver(one));
  return placed.map(({ answer, rule }) => ({
    answer,
    field,
    rule,
    left: text === whole ? null : `too long for ${field}`,
  }));
}

/** The first answer fills a text field; with a configured map, all of them. Others are left over unless they say the same. */
function firstOf(field: AnsweredText, placed: readonly Placed[]): Fate[] {
  const [first, ...others] = placed;
  if (!first) return [];
  const isTogether = ({ rule }: Placed) => rule === BY_MAP && first.rule === BY_MAP;
  const fateOf = (other: Placed) =>
    other.answer.value === first.answer.value ? passedOver(other) : leftOver(other, `${field} is taken`);
  return [
    ...fillText(field, [first, ...others.filter(isTogether)]),
    ...others.filter((other) => !isTogether(other)).map(fateOf),
  ];
}

const NAME_SLOTS: ReadonlySet<Slot | null> = new Set(['NAME', 'LAST_NAME', 'SECOND_NAME', 'NAME_OR_FULL', 'NAME_FULL']);

const wordsOf = (placed: readonly (Placed | undefined)[]) =>
  placed.flatMap((one) => one?.answer.value.toLowerCase().split(/[\s,]+/) ?? []).filter(Boolean);
const namesOf = ({ answer }: Placed) => [answer.key, answer.label ?? ''];

/**
 * Makes NAME, LAST_NAME and SECOND_NAME out of the answers that are a name or part of one. A full name is never split:
 * it is NAME as it was typed, unless the form asked for the parts as well.
 */
function nameFates(placed: readonly Placed[]): Fate[] {
  const of = (slot: Slot) => placed.find((one) => one.slot === slot);
  const [first, last, whole] = [of('NAME'), of('LAST_NAME'), of('NAME_FULL') ?? of('NAME_OR_FULL')];
  const isFamily =
    first && !last && whole?.slot === 'NAME_OR_FULL' && asksForFamilyName(namesOf(whole), namesOf(first));
  const fields = [
    ['NAME', first ?? whole],
    ['LAST_NAME', last ?? (isFamily ? whole : undefined)],
    ['SECOND_NAME', of('SECOND_NAME')],
  ] as const;
  const chosen = fields.map(([, one]) => one);
  const known = new Set(wordsOf(chosen));
  const repeats = (one: Placed) => wordsOf([one]).every((word) => known.has(word));
  return [
    ...fields.flatMap(([field, one]) => (one ? fillText(field, [one]) : [])),
    ...placed.filter((one) => !chosen.includes(one)).map((one) => (repeats(one) ? passedOver(one) : leftOver(one))),
  ];
}

const IM_TYPES: readonly (readonly [RegExp, string])[] = [
  [/telegram|телеграм|^tg/, 'TELEGRAM'],
  [/^vk|^вк|вконтакте/, 'VK'],
  [/skype/, 'SKYPE'],
  [/viber/, 'VIBER'],
];
const messenger = ({ key, label }: Answer) =>
  IM_TYPES.find(([name]) => [key, label ?? ''].some((own) => name.test(normalise(own))))?.[1] ?? 'OTHER';

/** What may be one of several in an answer. */
const IS_ONE: Readonly<Record<ContactField, (part: string) => boolean>> = {
  PHONE: isPhone.one,
  EMAIL: isEmail,
  WEB: () => false,
  IM: () => false,
};
const partsOf = (field: ContactField, { value }: Answer) => parts(oneLine(value), IS_ONE[field]);

/** As many answers as there may be contacts fill a multi-field; the others are left over. */
function contactFates(field: ContactField, placed: readonly Placed[]): Fate[] {
  let count = 0;
  return placed.map((one) => {
    count += partsOf(field, one.answer).length;
    return count > MOST_CONTACTS ? leftOver(one, `too many for ${field}`) : { ...leftOver(one), field, left: null };
  });
}

/** Each value once. */
function contactsOf(field: ContactField, fates: readonly Fate[], country: string | null): MultiFieldValue[] {
  const values = fates
    .filter((fate) => fate.field === field)
    .flatMap(({ answer }) =>
      partsOf(field, answer).map((part) => ({
        VALUE: field === 'PHONE' ? phoneNumber(part, country) : part,
        VALUE_TYPE: field === 'IM' ? messenger(answer) : 'WORK',
      })),
    )
    .filter(({ VALUE }) => VALUE !== '');
  return [...Map.groupBy(values, ({ VALUE }) => contactKey(VALUE)).values()].flatMap(([first]) => first ?? []);
}

const TEXTS = [
  ...(['TITLE', 'NAME', 'SECOND_NAME', 'LAST_NAME', 'COMPANY_TITLE', 'POST', 'BIRTHDATE'] as const),
  ...(['ADDRESS', 'ADDRESS_2', 'ADDRESS_CITY', 'ADDRESS_REGION', 'ADDRESS_POSTAL_CODE', 'ADDRESS_COUNTRY'] as const),
];
const CONTACTS = ['PHONE', 'EMAIL', 'WEB', 'IM'] as const;
const SINGLE = TEXTS.filter((field) => !NAME_SLOTS.has(field));

/** What becomes of each placed answer. */
function fatesOf(placed: readonly Placed[]): Fate[] {
  const at = (slot: Slot) => placed.filter((one) => one.slot === slot);
  return [
    ...nameFates(placed.filter(({ slot }) => NAME_SLOTS.has(slot))),
    ...SINGLE.flatMap((field) => firstOf(field, at(field))),
    ...CONTACTS.flatMap((field) => contactFates(field, at(field))),
    ...at('nothing').map(passedOver),
    ...placed.filter(({ slot }) => slot === 'COMMENTS' || slot === null).map((one) => leftOver(one)),
  ];
}

function fieldsOf(fates: readonly Fate[], country: string | null) {
  const textOf = (field: AnsweredText) =>
    cut(wholeText(fates.filter((fate) => fate.field === field).map(({ answer }) => answer)), longestOf(field));
  return {
    texts: new Map(TEXTS.map((field) => [field, textOf(field)] as const).filter(([, text]) => text !== '')),
    contacts: new Map(CONTACTS.map((field) => [field, contactsOf(field, fates, country)] as const)),
  };
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
  const placed = [...mapped.placed, ...byMeaning(mapped.rest)].map((one) =>
    isGiven(one.slot) ? { ...one, slot: null } : one,
  );

  const decided = fatesOf(placed.filter(({ slot }) => slot !== 'TITLE'));
  const title = titleBy(settings.title, submission, fieldsOf(decided, settings.country));
  const subjects = placed.filter(({ slot }) => slot === 'TITLE');
  const fates = [
    ...mapped.filled.map(({ answer, field }): Fate => ({ answer, field, rule: BY_MAP, left: null })),
    ...mapped.unfit.map(
      (answer): Fate => ({ answer, field: null, rule: BY_MAP, left: 'does not fit the field it is mapped to' }),
    ),
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
