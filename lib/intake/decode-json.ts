import { type Tree, toTree } from './tree.ts';

/** A number of 16 digits or more is an id, and would lose its last digits as a number. */
const LONG_DIGITS = /\d{16}/;

const keepIds = (_key: string, value: unknown, context?: { readonly source?: string }): unknown =>
  typeof value === 'number' && context?.source && LONG_DIGITS.test(context.source) ? context.source : value;

/** What hand-written templates get wrong: line breaks inside strings, a comma after the last member. */
const repaired = (text: string) =>
  text.replace(/"(?:[^"\\]|\\.)*"|,(?=\s*[}\]])/gs, (part) =>
    part === ',' ? '' : part.replace(/[\n\r\t]/g, (character) => JSON.stringify(character).slice(1, -1)),
  );

function parsed(text: string): unknown {
  try {
    return LONG_DIGITS.test(text) ? JSON.parse(text, keepIds) : JSON.parse(text);
  } catch {
    return undefined; // not JSON, or nested so deeply that the parser gave up
  }
}

/**
 * JSON as plain data, ids of 16 digits and more as text.
 *
 * @returns undefined when the text is no JSON, not even with the usual slips mended
 * @throws RequestError as `toTree` does
 */
export function decodeJson(text: string): Tree | undefined {
  const value = parsed(text) ?? parsed(repaired(text));
  return value === undefined ? undefined : toTree(value);
}
