import { secretNames } from './guard/verify-signature.ts';
import { decodeDelivery } from './intake/decode/decode-delivery.ts';
import type { Tree } from './intake/decode/tree.ts';
import { parseSubmission } from './intake/parse-submission.ts';
import { type RawLead, rawLead } from './lead/raw-lead.ts';
import { type FormSettings, type Forms, formSettings } from './settings/forms.ts';
import type { Delivery, Submission } from './types.ts';

/** A submission, and the settings it is mapped by. */
export interface SubmissionReading {
  readonly raw: null;
  readonly submission: Submission;
  readonly settings: FormSettings;
}

/** What a delivery holds: a lead in Bitrix24's own names, or a submission. */
export type Reading = { readonly raw: RawLead } | SubmissionReading;

/**
 * A form's settings by the name in its path, else by the id or name its tool gives it: unless that form is verified,
 * since the path alone said what to verify.
 */
function settingsOf(forms: Forms, { form, door }: Delivery, { formId, formName }: Submission): FormSettings {
  const isOurs = (name: string) => Object.hasOwn(forms.forms ?? {}, name);
  const mayBe = (name: string) => name === form || door !== 'form' || !forms.forms?.[name]?.verify;
  return formSettings(forms, [form, formId, formName].find((name) => name && isOurs(name) && mayBe(name)) ?? null);
}

/**
 * Reads a delivery: raw fields of a trusted caller as they are, everything else as a submission, without the secrets
 * that its form's settings name.
 *
 * @throws RequestError when the body can't be read or a raw field is wrong
 */
export async function readDelivery(delivery: Delivery, forms: Forms): Promise<Reading> {
  const tree = await decodeDelivery(delivery);
  const raw = delivery.door === 'form' ? null : rawLead(tree);
  if (raw) return { raw };
  return readSubmission(tree, delivery, forms);
}

/** Reads a delivery of which it is known that it is a submission, and whose body is decoded already. */
export function readSubmission(body: Tree, delivery: Delivery, forms: Forms): SubmissionReading {
  const { verify } = formSettings(forms, delivery.form);
  const submission = parseSubmission(body, delivery, secretNames(verify));
  return { raw: null, submission, settings: settingsOf(forms, delivery, submission) };
}
