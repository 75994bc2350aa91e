import { SecondLeadError } from '../errors.ts';
import type { LeadParams } from '../lead/fields/check-lead.ts';
import type { LeadFields, LeadStructure } from '../lead/fields/lead-fields.ts';
import type { AddLeadAnswer } from '../types.ts';
import { addLead } from './add-lead.ts';
import type { CallOptions } from './call-method.ts';
import type { Endpoint } from './endpoint.ts';
import { findLead } from './find-lead.ts';
import { leadStructure } from './lead-structure.ts';

/** The portal for one invocation. What its functions throw are the four lead errors. */
export interface Portal {
  /** Safe to log. */
  readonly host: string;
  /** Creates a lead; a second call on the same portal throws before anything is sent. */
  readonly addLead: (fields: LeadFields, params: LeadParams) => Promise<AddLeadAnswer>;
  /** Looks for a lead by its ORIGINATOR_ID and ORIGIN_ID; null when it is surely not there. */
  readonly findLead: (originatorId: string, originId: string) => Promise<number | null>;
  readonly leadStructure: () => Promise<LeadStructure>;
}

/**
 * Opens a portal for one invocation: however the code above goes wrong, it can create one lead through it and no more.
 */
export function openPortal(endpoint: Endpoint, options: CallOptions): Portal {
  let added = false;
  return {
    host: endpoint.host,
    async addLead(fields, params) {
      if (added) throw new SecondLeadError();
      added = true;
      return addLead(endpoint, fields, params, options);
    },
    findLead: (originatorId, originId) => findLead(endpoint, originatorId, originId, options),
    leadStructure: () => leadStructure(endpoint, options),
  };
}
