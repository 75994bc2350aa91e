import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Asks somebody at the terminal; gives the trimmed answer, empty when there is none. */
export type Ask = (question: string, options?: { readonly secret?: boolean }) => Promise<string>;

/** Asks on standard error, so that standard output stays the command's own. What is secret is not shown when typed. */
export const askTerminal: Ask = async (question, { secret = false } = {}) => {
  process.stderr.write(question);
  const output = new Writable({
    write(chunk, _, done) {
      if (!secret) process.stderr.write(chunk);
      done();
    },
  });
  const terminal = createInterface({ input: process.stdin, output, terminal: true });
  try {
    return (await terminal.question('')).trim();
  } finally {
    terminal.close();
    if (secret) process.stderr.write('\n');
  }
};
