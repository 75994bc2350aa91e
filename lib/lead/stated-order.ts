import { lookUp } from '../names/look-up.ts';
import { memo } from '../names/memo.ts';
import { normalise } from '../names/spelling.ts';

/** In which order a name's parts are written. */
export const NAME_ORDERS = ['given first', 'family first'] as const;
export type NameOrder = (typeof NAME_ORDERS)[number];

type Part = 'given' | 'family' | 'name';

/** Halves of words that a label shares out: `Vor- und Nachname`, `För- och efternamn`; `Име и презиме` of Serbs. */
const HALVES: ReadonlyMap<string, Part> = new Map([
  ...['vor', 'first', 'voor', 'for', 'etu'].map((half) => [half, 'given'] as const),
  ...['nach', 'last', 'презиме'].map((half) => [half, 'family'] as const),
]);

function partOf(word: string): Part | null {
  const half = HALVES.get(word);
  if (half) return half;
  const group = lookUp(word)?.group;
  return group === 'LAST_NAME' ? 'family' : group === 'NAME' ? 'given' : group === 'NAME_OR_FULL' ? 'name' : null;
}

/** Words of the longest label that may state an order. */
const MOST_WORDS = 8;
/** `and`, `und`, `и`, `mən`: nothing of what two parts can have between them is longer. */
const LONGEST_JOINT = 3;

/** The parts that a label names, one after the other; null when there is anything else in it. */
function partsOf(label: string): Part[] | null {
  const pieces = normalise(label.replace(/[()]/g, ' ')).split('_').filter(Boolean);
  if (pieces.length > MOST_WORDS) return null;
  const parts: Part[] = [];
  for (let at = 0; at < pieces.length; ) {
    const [one = '', two] = pieces.slice(at, at + 2);
    const own = partOf(one);
    const ofTwo = own || !two ? null : partOf(`${one}_${two}`);
    const part = own ?? ofTwo;
    if (part) parts.push(part);
    else if (parts.length > 0 && one.length > LONGEST_JOINT) return null;
    at += ofTwo ? 2 : 1;
  }
  return parts;
}

const orderIn = memo((label: string): NameOrder | null => {
  // the word for all of a name says nothing beside those for its parts: `Full name (first, last)`, `First and last name`
  const parts = partsOf(label);
  const [one, two, ...more] =
    parts?.includes('given') && parts.includes('family') ? parts.filter((part) => part !== 'name') : (parts ?? []);
  if (!one || !two || more.length > 0 || one === two) return null;
  if (one === 'family' || two === 'given') return 'family first';
  return two === 'family' || one === 'given' ? 'given first' : null;
}, 500);

/** Characters of the longest label that may state an order. */
const LONGEST_LABEL = 100;
/** Several words, and no number: what may state an order. */
const mayState = (name: string): boolean => name.length <= LONGEST_LABEL && !/\d/.test(name) && /\S[\s_,-]/.test(name);

/** The order that a field's label or key states: `Vor- und Nachname`, `Фамилия и имя`; null when it states none. */
export const statedOrder = (names: readonly string[]): NameOrder | null =>
  names.map((name) => (mayState(name) ? orderIn(name) : null)).find((order) => order !== null) ?? null;
