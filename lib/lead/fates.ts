import { normalise } from '../names/spelling.ts';
import type { Answer } from '../types.ts';
import type { Placed, Slot } from './by-meaning.ts';
import { contactKey, isEmail, isPhone, MOST_CONTACTS, parts, phoneNumber } from './contacts.ts';
import { type AnsweredText, type Fate, firstOf, leftOver, passedOver, wholeText } from './fate.ts';
import type { MultiFieldValue } from './fields/kinds.ts';
import { type ContactField, longestOf } from './fields/lead-fields.ts';
import { NAME_SLOTS, type NameSplitting, nameFates } from './name-fates.ts';
import { clean, cut, oneLine } from './text.ts';

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
