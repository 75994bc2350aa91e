import { isLeadError, RequestError } from '../errors.ts';
import type { Check, Finding, Report } from './finding.ts';

/** The code of an error that is none: something can't be looked at now, and will be all right by itself. */
export const NOT_NOW = 'NOT_NOW';

/** Of an error that is not ours, only the name: its message may quote what must not be seen. */
function findingOf(error: unknown): Finding {
  if (error instanceof RequestError) return { level: 'fault', message: error.message };
  if (isLeadError(error)) {
    const { message, code, fate } = error;
    if (code === NOT_NOW) return { level: 'warning', message };
    return { level: 'fault', message, isPassing: fate === 'refused' || fate === 'in doubt' };
  }
  const name = error instanceof Error ? error.name : 'failure';
  return { level: 'fault', message: `Unexpected ${name}; please report it` };
}

/**
 * Runs checks one after the other and tells of each as soon as it is done. One cause may end many of them: it is told
 * once, by the first.
 */
export async function* examine<C>(checks: readonly Check<C>[], context: C): AsyncGenerator<Report> {
  const told = new Set<string>();
  for (const { about, run } of checks) {
    try {
      for (const finding of [await run(context)].flat()) yield { about, ...finding };
    } catch (error) {
      const finding = findingOf(error);
      if (!told.has(finding.message)) yield { about, ...finding };
      told.add(finding.message);
    }
  }
}

/** Asks once, however often the answer is wanted; an error is kept as well. */
export function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | null = null;
  return () => {
    answer ??= ask();
    return answer;
  };
}
