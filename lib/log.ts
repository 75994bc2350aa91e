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

/** The longest text of a field; a form's name stands in an address that anybody may write. */
const LONGEST = { form: 64, other: 500 };

const shortened = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.slice(0, name === 'form' ? LONGEST.form : LONGEST.other).toWellFormed() : value,
    ]),
  );

/** A logger of structured JSON lines. */
export function powertoolsLog(): Log {
  const logger = new Logger();
  const write =
    (level: 'info' | 'warn' | 'error'): Entry =>
    (message: string, fields: Readonly<Record<string, unknown>> = {}) => {
      const { error, ...rest } = fields;
      const short = shortened(rest);
      logger[level](message, error === undefined ? short : { ...short, failure: describeError(error) });
    };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}
