import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { UsageError } from './run-command.ts';

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be read',
};

/**
 * Reads a file, or standard input for `-`.
 *
 * @throws UsageError when it can't be read
 */
export async function readInput(path: string): Promise<Buffer> {
  if (path === '-') return buffer(process.stdin);
  try {
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new UsageError(`Cannot read ${path}: ${WHY[code] ?? code}`);
  }
}

/**
 * Reads JSON given as text or as the path of a file that holds it.
 *
 * @param what how to call it in a message
 * @throws UsageError when it is neither
 */
export async function readJson(textOrPath: string, what: string): Promise<unknown> {
  const isText = /^\s*[[{"]/.test(textOrPath);
  const text = isText ? textOrPath : (await readInput(textOrPath)).toString('utf8').replace(/^\uFEFF/, '');
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(
      `${what} is not valid JSON: ${isText ? 'check its quotes and commas' : `check the file ${textOrPath}`}`,
    );
  }
}
