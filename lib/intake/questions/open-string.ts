import { lookUp } from '../../names/look-up.ts';
import { jsonOrNothing } from '../decode/decode-json.ts';
import { type Branch, branch, countValues, isBranch, isList, MAX_VALUES, type Tree } from '../decode/tree.ts';
import { keyOf, type Place } from './item.ts';

/** More than these are no visitor's way here. */
const MOST_PAIRS = 100;

/** UTM values written as one text, `utm_source=a|utm_medium=b`; null for any other text. */
function utmText(text: string): Branch | null {
  if (!/^\??utm_[a-z]+=\S*$/i.test(text)) return null;
  const pairs = text.split(/[|;&]+/, MOST_PAIRS + 1);
  return pairs.length > MOST_PAIRS ? null : branch(new URLSearchParams(pairs.join('&')));
}

/** A visit's trace and a visitor's message stay as they are. */
function inside(text: string, place: Place): Tree | undefined {
  const utm = utmText(text);
  if (utm) return utm;
  const group = lookUp(keyOf(place))?.group;
  if (!/^[[{]/.test(text) || group === 'TRACKING') return undefined;
  const tree = jsonOrNothing(text); // what is too deep to be a form stays a text
  const structured = isBranch(tree) ? Object.keys(tree).length > 0 : isList(tree);
  return structured && (isBranch(tree) || group !== 'COMMENTS') ? tree : undefined;
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
