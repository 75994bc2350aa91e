import { LEAD_FIELDS, type LeadFieldDescription } from '../../../lib/lead/fields/lead-fields.ts';

/** With what the real portal tells besides. */
interface Field extends LeadFieldDescription {
  readonly isImmutable: boolean;
  readonly filterLabel?: string;
}

const TYPES: Record<string, string> = {
  text: 'string',
  crm_status: 'crm_status',
  currency: 'crm_currency',
  date: 'date',
  number: 'double',
  flag: 'char',
  id: 'integer',
  ids: 'crm_contact',
  'multi-field': 'crm_multifield',
  'read-only': 'datetime',
};
const STATUS_TYPES: Record<string, string> = { SOURCE_ID: 'SOURCE', STATUS_ID: 'STATUS', HONORIFIC: 'HONORIFIC' };

const words = (name: string) => name.charAt(0) + name.slice(1).toLowerCase().replaceAll('_', ' ');

function standard([name, { kind }]: readonly [string, { readonly kind: string }]): [string, Field] {
  const statusType = STATUS_TYPES[name];
  return [
    name,
    {
      type: TYPES[kind] ?? 'string',
      isRequired: false,
      isReadOnly: kind === 'read-only',
      isImmutable: false,
      isMultiple: kind === 'multi-field' || kind === 'ids',
      isDynamic: false,
      title: words(name),
      ...(statusType && { statusType }),
    },
  ];
}

/** One custom field of each type, as a portal's administrator would make them. */
const CUSTOM: readonly (readonly [
  name: string,
  type: string,
  label: string,
  isMultiple?: boolean,
  items?: string[],
])[] = [
  ['UF_CRM_AREA', 'string', 'Floor area'],
  ['UF_CRM_ROOMS', 'integer', 'Rooms'],
  ['UF_CRM_BUDGET', 'double', 'Budget'],
  ['UF_CRM_NEWSLETTER', 'boolean', 'Newsletter'],
  ['UF_CRM_VISIT_DAY', 'date', 'Day of visit'],
  ['UF_CRM_VISIT_TIME', 'datetime', 'Time of visit'],
  ['UF_CRM_PRICE', 'money', 'Price'],
  ['UF_CRM_SITE', 'url', 'Site'],
  ['UF_CRM_ROOF', 'enumeration', 'Roof', false, ['Tiles', 'Slate', 'Metal']],
  ['UF_CRM_EXTRAS', 'enumeration', 'Extras', true, ['Garage', 'Pool', 'Garden']],
  ['UF_CRM_NOTES', 'string', 'Notes', true],
  ['UF_CRM_PLAN', 'file', 'Plan'],
  ['UF_CRM_MANAGER', 'employee', 'Manager'],
  ['UF_CRM_CLIENT', 'crm', 'Client'],
];

function custom(
  [name, type, label, isMultiple = false, items]: (typeof CUSTOM)[number],
  index: number,
): [string, Field] {
  return [
    name,
    {
      type,
      isRequired: false,
      isReadOnly: false,
      isImmutable: false,
      isMultiple,
      isDynamic: true,
      title: name,
      listLabel: label,
      formLabel: label,
      filterLabel: label,
      ...(items && { items: items.map((VALUE, item) => ({ ID: String(40 + index * 10 + item), VALUE })) }),
    },
  ];
}

/** What `crm.lead.fields` answers: every standard field, and custom ones of every type. */
export const PORTAL_FIELDS: Readonly<Record<string, Field>> = Object.fromEntries([
  ...Object.entries(LEAD_FIELDS).map(standard),
  ...CUSTOM.map(custom),
]);

/** What `crm.status.list` answers, before it is filtered. */
export const STATUSES = Object.entries({
  SOURCE: 'CALL EMAIL WEB ADVERTISING PARTNER RECOMMENDATION TRADE_SHOW WEBFORM CALLBACK RC_GENERATOR STORE OTHER',
  STATUS: 'NEW IN_PROCESS PROCESSED JUNK CONVERTED',
  HONORIFIC: 'HNR_RU_1 HNR_RU_2',
}).flatMap(([ENTITY_ID, ids]) =>
  ids.split(' ').map((STATUS_ID, index) => ({
    ID: String(100 + index),
    ENTITY_ID,
    STATUS_ID,
    NAME: words(STATUS_ID),
    SORT: String((index + 1) * 10),
  })),
);
