import { lookUp, normalise } from '../../names/look-up.ts';
import type { Answer } from '../../types.ts';

/** What tools call their kinds of fields, where a word in it tells. First hit wins. */
const KINDS: readonly (readonly [RegExp, Answer['type']])[] = [
  [/e_?mail/, 'email'],
  [/phone|^tel$|^mobile|_tel$|whats_?app/, 'phone'],
  [/^(?:yes_?no|boolean|bool|toggle|switch)$|yes_no/, 'yes/no'],
  [/^(?:url|website|link|web_?site_?url|input_(?:url|link))$/, 'url'],
  [/^(?:file|upload|file_?upload|attachment)$|_file$|_upload$/, 'file'],
  [/^(?:full_?name|name|control_fullname|name_input|contact_name)$/, 'full name'],
];

const BY_GROUP: Readonly<Record<string, NonNullable<Answer['type']>>> = {
  NAME: 'first name',
  LAST_NAME: 'last name',
  SECOND_NAME: 'second name',
  COMPANY_TITLE: 'company',
  ADDRESS_CITY: 'city',
  ADDRESS_REGION: 'region',
  ADDRESS_POSTAL_CODE: 'postal code',
  ADDRESS_COUNTRY: 'country',
};

/**
 * What a tool's own word for a kind of field means: `INPUT_PHONE_NUMBER` → phone, `FormEmailInput` → email.
 *
 * @returns null for kinds that say nothing about the content: text, select, …
 */
export function answerType(kind: string): Answer['type'] {
  const name = normalise(kind);
  const known = KINDS.find(([words]) => words.test(name))?.[1];
  if (known || name === '') return known ?? null;
  return BY_GROUP[lookUp(kind)?.group ?? ''] ?? null;
}
