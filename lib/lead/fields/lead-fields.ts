import type * as v from 'valibot';
import { customField, type FieldValue, KINDS, type MultiFieldValue, multiField } from './kinds.ts';

/** What a field holds. */
export type FieldKind = keyof typeof KINDS | 'multi-field' | 'read-only';

/**
 * Who may set a field: `answer`, an answer by its name or what it looks like; `map`, an answer that the settings map to
 * it; `settings`, nobody but the settings' constants and trusted callers, whatever a form says; `portal`, the portal.
 */
export type SetBy = 'answer' | 'map' | 'settings' | 'portal';

interface LeadField {
  readonly kind: FieldKind;
  readonly setBy: SetBy;
  /** Where a visitor's text is cut, in characters. */
  readonly longest?: number;
  /** Kinds of value of a multi-field, by the Bitrix24 REST documentation; the first one is the default. */
  readonly valueTypes?: readonly string[];
}

const text = { kind: 'text', setBy: 'answer' } as const;
const contact = { kind: 'multi-field', setBy: 'answer' } as const;
const mappedText = { kind: 'text', setBy: 'map' } as const;
const origin = { kind: 'origin', setBy: 'settings' } as const;
const ownStatus = { kind: 'crm_status', setBy: 'settings' } as const;
const ownId = { kind: 'id', setBy: 'settings' } as const;
const portal = { kind: 'read-only', setBy: 'portal' } as const;

/** Every standard field of a lead, in the order of the Bitrix24 REST documentation. */
export const LEAD_FIELDS = {
  TITLE: text,
  HONORIFIC: { kind: 'crm_status', setBy: 'map' },
  NAME: { ...text, longest: 50 },
  SECOND_NAME: { ...text, longest: 50 },
  LAST_NAME: { ...text, longest: 50 },
  BIRTHDATE: { kind: 'date', setBy: 'answer' },
  COMPANY_TITLE: text,
  POST: text,
  PHONE: { ...contact, valueTypes: ['WORK', 'MOBILE', 'FAX', 'HOME', 'PAGER', 'MAILING', 'OTHER'] },
  EMAIL: { ...contact, valueTypes: ['WORK', 'HOME', 'MAILING', 'OTHER'] },
  WEB: { ...contact, valueTypes: ['WORK', 'HOME', 'VK', 'LIVEJOURNAL', 'TWITTER', 'OTHER'] },
  IM: {
    ...contact,
    valueTypes: [
      ...(['OTHER', 'TELEGRAM', 'VK', 'SKYPE', 'VIBER', 'BITRIX24'] as const),
      ...(['OPENLINE', 'IMOL', 'ICQ', 'MSN', 'JABBER'] as const),
    ],
  },
  SOURCE_ID: ownStatus,
  SOURCE_DESCRIPTION: { ...mappedText, longest: 500 },
  STATUS_ID: ownStatus,
  STATUS_DESCRIPTION: mappedText,
  COMMENTS: text,
  OPPORTUNITY: { kind: 'number', setBy: 'map' },
  CURRENCY_ID: { kind: 'currency', setBy: 'map' },
  IS_MANUAL_OPPORTUNITY: { kind: 'flag', setBy: 'map' },
  OPENED: { kind: 'flag', setBy: 'settings' },
  ASSIGNED_BY_ID: ownId,
  COMPANY_ID: ownId,
  CONTACT_ID: ownId,
  CONTACT_IDS: { kind: 'ids', setBy: 'settings' },
  ADDRESS: text,
  ADDRESS_2: text,
  ADDRESS_CITY: text,
  ADDRESS_POSTAL_CODE: text,
  ADDRESS_REGION: text,
  ADDRESS_PROVINCE: mappedText,
  ADDRESS_COUNTRY: text,
  ADDRESS_COUNTRY_CODE: mappedText,
  ADDRESS_LOC_ADDR_ID: { kind: 'id', setBy: 'map' },
  ORIGINATOR_ID: origin,
  ORIGIN_ID: origin,
  UTM_SOURCE: mappedText,
  UTM_MEDIUM: mappedText,
  UTM_CAMPAIGN: mappedText,
  UTM_CONTENT: mappedText,
  UTM_TERM: mappedText,
  TRACE: mappedText,
  ID: portal,
  STATUS_SEMANTIC_ID: portal,
  HAS_PHONE: portal,
  HAS_EMAIL: portal,
  HAS_IMOL: portal,
  CREATED_BY_ID: portal,
  MODIFY_BY_ID: portal,
  MOVED_BY_ID: portal,
  MOVED_TIME: portal,
  DATE_CREATE: portal,
  DATE_MODIFY: portal,
  DATE_CLOSED: portal,
  IS_RETURN_CUSTOMER: portal,
  LAST_ACTIVITY_TIME: portal,
  LAST_ACTIVITY_BY: portal,
} as const satisfies Record<string, LeadField>;

type Table = typeof LEAD_FIELDS;
type Named<Row> = { [F in keyof Table]: Table[F] extends Row ? F : never }[keyof Table];
type ValueOf<K extends FieldKind> = K extends keyof typeof KINDS
  ? v.InferOutput<(typeof KINDS)[K]>
  : readonly MultiFieldValue[];

/** Multi-fields that answers are put into. */
export type ContactField = Named<{ readonly kind: 'multi-field' }>;
/** Text fields that answers are put into. */
export type TextField = Named<{ readonly kind: 'text'; readonly setBy: 'answer' }>;

/** Lead fields as `crm.lead.add` takes them; see `crm.lead.fields` for what a portal has. */
export type LeadFields = {
  readonly [F in Exclude<keyof Table, Named<{ readonly kind: 'read-only' }>>]?: ValueOf<Table[F]['kind']>;
} & {
  readonly [custom: `UF_CRM_${string}`]: FieldValue;
  readonly [parent: `PARENT_ID_${string}`]: FieldValue;
};

/** What a field is called; where it is told in several languages, by language. */
export type FieldLabel = string | Readonly<Record<string, string>>;

/** One field of `crm.lead.fields`; members not named here come along unchanged. */
export interface LeadFieldDescription {
  readonly type: string;
  readonly isRequired?: boolean;
  readonly isReadOnly?: boolean;
  readonly isMultiple?: boolean;
  readonly isDynamic?: boolean;
  readonly isHidden?: boolean;
  readonly title?: FieldLabel;
  readonly formLabel?: FieldLabel;
  readonly listLabel?: FieldLabel;
  readonly filterLabel?: FieldLabel;
  readonly statusType?: string;
  readonly items?: readonly { readonly ID: string; readonly VALUE: string }[];
}

/** The portal's lead fields by name. */
export type LeadStructure = Readonly<Record<string, LeadFieldDescription>>;

const FIELDS: ReadonlyMap<string, LeadField> = new Map(Object.entries<LeadField>(LEAD_FIELDS));
const SCHEMAS = new Map(
  [...FIELDS].flatMap(([name, { kind, valueTypes = [] }]) =>
    kind === 'read-only' ? [] : [[name, kind === 'multi-field' ? multiField(valueTypes) : KINDS[kind]] as const],
  ),
);

/** What the table says of a standard field. */
export const leadField = (name: string): LeadField | undefined => FIELDS.get(name);

/** Names of standard fields that can be written. */
export const WRITABLE: readonly string[] = [...SCHEMAS.keys()];

/** The schema of a field's value; undefined for a field that no lead has, or that only the portal sets. */
export function schemaOf(name: string) {
  if (/^UF_CRM_[A-Z0-9_]+$/.test(name)) return customField;
  return /^PARENT_ID_\d+$/.test(name) ? KINDS.id : SCHEMAS.get(name);
}

/** Longest text of a field; the portal's own limits are not documented. */
export const longestOf = (name: string): number => leadField(name)?.longest ?? 255;
