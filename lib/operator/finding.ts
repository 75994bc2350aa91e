/** ✓, ! or ✗: all is well, somebody should know, leads are or will be in trouble. */
export type Level = 'fine' | 'warning' | 'fault';

/** What a check found, in one sentence, and what to do about it. No secret and nothing personal in it. */
export interface Finding {
  readonly level: Level;
  readonly message: string;
  readonly mend?: string;
  /** Worth an alarm, though nothing is lost yet. */
  readonly isUrgent?: boolean;
  /** It could not be looked at, and a later try may tell. */
  readonly isPassing?: boolean;
}

export const fine = (message: string): Finding => ({ level: 'fine', message });
export const warning = (message: string, mend: string): Finding => ({ level: 'warning', message, mend });
export const fault = (message: string, mend: string): Finding => ({ level: 'fault', message, mend });

/** One question about a set-up. What it throws is a fault too. */
export interface Check<C> {
  /** A word or two, the same in every run. */
  readonly about: string;
  readonly run: (context: C) => Promise<Finding | readonly Finding[]>;
}

/** A finding with the name of its check. */
export interface Report extends Finding {
  readonly about: string;
}
