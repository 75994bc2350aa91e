import { secretNames } from './guard/verify-signature.ts';
import { decodeDelivery } from './intake/decode/decode-delivery.ts';
import { parseSubmission } from './intake/parse-submission.ts';
import { type RawLead, rawLead } from './lead/raw-lead.ts';
import { type Forms, formSettings } from './settings/forms.ts';
import type { Delivery, FormSettings, Submission } from './types.ts';

/** What a delivery holds: a lead in Bitrix24's own names, or a submission with the settings of its form. */
export type Reading =
  | { readonly raw: RawLead }
  | { readonly raw: null; readonly submission: Submission; readonly settings: FormSettings };

/**
 * A form's settings by the name in its path, else by the id or name its tool gives it: unless that form is verified,
 * since the path alone said what to verify.
 */
const settingsFor = (forms: Forms, delivery: Delivery, { formId, formName }: Submission): FormSettings =>
  formSettings(
    forms,
    [delivery.form, formId, formName].find(
      (name) =>
        name &&
        Object.hasOwn(forms.forms ?? {}, name) &&
        (name === delivery.form || delivery.door !== 'form' || !forms.forms?.[name]?.verify),
    ) ?? null,
  );

/**
 * Reads a delivery: raw fields of a trusted caller as they are, everything else as a submission, without the secrets
 * that its form's settings name.
 *
 * @throws RequestError when the body can't be read or a raw field is wrong
 */
export async function readDelivery(delivery: Delivery, forms: Forms): Promise<Reading> {
  const raw = delivery.door === 'form' ? null : rawLead(await decodeDelivery(delivery));
  if (raw) return { raw };
  const { verify } = formSettings(forms, delivery.form);
  const submission = await parseSubmission(delivery, { secretNames: secretNames(verify) });
  return { raw, submission, settings: settingsFor(forms, delivery, submission) };
}
