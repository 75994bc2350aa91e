import { normalise } from '../names/spelling.ts';
import { asksForFamilyName } from '../names/words.ts';
import type { Answer } from '../types.ts';
import { BY_MAP } from './by-map.ts';
import type { Placed, Slot } from './by-meaning.ts';
import { contactKey, isEmail, isPhone, MOST_CONTACTS, parts, phoneNumber } from './contacts.ts';
import type { MultiFieldValue } from './fields/kinds.ts';
import { type ContactField, longestOf, type TextField } from './fields/lead-fields.ts';
import { splitName } from './split-name.ts';
import type { NameOrder } from './stated-order.ts';
import { clean, cut, oneLine } from './text.ts';

export type AnsweredText = Exclude<TextField, 'COMMENTS'> | 'BIRTHDATE';

/** What becomes of one answer. Without a field, and not left over: others say the same, or it says nothing. */
export interface Fate {
  readonly answer: Answer;
  /** The field it goes to, and the rule that put it there. */
  readonly field: string | null;
  readonly rule: string;
  /** What of the answer goes there; all of it when this is missing. */
  readonly part?: string;
  /** Why it is left to the comments. */
  readonly left: string | null;
}

const passedOver = ({ answer, rule, part }: Placed): Fate => ({
  ...{ answer, rule, field: null, left: null },
  ...(part === undefined ? {} : { part }),
});
const textOf = ({ answer, part }: Pick<Placed, 'answer' | 'part'>) => part ?? answer.value;
export const leftOver = (one: Placed, why = one.rule): Fate => ({ ...passedOver(one), left: why });

/** The text that answers give a field: one answer's, or with a configured map those of several. */
const wholeText = (fates: readonly Pick<Fate, 'answer' | 'part'>[]) => oneLine(fates.map(textOf).join(', '));

/** Answers that fill a text field together. What is too long is cut, and told in full in the comments. */
function fillText(field: AnsweredText, placed: readonly Placed[]): Fate[] {
  const whole = wholeText(placed);
  const text = cut(whole, longestOf(field));
  if (text === '') return placed.map(passedOver);
  const left = text === whole ? null : `too long for ${field}`;
  return placed.map((one) => ({ ...passedOver(one), field, left }));
}

/** The first answer fills a text field; with a configured map, all of them. Others are left over unless they say the same. */
export function firstOf(field: AnsweredText, placed: readonly Placed[]): Fate[] {
  const [first, ...others] = placed;
  if (!first) return [];
  const isTogether = ({ rule }: Placed) => rule === BY_MAP && first.rule === BY_MAP;
  const fateOf = (other: Placed) =>
    textOf(other) === textOf(first) ? passedOver(other) : leftOver(other, `${field} is taken`);
  return [
    ...fillText(field, [first, ...others.filter(isTogether)]),
    ...others.filter((other) => !isTogether(other)).map(fateOf),
  ];
}

const NAME_SLOTS: ReadonlySet<Slot | null> = new Set(['NAME', 'LAST_NAME', 'SECOND_NAME', 'NAME_OR_FULL', 'NAME_FULL']);

const wordsOf = (placed: readonly (Placed | undefined)[]) =>
  placed
    .flatMap(
      (one) =>
        (one &&
          textOf(one)
            .toLowerCase()
            .split(/[\s,]+/)) ??
        [],
    )
    .filter(Boolean);
const namesOf = ({ answer }: Placed) => [answer.key, answer.label ?? ''];

/** A full name in its parts, when it is sure which is which; null when it stays whole. */
function splitFates(one: Placed, order: NameOrder | null): Fate[] | null {
  const found = splitName(oneLine(one.answer.value), { names: namesOf(one), order });
  return (
    found &&
    Object.entries(found.parts).flatMap(([field, part]) =>
      part === undefined ? [] : [{ ...passedOver(one), field, part, rule: `${one.rule}, split by ${found.rule}` }],
    )
  );
}

/** Of several names the first; before one in capitals, the same in other letters. */
function bestName(all: readonly Placed[]): Placed | undefined {
  const [first] = all;
  const words = new Set(wordsOf([first]));
  const isIn = (one: Placed) => wordsOf([one]).every((word) => words.has(word));
  const isShouted = (one: Placed) =>
    textOf(one) === textOf(one).toUpperCase() && textOf(one) !== textOf(one).toLowerCase();
  if (!first || !isShouted(first)) return first;
  return all.find((one) => isIn(one) && !isShouted(one)) ?? first;
}

/** Beside a family name, a name that does not hold it. */
function withoutFamily(placed: readonly Placed[], last: Placed | undefined): Placed | undefined {
  const family = wordsOf([last]);
  const isWhole = ({ slot }: Placed) => slot === 'NAME_FULL' || slot === 'NAME_OR_FULL';
  return last && placed.find((one) => isWhole(one) && !family.every((word) => wordsOf([one]).includes(word)));
}

/**
 * Makes NAME, LAST_NAME and SECOND_NAME out of the answers that are a name or part of one. A full name is split only
 * when that is sure, else it is NAME as it was typed; never when the form asked for the parts as well.
 */
function nameFates(placed: readonly Placed[], { order, wholeNames }: NameSplitting): Fate[] {
  const of = (slot: Slot) => bestName(placed.filter((one) => one.slot === slot));
  const [first, last, middle] = [of('NAME'), of('LAST_NAME'), of('SECOND_NAME')];
  const whole = of('NAME_FULL') ?? of('NAME_OR_FULL');
  const given = first ?? withoutFamily(placed, last) ?? whole;
  // one language's word for a middle name is another's for the family's
  const family = given && middle && !last && asksForFamilyName(namesOf(middle), namesOf(given)) ? middle : last;
  const isFamily =
    first && !family && whole?.slot === 'NAME_OR_FULL' && asksForFamilyName(namesOf(whole), namesOf(first));
  const fields = [
    ['NAME', given],
    ['LAST_NAME', family ?? (isFamily ? whole : undefined)],
    ['SECOND_NAME', family === middle ? undefined : middle],
  ] as const;
  const chosen = fields.map(([, one]) => one);
  const onlyWhole = wholeNames || first || last || middle ? undefined : whole;
  const parts = onlyWhole ? splitFates(onlyWhole, order) : null;
  const known = new Set(wordsOf(chosen));
  const repeats = (one: Placed) => wordsOf([one]).every((word) => known.has(word));
  return [
    ...(parts ?? fields.flatMap(([field, one]) => (one ? fillText(field, [one]) : []))),
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
/** Told apart before they are made one line: a line may hold one each. */
const partsOf = (field: ContactField, { value }: Answer) => parts(clean(value), IS_ONE[field]).map(oneLine);

/** As many answers as there may be contacts fill a multi-field; the others are left over. */
function contactFates(field: ContactField, placed: readonly Placed[]): Fate[] {
  let count = 0;
  return placed.map((one) => {
    count += partsOf(field, one.answer).length;
    return count > MOST_CONTACTS ? leftOver(one, `too many for ${field}`) : { ...passedOver(one), field };
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
/** Placed, so that their values lead nowhere else, but in no field of their own. */
const TO_COMMENTS: ReadonlySet<Slot | null> = new Set(['COMMENTS', 'CONSENT', null]);
const SINGLE = TEXTS.filter((field) => !NAME_SLOTS.has(field));

/** How full names are dealt with. */
export interface NameSplitting {
  /** The order that the settings state. */
  readonly order: NameOrder | null;
  /** A part is given by the settings, so that there is no place for what was typed. */
  readonly wholeNames: boolean;
}

/** What becomes of each placed answer; each slot's are decided by themselves. */
export function fatesOf(placed: readonly Placed[], splitting: NameSplitting): Fate[] {
  const at = (slot: Slot) => placed.filter((one) => one.slot === slot);
  return [
    ...nameFates(
      placed.filter(({ slot }) => NAME_SLOTS.has(slot)),
      splitting,
    ),
    ...SINGLE.flatMap((field) => firstOf(field, at(field))),
    ...CONTACTS.flatMap((field) => contactFates(field, at(field))),
    ...at('nothing').map(passedOver),
    ...placed.filter(({ slot }) => TO_COMMENTS.has(slot)).map((one) => leftOver(one)),
  ];
}

/** What the answers give the fields they go to. */
export function fieldsOf(fates: readonly Fate[], country: string | null) {
  const textOf = (field: AnsweredText) =>
    cut(wholeText(fates.filter((fate) => fate.field === field)), longestOf(field));
  return {
    texts: new Map(TEXTS.map((field) => [field, textOf(field)] as const).filter(([, text]) => text !== '')),
    contacts: new Map(CONTACTS.map((field) => [field, contactsOf(field, fates, country)] as const)),
  };
}
