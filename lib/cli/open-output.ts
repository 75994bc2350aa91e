import { open } from 'node:fs/promises';
import { UsageError } from './run-command.ts';

/** Where a command's answer goes. */
export interface Output {
  write(text: string): Promise<void>;
  close(): Promise<void>;
}

const toStandardOutput: Output = {
  write: (text) => new Promise((resolve) => void process.stdout.write(text, () => resolve())),
  async close() {},
};

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : 'unknown');

/**
 * Opens the file that an answer is to be written to, or standard output when none is named. A file is opened before
 * anything is sent and keeps what is in it until there is an answer; when it can't be written after all, the answer
 * goes to standard output, so that it is not lost.
 *
 * @throws UsageError when the file can't be written
 */
export async function openOutput(path: string | undefined): Promise<Output> {
  if (path === undefined) return toStandardOutput;
  const file = await open(path, 'a').catch((error: unknown) => {
    throw new UsageError(`Cannot write ${path} (${codeOf(error)}): give --out another file`);
  });
  let begun = false;
  return {
    async write(text) {
      try {
        if (!begun) await file.truncate();
        begun = true;
        await file.appendFile(text);
      } catch (error) {
        console.error(`warning: cannot write ${path} (${codeOf(error)}); the answer goes to standard output`);
        await toStandardOutput.write(text);
      }
    },
    close: () => file.close(),
  };
}
