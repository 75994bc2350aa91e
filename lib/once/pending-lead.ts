import { RequestError } from '../errors.ts';
import { signedIdHeaders } from '../guard/verify-signature.ts';
import { mapLead, ORIGINATOR_ID } from '../lead/map-lead.ts';
import type { RawLead } from '../lead/raw-lead.ts';
import { readDelivery } from '../read-delivery.ts';
import { formSettings } from '../settings/forms.ts';
import type { Settings } from '../settings/settings.ts';
import type { Answer, Delivery, FormSettings, LeadStructure, MappedLead, Submission, SubmissionKey } from '../types.ts';
import type { PendingLead } from './create-once.ts';
import type { Repeats } from './repeats.ts';
import { originId, rawLeadKey, submissionKey } from './submission-key.ts';

export interface DraftIo {
  /** Null: identical posts are not known as such. */
  readonly repeats: Repeats | null;
  /** The portal's lead fields; asked for only when the settings map to custom fields. */
  readonly structure: () => Promise<LeadStructure>;
}

/** A lead to be sent, or why there is none. */
export type Draft = { readonly lead: PendingLead } | { readonly lead: null; readonly reason: string };

/** An id that is the same for repeats and for nothing else: ten minutes apart, equal content is another submission. */
async function unique({ key, weak }: SubmissionKey, delivery: Delivery, repeats: Repeats | null): Promise<string> {
  if (!weak) return key;
  const moment = repeats ? await repeats.firstPost(key, delivery.receivedAt) : delivery.receivedAt;
  return `${key}@${moment}`;
}

async function draftRaw(raw: RawLead, delivery: Delivery, repeats: Repeats | null): Promise<PendingLead> {
  const id = originId(await unique(rawLeadKey(delivery, raw, ORIGINATOR_ID), delivery, repeats));
  return { id, fields: { ORIGINATOR_ID, ORIGIN_ID: id, ...raw.fields }, params: raw.params };
}

const needsStructure = ({ map, fields }: FormSettings) =>
  [...Object.values(map), ...Object.keys(fields)].some((name) => /^(UF_CRM_|PARENT_ID_)/.test(name));

const CAPTCHA_OWED: Answer = {
  key: '',
  label: 'Captcha',
  type: null,
  value: 'not checked, since its service or our settings did not answer',
};

/** A captcha's token lives for minutes, so the check can't be made up for later. */
const owesCaptcha = ({ unchecked }: Delivery, { turnstile, hcaptcha, recaptcha }: FormSettings) =>
  unchecked === 'captcha' || (unchecked === 'everything' && (turnstile ?? hcaptcha ?? recaptcha) !== null);

/** Rules that fill a field without a word of the visitor's. */
const OF_OUR_OWN: ReadonlySet<string> = new Set(['constant', 'background', 'title template', 'default title']);

/** Whether something that was answered is in the lead: nobody can be called back for the rest. */
const saysSomething = ({ answers }: Submission, { steps }: MappedLead) =>
  answers.length > 0 && steps.some(({ rule }) => !OF_OUR_OWN.has(rule));

/**
 * Makes a lead of a delivery: raw fields of a trusted caller as they are, everything else by the mapping.
 *
 * @throws RequestError when the body can't be read, a raw field is wrong, or a trusted caller sent nothing of use; what
 * `repeats` and `structure` throw
 */
export async function draftLead(
  delivery: Delivery,
  settings: Settings,
  { repeats, structure }: DraftIo,
): Promise<Draft> {
  const reading = await readDelivery(delivery, settings.forms);
  if (reading.raw) return { lead: await draftRaw(reading.raw, delivery, repeats) };
  const { submission, settings: form } = reading;
  if (submission.notALead) return { lead: null, reason: submission.notALead };

  const { verify } = formSettings(settings.forms, delivery.form);
  const id = originId(await unique(submissionKey(delivery, submission, signedIdHeaders(verify)), delivery, repeats));
  const answers = owesCaptcha(delivery, form) ? [...submission.answers, CAPTCHA_OWED] : submission.answers;
  const lead = mapLead({ ...submission, answers }, form, needsStructure(form) ? await structure() : null, {
    originId: id,
  });
  if (!saysSomething(submission, lead)) {
    if (delivery.door === 'form') return { lead: null, reason: 'an empty body' };
    throw new RequestError('invalid_lead', 'There is nothing in it to make a lead of: send a name, a phone, an answer');
  }
  return { lead: { id, fields: { ...lead.fields, ORIGINATOR_ID, ORIGIN_ID: id }, params: lead.params } };
}
