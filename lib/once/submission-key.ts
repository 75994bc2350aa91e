import { createHash } from 'node:crypto';
import { signedIdHeaders, type VerifySettings } from '../guard/verify-signature.ts';
import type { RawLead } from '../lead/raw-lead.ts';
import type { Reading } from '../read-delivery.ts';
import type { Answer, Delivery, Submission, SubmissionId, SubmissionKey } from '../types.ts';

/** Who made a lead, as the portal keeps it. */
export const ORIGINATOR_ID = 'bitrix24-lead';

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

const digestKey = (door: Delivery['door'], parts: readonly (string | null)[]) =>
  `${door}/${sha256(JSON.stringify(parts))}`;

const keyOf = ({ door }: Delivery, parts: readonly (string | null)[], weak = false): SubmissionKey => ({
  key: digestKey(door, parts),
  weak,
});

/** Headers by which callers and providers name a request, the most telling first. */
const ID_HEADERS = ['idempotency-key', 'webhook-id', 'svix-id', 'framer-webhook-submission-id'];

/** The first of these headers that says something. */
export const headerId = (headers: Delivery['headers'], names: readonly string[] = ID_HEADERS): string | null =>
  names.map((name) => headers[name]?.trim()).find(Boolean) ?? null;

const canonical = ({ key, label, value, files = [] }: Answer) => [
  key,
  label,
  value,
  files.map(({ name, size }) => [name, size]),
];

/** The answers, whatever their order. Captcha tokens and times change between two clicks, so bytes tell nothing. */
const digestOf = (answers: readonly Answer[]) =>
  sha256(JSON.stringify(answers.map((answer) => JSON.stringify(canonical(answer))).sort()));

/** An id, and whether it names the submission alone or only together with what was answered. */
interface Named {
  readonly id: string;
  readonly alone: boolean;
}

/** Nobody can know who wrote it, and a stranger may know somebody else's id: it counts together with the answers. */
const byAnybody = ({ headers }: Delivery, id: SubmissionId | null): Named | null => {
  const value = headerId(headers) ?? id?.value;
  return value ? { id: value, alone: false } : null;
};

/**
 * Of what a checked sender says, its own id counts alone: in a header it signed or in the body. A field in a form tool's
 * answers was the visitor's to fill in, whoever signed the whole.
 */
function bySender({ headers }: Delivery, { id, source }: Submission, signedHeaders: readonly string[]): Named | null {
  const signed = headerId(headers, signedHeaders);
  if (signed) return { id: signed, alone: true };
  return id && { id: id.value, alone: id.given === 'tool' || (id.given === 'field' && source === 'generic') };
}

/** Trusted callers are taken at their word; the innermost id counts, and the transport's where they give none. */
function byCaller({ headers, transportId }: Delivery, id: SubmissionId | null): Named | null {
  const given = headerId(headers);
  if (given) return { id: given, alone: true };
  if (id) return { id: id.value, alone: id.given !== 'shared' };
  return transportId ? { id: transportId, alone: true } : null;
}

/** Of a server, its id names the lead whatever is sent under it; elsewhere an id counts within its source and form. */
const keyOfId = (delivery: Delivery, id: string, form: readonly (string | null)[]) =>
  keyOf(delivery, delivery.door === 'server' ? ['id', id] : [...form, 'id', id]);

function keyOfSubmission(delivery: Delivery, submission: Submission, verify: VerifySettings | null): SubmissionKey {
  const named =
    delivery.door !== 'form'
      ? byCaller(delivery, submission.id)
      : verify
        ? bySender(delivery, submission, signedIdHeaders(verify))
        : byAnybody(delivery, submission.id);
  const form = [submission.source, delivery.form, submission.formId ?? submission.formName];
  if (named?.alone) return keyOfId(delivery, named.id, form);
  const digest = digestOf(submission.answers);
  return named
    ? keyOf(delivery, [...form, 'id and answers', named.id, digest])
    : keyOf(delivery, [...form, 'answers', digest], true);
}

/** The keys that a trusted caller's submission can have, when all that is known of it is an id: see `keyOfId` and `keyOfRaw`. */
export const trustedKeys = (id: string): readonly string[] => [
  digestKey('server', ['id', id]),
  ...(['server', 'event'] as const).flatMap((door) =>
    [
      ['raw', 'id', id],
      ['raw', 'origin', ORIGINATOR_ID, id],
      ['raw', 'transport', id],
    ].map((parts) => digestKey(door, parts)),
  ),
];

/**
 * By its own names of origin, the caller's key, the transport's id, else by its bytes. What names the lead in the portal
 * comes first: it is what a lead in doubt is looked up by.
 */
function keyOfRaw(delivery: Delivery, { fields }: RawLead): SubmissionKey {
  const { ORIGINATOR_ID: originator = ORIGINATOR_ID, ORIGIN_ID } = fields;
  const caller = headerId(delivery.headers);
  if (ORIGIN_ID) return keyOf(delivery, ['raw', 'origin', originator, ORIGIN_ID]);
  if (caller) return keyOfId(delivery, caller, ['raw']);
  if (delivery.transportId) return keyOf(delivery, ['raw', 'transport', delivery.transportId]);
  return keyOf(delivery, ['raw', 'bytes', sha256(delivery.body)], true);
}

/**
 * What names a submission: the same however often it is delivered, and for no other. An id is worth what its writer
 * could know, so ids of the public, of servers and of events never meet, and each counts within its source and form.
 * Without an id it is the answers. A key that was given when the submission was accepted stays.
 *
 * @param verify how the delivery's sender was checked; null when it was not
 */
export const submissionKey = (delivery: Delivery, reading: Reading, verify: VerifySettings | null): SubmissionKey =>
  delivery.key ??
  (reading.raw ? keyOfRaw(delivery, reading.raw) : keyOfSubmission(delivery, reading.submission, verify));

/** A submission's key as the portal and the ledger know it: 32 hex digits. */
export const originId = (key: string): string => sha256(key).slice(0, 32);

/**
 * The id of a submission that only its content names, by the id its sender was given and the moment (milliseconds since
 * 1970) at which that content first came: whoever knows both can find it.
 */
export const repeatId = (id: string, moment: number): string => originId(`${id}@${moment}`);
