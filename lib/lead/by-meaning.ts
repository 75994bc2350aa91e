import { type NameGroup, PERSONAL_GROUPS } from '../names/groups.ts';
import { lookUp } from '../names/look-up.ts';
import { normalise } from '../names/spelling.ts';
import { asksForPhone, isSalutation, yesOrNo } from '../names/words.ts';
import type { Answer } from '../types.ts';
import { byStandard } from './by-standard.ts';
import {
  areAll,
  isBrazilianCode,
  isEmail,
  isInternational,
  isPhone,
  looksInternational,
  MOST_CONTACTS,
  parts,
} from './contacts.ts';
import type { ContactField, TextField } from './fields/lead-fields.ts';
import { readDate } from './read-date.ts';
import { statedOrder } from './stated-order.ts';

/** Where an answer goes: a lead field, a name that may be all of it or a part; `nothing`: it says nothing of the visitor. */
export type Slot = TextField | ContactField | 'NAME_FULL' | 'NAME_OR_FULL' | 'BIRTHDATE' | 'CONSENT' | 'nothing';

/** An answer, where it goes (null: to the comments), and the rule that put it there. */
export interface Placed {
  readonly answer: Answer;
  readonly slot: Slot | null;
  /** In words: `type email`, `key phone`, `label Ваш телефон`. */
  readonly rule: string;
  /** What of the answer goes there; all of it when this is missing. */
  readonly part?: string;
}

/** What an answer may be, and what told so. */
interface Meaning {
  readonly group: NameGroup | null;
  readonly rule: string;
}

/** Words that tools give to any field of a kind; a label that says more goes before them. */
const VAGUE: ReadonlySet<NameGroup> = new Set(['COMMENTS', 'TITLE', 'NUMBER']);
/** A field of the kind "name" may ask for any part of it. */
const NAMES: ReadonlySet<NameGroup> = new Set(['NAME', 'LAST_NAME', 'SECOND_NAME', 'NAME_FULL', 'COMPANY_TITLE']);

const byName = (name: string | null, kind: 'key' | 'label'): { group: NameGroup; rule: string } | null => {
  const group = name ? (lookUp(name)?.group ?? (statedOrder([name]) ? 'NAME_FULL' : null)) : null;
  return group && { group, rule: `${kind} ${name}` };
};

/**
 * Finds out what an answer may be: by the type its tool gives it, then by its key, then by its label. The first is the
 * most telling; a later one counts where the value doesn't fit.
 */
function meaningsOf({ key, label, type, files }: Answer): readonly [Meaning, ...Meaning[]] {
  if (files) return [{ group: null, rule: 'file' }];
  const [byKey, byLabel] = [byName(key, 'key'), byName(label, 'label')];
  const typed = PERSONAL_GROUPS.find((group) => group === type);
  if (typed) {
    const finer =
      typed === 'NAME_OR_FULL' ? [byKey, byLabel].find((meaning) => meaning && NAMES.has(meaning.group)) : null;
    return [finer ?? { group: typed, rule: `type ${typed.toLowerCase().replaceAll('_', ' ')}` }];
  }
  if (byKey && VAGUE.has(byKey.group) && byLabel) return [byLabel];
  if (byKey && byLabel) return [byKey, byLabel];
  return [byKey ?? byLabel ?? { group: null, rule: 'unknown' }];
}

const hasLetter = (value: string) => /\p{L}/u.test(value);
const isHost = (value: string) =>
  /^(?:https?:\/\/)?(?:[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?\.)+\p{L}{2,}(?::\d+)?(?:[/?#]\S*)?$/iu.test(value);
/** Which messenger somebody prefers is no name in it. */
const MESSENGER =
  /^(?:whats ?app|telegram|viber|skype|signal|messenger|vk|instagram|discord|imo|wechat|line|телеграмм?|вайбер|ватсап|вотсап|whatsapp.*)$/i;

/** A date that can be read in one way only, as `YYYY-MM-DD`; null for any other. */
export const birthDate = (value: string): string | null =>
  /^\d{4}-\d\d-\d\d|^\d{1,2}\.\d{1,2}\.\d{4}$/.test(value) ? (readDate(value) ?? null) : null;

type Rule = (value: string, key: string) => Slot | 'MONEY' | null;

const when =
  (slot: Slot | 'MONEY', fits: (value: string) => boolean): Rule =>
  (value) =>
    fits(value) ? slot : null;
const always = (slot: Slot | 'MONEY'): Rule => when(slot, () => true);
const name = (slot: Slot): Rule => when(slot, hasLetter);

/** Where a group's value goes; null: the value doesn't fit, so it is one for the comments. */
const RULES: Readonly<Partial<Record<NameGroup, Rule>>> = {
  NAME_FULL: name('NAME_FULL'),
  NAME_OR_FULL: (value, key) => {
    // `ad` is a name in Turkish and an advertisement's id or address elsewhere
    if (normalise(key) !== 'ad' || !/[\d:/]/.test(value)) return hasLetter(value) ? 'NAME_OR_FULL' : null;
    return /^[\w:/?&=%.-]+$/.test(value) ? 'nothing' : null;
  },
  NAME: name('NAME'),
  LAST_NAME: name('LAST_NAME'),
  SECOND_NAME: name('SECOND_NAME'),
  PHONE: when('PHONE', isPhone.some),
  EMAIL: when('EMAIL', (value) => areAll(value, isEmail)),
  NUMBER: when('PHONE', isPhone.number),
  CONTACT: (value) => (isEmail(value) ? 'EMAIL' : isPhone.maybe(value) ? 'PHONE' : null),
  POSTAL_OR_PHONE: (value) => (isBrazilianCode(value) ? 'ADDRESS_POSTAL_CODE' : isPhone.code(value) ? 'PHONE' : null),
  COMPANY_TITLE: always('COMPANY_TITLE'),
  POST: always('POST'),
  COMMENTS: always('COMMENTS'),
  TITLE: when('TITLE', (value) => !isSalutation(value)),
  WEB: when('WEB', isHost),
  IM: when('IM', (value) => !MESSENGER.test(value) && yesOrNo(value) === undefined),
  ADDRESS: always('ADDRESS'),
  ADDRESS_2: always('ADDRESS_2'),
  ADDRESS_CITY: always('ADDRESS_CITY'),
  ADDRESS_REGION: always('ADDRESS_REGION'),
  ADDRESS_POSTAL_CODE: always('ADDRESS_POSTAL_CODE'),
  ADDRESS_COUNTRY: always('ADDRESS_COUNTRY'),
  BIRTHDATE: when('BIRTHDATE', (value) => birthDate(value) !== null),
  CONSENT: always('CONSENT'),
  OPPORTUNITY: always('MONEY'),
  CURRENCY_ID: when('MONEY', (value) => /^[a-z]{3}$/i.test(value)),
};

/** Somebody who is asked for by name and whom nobody calls about this. */
const ANOTHERS = /(?:^|_)(?:emergency|recipient|receiver|next_of_kin|referee|reference)(?:_|$)/;

/** A value speaks for itself only where no name does: wholly an address, wholly an international number, a number
 * where a phone was asked for in other words. */
function byValue(placed: readonly Placed[]): Placed[] {
  const has = (slot: Slot) => placed.some((one) => one.slot === slot);
  // so many numbers are no visitor's, and each takes its time to be told from others
  const numbers = placed.flatMap(({ slot, answer }) =>
    slot === null || slot === 'COMMENTS' ? parts(answer.value, looksInternational).filter(looksInternational) : [],
  );
  const [noEmail, noPhone] = [!has('EMAIL'), !has('PHONE') && numbers.length <= MOST_CONTACTS];
  return placed.map((one): Placed => {
    const { value, key, label, files } = one.answer;
    const isCoined = one.slot === 'COMMENTS' && label === null && /\d$/.test(key);
    if ((one.slot !== null && !isCoined) || files) return one;
    if (noEmail && areAll(value, isEmail)) return { ...one, slot: 'EMAIL', rule: 'value is an e-mail' };
    const isNumber = asksForPhone([key, label ?? '']) ? isPhone.maybe : isInternational;
    if (ANOTHERS.test(normalise(key))) return one;
    if (noPhone && areAll(value, isNumber)) return { ...one, slot: 'PHONE', rule: 'value is a phone' };
    return one;
  });
}

/** What an answer may be where it fits, and where that leads. */
function bestOf(answer: Answer) {
  const meanings = meaningsOf(answer).map(({ group, rule }) => ({
    ...{ answer, group, rule },
    slot: (group && RULES[group]?.(answer.value, answer.key)) ?? null,
  }));
  return meanings.find(({ slot }) => slot !== null) ?? meanings[0];
}

/** Finds the place of each answer: by a standard, by type, key, label, and where these say nothing, by its value. */
export function byMeaning(answers: readonly Answer[]): Placed[] {
  const standard = byStandard(answers);
  const found = answers.map((answer) => ({ answer, told: standard(answer), best: bestOf(answer) }));
  const money = found.some(({ best }) => best?.group === 'OPPORTUNITY');
  return byValue(
    found.flatMap(({ answer, told, best }): Placed[] => {
      if (told) return told.map((part) => ({ answer, ...part }));
      if (!best) return [];
      const { slot, rule } = best;
      if (slot !== 'MONEY') return [{ answer, slot, rule }];
      // A currency without an amount is the shop's setting, and never the visitor's word.
      return [
        money ? { answer, slot: null, rule: 'no public form sets an amount' } : { answer, slot: 'nothing', rule },
      ];
    }),
  );
}
