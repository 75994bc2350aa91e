import { owesCaptcha } from '../guard/check-delivery.ts';
import type { LeadStructure } from '../lead/fields/lead-fields.ts';
import type { MappedLead } from '../lead/map-lead.ts';
import { mapLead } from '../lead/map-lead.ts';
import type { Reading } from '../read-delivery.ts';
import type { Answer, Delivery, Submission } from '../types.ts';
import { ORIGINATOR_ID } from './submission-key.ts';

/** A lead about to be sent, and the names by which it is found again. */
export interface PendingLead extends MappedLead {
  /** The submission's id in the ledger. */
  readonly id: string;
  readonly fields: MappedLead['fields'] & { readonly ORIGINATOR_ID: string; readonly ORIGIN_ID: string };
}

const CAPTCHA_OWED: Answer = {
  key: '',
  label: 'Captcha',
  type: null,
  value: 'not checked, since its service or our settings did not answer',
};

/** Rules that fill a field without a word of the visitor's. */
const OF_OUR_OWN: ReadonlySet<string> = new Set(['constant', 'background', 'title template', 'default title']);

/** Whether something that was answered is in the lead: nobody can be called back for the rest. */
const saysSomething = ({ answers }: Submission, { steps }: MappedLead) =>
  answers.length > 0 && steps.some(({ rule }) => !OF_OUR_OWN.has(rule));

/**
 * Makes of a delivery what is to be sent: raw fields as they are, a submission by the mapping.
 *
 * @param id the submission's, as ORIGIN_ID; a caller's own names of origin stay
 * @param structure the portal's lead fields; null when they are not needed
 * @returns null when there is nothing in it to make a lead of
 */
export function pendingLead(
  id: string,
  delivery: Delivery,
  reading: Reading,
  structure: LeadStructure | null,
): PendingLead | null {
  const origin = { ORIGINATOR_ID, ORIGIN_ID: id };
  if (reading.raw) return { id, steps: [], params: reading.raw.params, fields: { ...origin, ...reading.raw.fields } };
  const { submission, settings } = reading;
  const answers = owesCaptcha(delivery, settings) ? [...submission.answers, CAPTCHA_OWED] : submission.answers;
  const lead = mapLead({ ...submission, answers }, settings, structure, { visitor: id });
  return saysSomething(submission, lead) ? { id, ...lead, fields: { ...lead.fields, ...origin } } : null;
}
