import { parseJson } from '../../json.ts';
import { type Tree, toTree } from './tree.ts';

/** A number of 16 digits or more is an id, and would lose its last digits as a number. */
const LONG_DIGITS = /\d{16}/;

const keepIds = (_key: string, value: unknown, context?: { readonly source?: string }): unknown =>
  typeof value === 'number' && context?.source && LONG_DIGITS.test(context.source) ? context.source : value;

/** What may stand behind a string: a colon, the end of its object or list, a comma and another member. */
const AFTER_STRING = /^\s*(?::|[}\]]|$|,\s*(?:["{[}\]\d-]|true|false|null))/;

/**
 * What hand-written templates get wrong: line breaks and quotation marks inside strings, a comma after the last member.
 * One pass, so that no body costs more than its length.
 */
function repaired(text: string): string {
  let inside = false;
  return text.replace(/\\.|"|[\n\r\t]|,(?=\s{0,40}[}\]])/gs, (part, at: number) => {
    if (part === '"') {
      const marks = !inside || AFTER_STRING.test(text.slice(at + 1, at + 40));
      if (marks) inside = !inside;
      return marks ? part : '\\"';
    }
    if (part === ',') return inside ? part : '';
    return inside && part.length === 1 ? JSON.stringify(part).slice(1, -1) : part;
  });
}

/**
 * JSON as plain data, ids of 16 digits and more as text.
 *
 * @returns undefined when the text is no JSON, not even with the usual slips mended
 * @throws RequestError as `toTree` does
 */
export function decodeJson(text: string): Tree | undefined {
  const whole = parseJson(text);
  const mended = whole === undefined ? repaired(text) : text;
  const value = whole === undefined ? parseJson(mended) : whole;
  if (value === undefined) return undefined;
  const tree = toTree(value);
  // a second time only for what is small enough to be a form: asking for each number's digits takes its time
  return LONG_DIGITS.test(mended) ? toTree(JSON.parse(mended, keepIds)) : tree;
}

/** JSON as plain data; undefined for what `decodeJson` refuses, too: whoever reads it as a body says what is wrong. */
export function jsonOrNothing(text: string): Tree | undefined {
  try {
    return decodeJson(text);
  } catch {
    return undefined;
  }
}

/** A JSON text that is a list or an object; undefined for any other. */
export const jsonIn = (text: string): Tree | undefined => (/^\s*[[{]/.test(text) ? jsonOrNothing(text) : undefined);

/** A value, or what it holds when it is JSON in a string. */
export const jsonInside = (tree: Tree | undefined): Tree =>
  (typeof tree === 'string' ? decodeJson(tree) : undefined) ?? tree ?? null;
