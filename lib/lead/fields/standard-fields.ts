/** What a lead field holds: the type names of `crm.lead.fields`, told apart as far as they are checked here. */
export type FieldKind =
  | 'text'
  | 'crm_status'
  | 'currency'
  | 'date'
  | 'number'
  | 'flag'
  | 'id'
  | 'ids'
  | 'multi-field'
  | 'read-only';

/** Kinds of value of each multi-field, by the Bitrix24 REST documentation; the first one is the default. */
export const VALUE_TYPES = {
  PHONE: ['WORK', 'MOBILE', 'FAX', 'HOME', 'PAGER', 'MAILING', 'OTHER'],
  EMAIL: ['WORK', 'HOME', 'MAILING', 'OTHER'],
  WEB: ['WORK', 'HOME', 'VK', 'LIVEJOURNAL', 'TWITTER', 'OTHER'],
  IM: ['OTHER', 'TELEGRAM', 'VK', 'SKYPE', 'VIBER', 'BITRIX24', 'OPENLINE', 'IMOL', 'ICQ', 'MSN', 'JABBER'],
} as const;

/** Every standard field of a lead, in the order of the Bitrix24 REST documentation. */
export const STANDARD_FIELDS = {
  TITLE: 'text',
  HONORIFIC: 'crm_status',
  NAME: 'text',
  SECOND_NAME: 'text',
  LAST_NAME: 'text',
  BIRTHDATE: 'date',
  COMPANY_TITLE: 'text',
  POST: 'text',
  PHONE: 'multi-field',
  EMAIL: 'multi-field',
  WEB: 'multi-field',
  IM: 'multi-field',
  SOURCE_ID: 'crm_status',
  SOURCE_DESCRIPTION: 'text',
  STATUS_ID: 'crm_status',
  STATUS_DESCRIPTION: 'text',
  COMMENTS: 'text',
  OPPORTUNITY: 'number',
  CURRENCY_ID: 'currency',
  IS_MANUAL_OPPORTUNITY: 'flag',
  OPENED: 'flag',
  ASSIGNED_BY_ID: 'id',
  COMPANY_ID: 'id',
  CONTACT_ID: 'id',
  CONTACT_IDS: 'ids',
  ADDRESS: 'text',
  ADDRESS_2: 'text',
  ADDRESS_CITY: 'text',
  ADDRESS_POSTAL_CODE: 'text',
  ADDRESS_REGION: 'text',
  ADDRESS_PROVINCE: 'text',
  ADDRESS_COUNTRY: 'text',
  ADDRESS_COUNTRY_CODE: 'text',
  ADDRESS_LOC_ADDR_ID: 'id',
  ORIGINATOR_ID: 'text',
  ORIGIN_ID: 'text',
  UTM_SOURCE: 'text',
  UTM_MEDIUM: 'text',
  UTM_CAMPAIGN: 'text',
  UTM_CONTENT: 'text',
  UTM_TERM: 'text',
  TRACE: 'text',
  ID: 'read-only',
  STATUS_SEMANTIC_ID: 'read-only',
  HAS_PHONE: 'read-only',
  HAS_EMAIL: 'read-only',
  HAS_IMOL: 'read-only',
  CREATED_BY_ID: 'read-only',
  MODIFY_BY_ID: 'read-only',
  MOVED_BY_ID: 'read-only',
  MOVED_TIME: 'read-only',
  DATE_CREATE: 'read-only',
  DATE_MODIFY: 'read-only',
  DATE_CLOSED: 'read-only',
  IS_RETURN_CUSTOMER: 'read-only',
  LAST_ACTIVITY_TIME: 'read-only',
  LAST_ACTIVITY_BY: 'read-only',
} as const satisfies Record<string, FieldKind>;
