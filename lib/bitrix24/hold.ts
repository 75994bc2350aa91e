import type { Clock } from '../clock.ts';
import { type AnyLeadError, LeadHaltedError, LeadRefusedError } from '../errors.ts';

/** Keeps a worker from knocking at a portal that has shut its door. */
export interface Hold {
  /** Throws what the portal said last, when it is too early to ask again. */
  check(): void;
  /** Learns from an error of the portal. */
  learn(error: AnyLeadError): void;
}

const HALTED_MS = 60_000;
/** However far away the portal says its reset is: its windows are ten minutes long. */
const LONGEST_MS = 10 * 60_000;

/** A hold for one worker: 60 s after the portal halted, or until the moment an error names. */
export function portalHold(clock: Clock): Hold {
  let until = 0;
  let reason: AnyLeadError | null = null;

  return {
    check() {
      if (!reason || clock.now() >= until) return;
      const message = `Not asked again yet, since the portal said: ${reason.message}`;
      const options = { code: reason.code, notBefore: until };
      throw reason.fate === 'halted' ? new LeadHaltedError(message, options) : new LeadRefusedError(message, options);
    },
    learn(error) {
      if (error.fate !== 'halted' && error.notBefore === undefined) return;
      const now = clock.now();
      until = Math.min(error.notBefore ?? now + HALTED_MS, now + LONGEST_MS);
      reason = error;
    },
  };
}
