import { createHash } from 'node:crypto';
import type { Repeats } from './delivery/repeats.ts';
import { secretNames } from './guard/verify-signature.ts';
import { decodeDelivery } from './intake/decode-delivery.ts';
import { parseSubmission } from './intake/parse-submission.ts';
import { originId, type SubmissionKey, submissionKey } from './intake/submission-id.ts';
import { mapLead, ORIGINATOR_ID } from './lead/map-lead.ts';
import { type RawLead, rawLead } from './lead/raw-lead.ts';
import type { PendingLead } from './once.ts';
import { formSettings } from './settings/forms.ts';
import type { Settings } from './settings/settings.ts';
import type { Answer, Delivery, FormSettings, LeadStructure, Submission } from './types.ts';

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

function rawKey({ fields }: RawLead, delivery: Delivery): SubmissionKey {
  const { ORIGINATOR_ID: originator = ORIGINATOR_ID, ORIGIN_ID: origin } = fields;
  const id = delivery.headers['idempotency-key'] ?? delivery.transportId;
  if (delivery.headers['idempotency-key']) return { key: `raw/${id}`, weak: false };
  if (origin) return { key: `origin/${originator}/${origin}`, weak: false };
  if (id) return { key: `transport/${id}`, weak: false };
  return { key: `raw-content/${createHash('sha256').update(delivery.body).digest('hex')}`, weak: true };
}

async function draftRaw(raw: RawLead, delivery: Delivery, repeats: Repeats | null): Promise<PendingLead> {
  const id = originId(await unique(rawKey(raw, delivery), delivery, repeats));
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

/**
 * A form's settings by the name in its path, else by the id or name its tool gives it: unless that form is verified,
 * since the path alone said what to verify.
 */
const settingsFor = ({ forms }: Settings, delivery: Delivery, submission: Submission): FormSettings =>
  formSettings(
    forms,
    [delivery.form, submission.formId, submission.formName].find(
      (name) =>
        name &&
        Object.hasOwn(forms.forms ?? {}, name) &&
        (name === delivery.form || delivery.door === 'server' || !forms.forms?.[name]?.verify),
    ) ?? null,
  );

/**
 * Makes a lead of a delivery: raw fields of a trusted caller as they are, everything else by the mapping.
 *
 * @throws RequestError when the body can't be read or a raw field is wrong; what `repeats` and `structure` throw
 */
export async function draftLead(
  delivery: Delivery,
  settings: Settings,
  { repeats, structure }: DraftIo,
): Promise<Draft> {
  if (delivery.door === 'server') {
    const raw = rawLead(await decodeDelivery(delivery));
    if (raw) return { lead: await draftRaw(raw, delivery, repeats) };
  }
  const { verify } = formSettings(settings.forms, delivery.form);
  const submission = await parseSubmission(delivery, { secretNames: secretNames(verify) });
  if (submission.notALead) return { lead: null, reason: submission.notALead };

  const form = settingsFor(settings, delivery, submission);
  const id = originId(await unique(submissionKey(delivery, submission), delivery, repeats));
  const answers = owesCaptcha(delivery, form) ? [...submission.answers, CAPTCHA_OWED] : submission.answers;
  const { fields, params } = mapLead(
    { ...submission, answers },
    form,
    needsStructure(form) ? await structure() : null,
    { originId: id },
  );
  return { lead: { id, fields: { ...fields, ORIGINATOR_ID, ORIGIN_ID: id }, params } };
}
