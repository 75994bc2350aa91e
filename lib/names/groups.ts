/** What an answer can be of a person: lead fields, and names that may be one part of a name or all of it. */
export const PERSONAL_GROUPS = [
  ...(['NAME_FULL', 'NAME_OR_FULL', 'NAME', 'LAST_NAME', 'SECOND_NAME', 'PHONE', 'EMAIL', 'COMPANY_TITLE'] as const),
  ...(['POST', 'COMMENTS', 'TITLE', 'WEB', 'IM', 'ADDRESS', 'ADDRESS_2', 'ADDRESS_CITY', 'ADDRESS_REGION'] as const),
  ...(['ADDRESS_POSTAL_CODE', 'ADDRESS_COUNTRY', 'BIRTHDATE', 'NUMBER'] as const),
] as const;
export type PersonalGroup = (typeof PERSONAL_GROUPS)[number];

/** What the name of a form field can mean. */
export const NAME_GROUPS = [
  ...PERSONAL_GROUPS,
  ...(['CONTACT', 'POSTAL_OR_PHONE', 'OPPORTUNITY', 'CURRENCY_ID', 'CONSENT', 'FORM_ID', 'FORM_NAME'] as const),
  ...(['PAGE_URL', 'REFERRER', 'SUBMISSION_ID', 'HONEYPOT', 'DROP', 'UTM', 'TRACKING'] as const),
] as const;
export type NameGroup = (typeof NAME_GROUPS)[number];

/** What a form tool itself says an answer is: what a name can mean, or a kind of field that says nothing of whose it is. */
export type AnswerType = PersonalGroup | 'url' | 'file' | 'yes/no';
