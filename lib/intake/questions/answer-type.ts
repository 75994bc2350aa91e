import { autofillToken } from '../../names/autofill.ts';
import type { AnswerType, PersonalGroup } from '../../names/groups.ts';
import { lookUp } from '../../names/look-up.ts';
import { normalise } from '../../names/spelling.ts';

/** What tools call their kinds of fields, where a word in it tells. First hit wins. */
const KINDS: readonly (readonly [RegExp, AnswerType])[] = [
  [/e_?mail/, 'EMAIL'],
  [/phone|^tel$|^tel_national$|^mobile|_tel$|whats_?app/, 'PHONE'],
  [/^(?:yes_?no|boolean|bool|toggle|switch)$|yes_no/, 'yes/no'],
  [/^(?:url|website|link|web_?site_?url|input_(?:url|link))$/, 'url'],
  [/^(?:file|upload|file_?upload|attachment)$|_file$|_upload$/, 'file'],
  [/^organi[sz]ation_title$/, 'POST'],
  [/^bday$/, 'BIRTHDATE'],
  [/^street_address$|^address_line_?1$/, 'ADDRESS'],
  [/^address_line_?2$/, 'ADDRESS_2'],
  [/^(?:full_?name|name|control_fullname|name_input|contact_name)$/, 'NAME_OR_FULL'],
];

/** What names of kinds may mean besides; others, such as `text`, say nothing of the content. */
const TELLING: readonly PersonalGroup[] = [
  'NAME',
  'LAST_NAME',
  'SECOND_NAME',
  'COMPANY_TITLE',
  'ADDRESS_CITY',
  'ADDRESS_REGION',
  'ADDRESS_POSTAL_CODE',
  'ADDRESS_COUNTRY',
];

/**
 * What a tool's own word for a kind of field means: `INPUT_PHONE_NUMBER` → phone, `FormEmailInput` → email.
 *
 * @returns null for kinds that say nothing about the content: text, select, …
 */
export function answerType(kind: string): AnswerType | null {
  const token = autofillToken(kind) ?? kind;
  const name = normalise(token);
  const known = KINDS.find(([words]) => words.test(name))?.[1];
  if (known || name === '') return known ?? null;
  const meant = lookUp(token)?.group;
  return TELLING.find((group) => group === meant) ?? null;
}
