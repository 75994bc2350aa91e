import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { UsageError } from './run-command.ts';

/** Asks somebody at the terminal; gives the trimmed answer, empty when there is none. */
export type Ask = (question: string, options?: { readonly secret?: boolean }) => Promise<string>;

/**
 * Asks on standard error, so that standard output stays the command's own. What is secret is not shown when typed.
 *
 * @throws UsageError when the question is broken off
 */
export const askTerminal: Ask = async (question, { secret = false } = {}) => {
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  if (secret) process.stderr.write(question);
  const output = secret ? silence : process.stderr;
  const terminal = createInterface({ input: process.stdin, output, terminal: true });
  const broken = new AbortController();
  for (const event of ['SIGINT', 'close'] as const) terminal.once(event, () => broken.abort());
  try {
    return (await terminal.question(secret ? '' : question, { signal: broken.signal })).trim();
  } catch {
    throw new UsageError('Broken off; nothing was written');
  } finally {
    terminal.close();
    if (secret) process.stderr.write('\n');
  }
};
