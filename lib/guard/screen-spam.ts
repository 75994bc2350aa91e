import type { Delivery, Submission } from '../types.ts';

/** What a form's settings say of robots. */
export interface SpamSettings {
  /** Names of trap fields besides the usual ones. */
  readonly honeypot: readonly string[];
  /** A form filled in faster than this is a robot's, when the page sends its start time; 0: not checked. */
  readonly minimumSeconds: number;
}

/** Control keys under which pages send the time they were opened at, as `plain` spells them. */
const START_KEYS = new Set([
  ...['start', 'started', 'startedat', 'starttime', 'formstart', 'formstarted', 'formstartedat', 'formstarttime'],
  ...['loaded', 'loadedat', 'loadtime', 'formloaded', 'formloadedat', 'formloadtime', 'pageloadedat', 'renderedat'],
  ...['t', 'ts', 'time', 'timestamp', 'formtime', 'formtimestamp'],
]);

/** Spelling put aside: `Website URL`, `website_url` and `website-url` are one name. */
const plain = (name: string) =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

function trapped({ answers, control }: Submission, honeypot: readonly string[]): boolean {
  const traps = new Set(honeypot.map(plain));
  const filled = [
    ...answers.flatMap(({ key, label }) => [key, key.slice(key.lastIndexOf('.') + 1), label ?? '']),
    ...Object.keys(control).filter((key) => control[key]?.trim()),
  ];
  return filled.some((name) => name !== '' && traps.has(plain(name)));
}

/** Unix seconds or milliseconds, or an ISO date, in milliseconds; NaN for anything else. */
function moment(text: string): number {
  const digits = /^(\d{9,13})(?:\.\d+)?$/.exec(text.trim())?.[1];
  if (!digits) return Date.parse(text);
  return Number(digits) * (digits.length > 11 ? 1 : 1000);
}

/** A start in the future is a visitor's wrong clock, and tells nothing. */
function tooFast({ control }: Submission, receivedAt: number, minimumSeconds: number): boolean {
  return Object.entries(control)
    .filter(([key]) => START_KEYS.has(plain(key)))
    .map(([, value]) => receivedAt - moment(value))
    .some((elapsed) => elapsed >= 0 && elapsed < minimumSeconds * 1000);
}

/**
 * Looks for the marks of a robot: a trap field filled in, the usual ones or the form's own, or a form filled in faster
 * than a person can.
 *
 * @returns the reason, or null when it looks like a person
 */
export function screenSpam(
  submission: Submission,
  { receivedAt }: Pick<Delivery, 'receivedAt'>,
  { honeypot, minimumSeconds }: SpamSettings,
): string | null {
  if (submission.traps.length > 0 || trapped(submission, honeypot)) return 'honeypot';
  return tooFast(submission, receivedAt, minimumSeconds) ? 'too fast' : null;
}
