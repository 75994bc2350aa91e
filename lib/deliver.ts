import type { Hold } from './bitrix24/hold.ts';
import type { Portal } from './bitrix24/portal.ts';
import { isLeadError } from './errors.ts';
import { isForeignOrigin } from './guard/check-origin.ts';
import { screenSpam } from './guard/screen-spam.ts';
import { secretNames, verifySignature } from './guard/verify-signature.ts';
import { decodeDelivery } from './intake/decode/decode-delivery.ts';
import { parseSubmission } from './intake/parse-submission.ts';
import { createOnce, type OnceIo } from './once/create-once.ts';
import { type DraftIo, draftLead } from './once/pending-lead.ts';
import { formSettings } from './settings/forms.ts';
import type { Settings } from './settings/settings.ts';
import type { Delivery, LeadStructure, Outcome } from './types.ts';

export interface DeliverIo extends OnceIo, Pick<DraftIo, 'repeats'> {
  readonly settings: () => Promise<Settings>;
  /** Opens the portal for this one invocation. */
  readonly portal: () => Promise<Portal>;
  /** The portal's lead fields, kept for a while. */
  readonly structure: (portal: Portal) => Promise<LeadStructure>;
  /** The portal did not know us: whatever can be done about it before the next attempt. Never throws. */
  readonly accessRefused: () => Promise<void>;
  readonly hold: Hold;
}

/** Makes up for the checks that could not be run when the delivery came in; the reason when it fails one. */
async function failedCheck(delivery: Delivery, { forms, secrets }: Settings): Promise<string | null> {
  if (delivery.unchecked !== 'everything') return null;
  const settings = formSettings(forms, delivery.form);
  if (isForeignOrigin(delivery.headers, settings)) return 'origin';
  const { verify } = settings;
  const body = () => decodeDelivery(delivery);
  if (verify && !(await verifySignature(delivery, verify, secrets, body))) return 'signature';
  return screenSpam(await parseSubmission(delivery, { secretNames: secretNames(verify) }), delivery, settings);
}

/**
 * The way of a delivery into the portal: settings, checks still owed, mapping, claim, one `crm.lead.add`.
 *
 * @throws the four lead errors; RequestError when the delivery itself is wrong; the SDK's own errors when the ledger
 * does not answer, and nothing was sent then
 */
export async function deliver(delivery: Delivery, io: DeliverIo): Promise<Outcome> {
  io.hold.check();
  const settings = await io.settings();
  const spam = await failedCheck(delivery, settings);
  if (spam) return { status: 'spam', reason: spam };

  try {
    const portal = await io.portal();
    const draft = await draftLead(delivery, settings, { repeats: io.repeats, structure: () => io.structure(portal) });
    if (!draft.lead) return { status: 'ignored', reason: draft.reason };
    return await createOnce(draft.lead, portal, io);
  } catch (error) {
    if (isLeadError(error)) {
      io.hold.learn(error);
      if (error.authentication) await io.accessRefused();
    }
    throw error;
  }
}
