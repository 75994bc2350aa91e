import { Logger } from '@aws-lambda-powertools/logger';
import { isLeadError, RequestError } from './errors.ts';

/** Ids, form, source, outcome, durations: never a value that somebody typed, never a secret. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

interface Entry {
  (message: string, fields?: LogFields & { readonly error?: never }): void;
  (message: string, fields: { readonly error: unknown } & Readonly<Record<string, unknown>>): void;
}

export interface Log {
  readonly info: Entry;
  readonly warn: Entry;
  readonly error: Entry;
}

/**
 * What a log line may tell of an error. Our own errors say what they may; of any other the message is left out,
 * since it may quote what somebody typed (a JSON parser's does), and only name and stack frames stay.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (isLeadError(error)) return { name: error.name, fate: error.fate, code: error.code, message: error.message };
  if (error instanceof RequestError) return { name: error.name, code: error.code, message: error.message };
  if (!(error instanceof Error)) return { name: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, frames: frames.map((frame) => frame.trim()) };
}

/** A logger of structured JSON lines. */
export function powertoolsLog(): Log {
  const logger = new Logger();
  const write =
    (level: 'info' | 'warn' | 'error'): Entry =>
    (message: string, fields: Readonly<Record<string, unknown>> = {}) => {
      const { error, ...rest } = fields;
      logger[level](message, error === undefined ? rest : { ...rest, failure: describeError(error) });
    };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}
