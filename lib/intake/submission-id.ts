import { createHash } from 'node:crypto';
import type { Answer, Delivery, Submission } from '../types.ts';

/** What two deliveries of one submission have in common. */
export interface SubmissionKey {
  readonly key: string;
  /** Only the content is the same: that makes them one submission for some minutes, not for ever. */
  readonly weak: boolean;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const canonical = ({ key, label, value, files = [] }: Answer) => [
  key,
  label,
  value,
  files.map(({ name, size }) => [name, size]),
];

/** The answers, whatever their order. Captcha tokens and boundaries change between two clicks, so bytes tell nothing. */
const content = (answers: readonly Answer[]) => answers.map((answer) => JSON.stringify(canonical(answer))).sort();

/**
 * What names a submission, the same however often it is delivered and for no other: the sender's `Idempotency-Key`, the
 * provider's or page's own id (within its source and form), the transport's id, else a hash of what was answered.
 */
export function submissionKey(delivery: Delivery, submission: Submission): SubmissionKey {
  const { headers, transportId, door } = delivery;
  const form = submission.formId ?? submission.formName ?? delivery.form ?? '';
  const client = headers['idempotency-key']?.trim();
  if (client) return { key: `client/${form}/${client}`, weak: false };
  const own = `${submission.source}/${form}/${submission.id}`;
  if (submission.id && !submission.looseId) return { key: own, weak: false };
  if (!submission.id && transportId) return { key: `transport/${transportId}`, weak: false };
  const digest = sha256(JSON.stringify([door, delivery.form, form, ...content(submission.answers)]));
  // an id that many visitors may share tells one submission only together with what was answered
  return submission.id ? { key: `${own}/${digest}`, weak: false } : { key: `content/${digest}`, weak: true };
}

/** A submission's key as the portal and the ledger know it: 32 hex digits. */
export const originId = (key: string): string => sha256(key).slice(0, 32);
