/** What `crm.lead.list` can filter by, as OpenIntegrations' GetLeadFilterStructure describes it. */
const DESCRIPTIONS = {
  ID: '<lead identifier>',
  ASSIGNED_BY_ID: '<responsible person identifier>',
  COMPANY_ID: '<company identifier>',
  COMPANY_TITLE: '<company name>',
  CONTACT_ID: '<contact identifier>',
  CREATED_BY_ID: '<author identifier>',
  CURRENCY_ID: '<currency identifier>',
  DATE_CLOSED: '<closing date>',
  DATE_CREATE: '<date of creation>',
  DATE_MODIFY: '<date of change>',
  EMAIL: '<email address>',
  HAS_EMAIL: '<Email is filled (Y|N)>',
  HAS_PHONE: '<Phone is filled (Y|N)>',
  IS_RETURN_CUSTOMER: '<reused lead flag (Y|N)>',
  MODIFY_BY_ID: '<author ID of the last change>',
  MOVED_BY_ID: '<identifier of the author of moving the lead to the current stage>',
  MOVED_TIME: '<date of moving the lead to the current stage>',
  OPENED: '<feature is available for all (Y|N)>',
  OPPORTUNITY: '<expected amount>',
  STATUS_ID: '<status identifier>',
  TITLE: '<lead name (can be searched using the template [% [%_])>',
} as const;

/** What leads can be filtered by: each field with its description or, where a filter is to be filled in, empty. */
export type LeadFilterStructure = Readonly<Record<keyof typeof DESCRIPTIONS, string>>;

/** Gives the fields that leads can be filtered by. What OpenIntegrations' `GetLeadFilterStructure(Clear)` does. */
export const leadFilterStructure = (empty = false): LeadFilterStructure =>
  empty
    ? { ...DESCRIPTIONS, ...Object.fromEntries(Object.keys(DESCRIPTIONS).map((name) => [name, ''])) }
    : DESCRIPTIONS;
