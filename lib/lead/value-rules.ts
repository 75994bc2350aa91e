import type { NameGroup } from '../names/groups.ts';
import { normalise } from '../names/spelling.ts';
import type { Answer } from '../types.ts';
import { isEmail, isPhoneLike, mayBePhone, parts } from './contacts.ts';
import { readDate } from './read-date.ts';

/** Lead fields that answers are put into by name; `COMMENTS` for messages. */
export type Slot =
  | 'NAME_FULL'
  | 'NAME_OR_FULL'
  | 'NAME'
  | 'LAST_NAME'
  | 'SECOND_NAME'
  | 'PHONE'
  | 'EMAIL'
  | 'WEB'
  | 'IM'
  | 'COMPANY_TITLE'
  | 'POST'
  | 'TITLE'
  | 'BIRTHDATE'
  | 'ADDRESS'
  | 'ADDRESS_2'
  | 'ADDRESS_CITY'
  | 'ADDRESS_REGION'
  | 'ADDRESS_POSTAL_CODE'
  | 'ADDRESS_COUNTRY'
  | 'COMMENTS'
  | 'CONSENT'
  | 'MONEY'
  | 'nothing';

type Rule = (value: string, key: string) => Slot | null;

const hasLetter = (value: string) => /\p{L}/u.test(value);
const isHost = (value: string) =>
  /^(?:https?:\/\/)?(?:[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?\.)+\p{L}{2,}(?::\d+)?(?:[/?#]\S*)?$/iu.test(value);
const SALUTATION =
  /^(?:mr|mrs|ms|miss|mx|dr|prof|herr|frau|sr|sra|srta|m|mme|mlle|sig|sig\.ra|pan|pani|bay|bayan)\.?$/i;
/** Which messenger somebody prefers is no name in it. */
const MESSENGER =
  /^(?:whats ?app|telegram|viber|skype|signal|messenger|vk|instagram|discord|imo|wechat|line|телеграмм?|вайбер|ватсап|вотсап|whatsapp.*|yes|no|да|нет|on)$/i;

const when =
  (slot: Slot, fits: (value: string) => boolean): Rule =>
  (value) =>
    fits(value) ? slot : null;
const always =
  (slot: Slot): Rule =>
  () =>
    slot;
const name = (slot: Slot): Rule => when(slot, hasLetter);

/** Which slot a group's value goes to; null: the value doesn't fit, so it is one for the comments. */
const RULES: Readonly<Partial<Record<NameGroup, Rule>>> = {
  NAME_FULL: name('NAME_FULL'),
  NAME_OR_FULL: (value, key) => {
    // `ad` is a name in Turkish and an advertisement's id elsewhere.
    if (normalise(key) === 'ad') return hasLetter(value) && !/[\d:/]/.test(value) ? 'NAME_OR_FULL' : 'nothing';
    return hasLetter(value) ? 'NAME_OR_FULL' : null;
  },
  NAME: name('NAME'),
  LAST_NAME: name('LAST_NAME'),
  SECOND_NAME: name('SECOND_NAME'),
  PHONE: when('PHONE', mayBePhone),
  EMAIL: when('EMAIL', (value) => parts(value, isEmail).every(isEmail)),
  NUMBER: when('PHONE', (value) => isPhoneLike(value, [10, 15])),
  CONTACT: (value) => (isEmail(value) ? 'EMAIL' : isPhoneLike(value) ? 'PHONE' : null),
  POSTAL_OR_PHONE: (value) => {
    if (/^\d{5}-?\d{3}$/.test(value)) return 'ADDRESS_POSTAL_CODE';
    return value.startsWith('+') || value.replace(/\D/g, '').length >= 10 ? 'PHONE' : null;
  },
  COMPANY_TITLE: always('COMPANY_TITLE'),
  POST: always('POST'),
  COMMENTS: always('COMMENTS'),
  TITLE: when('TITLE', (value) => !SALUTATION.test(value)),
  WEB: when('WEB', isHost),
  IM: when('IM', (value) => !MESSENGER.test(value)),
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

/** A date that can be read in one way only, as `YYYY-MM-DD`; null for any other. */
export const birthDate = (value: string): string | null =>
  /^\d{4}-\d\d-\d\d|^\d{1,2}\.\d{1,2}\.\d{4}$/.test(value) ? (readDate(value) ?? null) : null;

/** Where an answer of this group goes, by its value; null: to the comments, under its label. */
export const slotFor = (group: NameGroup | null, { key, value }: Answer): Slot | null =>
  (group && RULES[group]?.(value, key)) ?? null;
