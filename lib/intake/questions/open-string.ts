import { lookUp } from '../../names/look-up.ts';
import { jsonIn } from '../decode/decode-json.ts';
import { type Branch, branch, countValues, isBranch, isList, MAX_VALUES, type Tree } from '../decode/tree.ts';
import { unwrapped } from '../values/typed-values.ts';
import { keyOf, type Place } from './item.ts';

/** More than these are no visitor's way here. */
const MOST_PAIRS = 100;

/** UTM values written as one text, `utm_source=a|utm_medium=b`; null for any other text. */
function utmText(text: string): Branch | null {
  if (!/^\??utm_[a-z]+=\S*$/i.test(text)) return null;
  const pairs = text.split(/[|;&]+/, MOST_PAIRS + 1);
  return pairs.length > MOST_PAIRS ? null : branch(new URLSearchParams(pairs.join('&')));
}

const MOST_LINES = 12;
const PART =
  /^(first|last|middle|prefix|suffix|initial|address2?|street2?|city|state|zip|postal|country|region) = (.*)$/;

/** The parts of a name or an address, a line each: `first = Ann`, `last = Lee`; null for any other text. */
function linesOf(text: string): Branch | null {
  if (!PART.test(text.slice(0, text.search(/\n|$/)))) return null;
  const lines = text.split(/\s*\n/, MOST_LINES + 1);
  const parts = lines.map((line) => PART.exec(line.trim()));
  return lines.length <= MOST_LINES && parts.every((part) => part !== null)
    ? branch(parts.map(([, key = '', value = '']) => [key, value] as const))
    : null;
}

/** A visit's trace and a visitor's message stay as they are. */
function inside(text: string, place: Place): Tree | undefined {
  const utm = utmText(text);
  if (utm) return utm;
  const lines = linesOf(text);
  if (lines) return lines;
  const group = lookUp(keyOf(place))?.group;
  const tree = group === 'TRACKING' ? undefined : jsonIn(text); // what is too deep to be a form stays a text
  const structured = isBranch(tree) ? Object.keys(tree).length > 0 : isList(tree);
  return tree !== undefined && structured && (isBranch(tree) || group !== 'COMMENTS') ? unwrapped(tree) : undefined;
}

/**
 * Opens strings that hold JSON or UTM values, of one body; undefined for any other text, and when more would come out of
 * all of them together than a body may hold.
 */
export function stringOpener(): (text: string, place: Place) => Tree | undefined {
  let room = MAX_VALUES;
  return (text, place) => {
    const tree = inside(text, place);
    const count = tree === undefined ? 0 : countValues(tree);
    if (count > room) return undefined;
    room -= count;
    return tree;
  };
}
