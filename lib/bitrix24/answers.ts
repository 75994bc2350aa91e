import type { PortalTime } from '../types.ts';

/** Bitrix24's answer to `crm.lead.get`, unchanged: the lead by its fields' names. */
export interface GetLeadAnswer {
  readonly result: Readonly<Record<string, unknown>>;
  readonly time?: PortalTime;
}

/** Bitrix24's answer to `crm.lead.update` and `crm.lead.delete`, unchanged. */
export interface ChangeLeadAnswer {
  readonly result: boolean;
  readonly time?: PortalTime;
}

/** Bitrix24's answer to `crm.lead.list`, unchanged: a page of 50 leads at most. */
export interface LeadsListAnswer {
  readonly result: readonly Readonly<Record<string, unknown>>[];
  /** All there are. */
  readonly total?: number;
  /** The offset of the next page; missing on the last one. */
  readonly next?: number;
  readonly time?: PortalTime;
}

/** Bitrix24's answer to `crm.lead.fields`, unchanged: what the portal says of each field. */
export interface LeadStructureAnswer {
  readonly result: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly time?: PortalTime;
}
