import { createInterface } from 'node:readline';

/** Asks on standard error and reads one line from standard input: true for `y` and `yes` only, not when nobody answers. */
export async function confirm(question: string): Promise<boolean> {
  process.stderr.write(`${question} [y/N] `);
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) {
    lines.close();
    return /^\s*y(?:es)?\s*$/i.test(line);
  }
  process.stderr.write('\n');
  return false;
}
