import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { systemClock } from '../clock.ts';
import { parseJson } from '../json.ts';
import { doubleQuoted } from './double-quoted.ts';
import { readAddress } from './read-address.ts';
import { UsageError } from './run-command.ts';

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  ENAMETOOLONG: 'there is no such file',
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

/** Standard input for `-`, an http(s) address, or a file. */
const readPlace = (place: string): Promise<Buffer> =>
  /^https?:\/\//i.test(place) ? readAddress(place, systemClock) : readInput(place);

/**
 * Reads JSON given as text, or where it is: a file's path, an http(s) address, `-` for standard input. It may be written
 * with single quotes, as OpenIntegrations' documentation shows it.
 *
 * @param what how to call it in a message
 * @throws UsageError when it can't be read or is none
 */
export async function readJson(textOrPlace: string, what: string): Promise<unknown> {
  const isText = /^\s*[[{"']/.test(textOrPlace);
  const text = isText ? textOrPlace : (await readPlace(textOrPlace)).toString('utf8').replace(/^\uFEFF/, '');
  const value = parseJson(text) ?? parseJson(doubleQuoted(text));
  if (value !== undefined) return value;
  throw new UsageError(
    `${what} is not valid JSON: ${isText ? 'check its quotes and commas' : 'check the text in the place you gave'}`,
  );
}
