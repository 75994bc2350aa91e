import type { Hold } from './bitrix24/hold.ts';
import type { Portal } from './bitrix24/portal.ts';
import { isLeadError, RequestError } from './errors.ts';
import { checkDelivery } from './guard/check-delivery.ts';
import { screenSpam } from './guard/screen-spam.ts';
import { decodeDelivery } from './intake/decode/decode-delivery.ts';
import type { LeadStructure } from './lead/fields/lead-fields.ts';
import { createOnce, type OnceIo } from './once/create-once.ts';
import { pendingLead } from './once/pending-lead.ts';
import type { Repeats } from './once/repeats.ts';
import { originId, repeatId, submissionKey } from './once/submission-key.ts';
import { type Reading, readDelivery } from './read-delivery.ts';
import { type FormSettings, formSettings } from './settings/forms.ts';
import type { Settings } from './settings/settings.ts';
import type { Delivery, Outcome, SubmissionKey } from './types.ts';

export interface DeliverIo extends OnceIo {
  readonly settings: () => Promise<Settings>;
  /** Opens the portal for this one invocation. */
  readonly portal: () => Promise<Portal>;
  /** The portal's lead fields, kept for a while; asked for only when the settings name custom fields, or their labels are matched. */
  readonly structure: (portal: Portal) => Promise<LeadStructure>;
  /** The portal did not know us: whatever can be done about it before the next attempt. Never throws. */
  readonly accessRefused: () => Promise<void>;
  readonly hold: Hold;
  /** Told the key that the lead is tried under: later settings must not give it another. */
  readonly named?: (key: SubmissionKey) => void;
  /** Null: identical posts are not known as such. */
  readonly repeats: Repeats | null;
}

const WITHOUT_FILES = 'The signature can’t be checked any more, since the files were too large to be kept';

/** Makes up for the checks that could not be run when the delivery came in; the reason when it fails one. */
async function failedCheck(
  delivery: Delivery,
  reading: Reading,
  door: FormSettings,
  secrets: Settings['secrets'],
): Promise<string | null> {
  if (delivery.unchecked !== 'everything') return null;
  const check = await checkDelivery(delivery, door, secrets, () => decodeDelivery(delivery));
  if (check.state === 'owed') throw check.error;
  if (check.state === 'failed' && delivery.files) throw new RequestError('unauthorized', WITHOUT_FILES);
  if (check.state === 'failed') return check.reason;
  return reading.raw ? null : screenSpam(reading.submission, delivery, door);
}

/** An id that is the same for repeats and for nothing else: ten minutes apart, equal content is another submission. */
async function idOf({ key, weak }: SubmissionKey, { receivedAt }: Delivery, repeats: Repeats | null): Promise<string> {
  const id = originId(key);
  return weak ? repeatId(id, repeats ? await repeats.firstPost(id, receivedAt) : receivedAt) : id;
}

const needsStructure = (reading: Reading) =>
  !reading.raw &&
  (reading.settings.match ||
    [...Object.values(reading.settings.map), ...Object.keys(reading.settings.fields)].some((name) =>
      /^(UF_CRM_|PARENT_ID_)/.test(name),
    ));

/**
 * The way of a delivery into the portal: settings, checks still owed, mapping, claim, one `crm.lead.add`.
 *
 * @throws the four lead errors; RequestError when the delivery itself is wrong, or a trusted caller sent nothing of use;
 * the SDK's own errors when the ledger does not answer, and nothing was sent then
 */
export async function deliver(delivery: Delivery, io: DeliverIo): Promise<Outcome> {
  io.hold.check();
  const { forms, secrets } = await io.settings();
  const door = formSettings(forms, delivery.form);
  const reading = await readDelivery(delivery, forms);

  const spam = await failedCheck(delivery, reading, door, secrets);
  if (spam) return { status: 'spam', reason: spam };
  if (!reading.raw && reading.submission.notALead) return { status: 'ignored', reason: reading.submission.notALead };

  try {
    const key = submissionKey(delivery, reading, door.verify);
    io.named?.(key);
    const portal = await io.portal();
    const id = await idOf(key, delivery, io.repeats);
    const structure = needsStructure(reading) ? await io.structure(portal) : null;
    const lead = pendingLead(id, delivery, reading, structure);
    if (lead) return await createOnce(lead, portal, io);
  } catch (error) {
    if (isLeadError(error)) {
      io.hold.learn(error);
      if (error.authentication) await io.accessRefused();
    }
    throw error;
  }
  if (delivery.door === 'form') return { status: 'ignored', reason: 'an empty body' };
  throw new RequestError('invalid_lead', 'There is nothing in it to make a lead of: send a name, a phone, an answer');
}
