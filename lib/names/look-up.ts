import { FRONTS, KNOWN_NAMES } from './known-names.data.ts';
import { memo } from './memo.ts';
import { compact, MOST_NAMES, nameIn, normalise } from './normalise.ts';
import { type FIELD_NAMES, NOISE_PATTERNS, PREFIXED } from './table.ts';

export { compact, normalise, sameName } from './normalise.ts';

/** What a name means: a group of the table; for `UTM` and `TRACKING`, `field` says which one. */
export interface NameHit {
  readonly group: NameGroup;
  readonly field: string;
}
export type NameGroup = keyof typeof FIELD_NAMES | 'UTM' | 'TRACKING';

const words = (list: string) => list.trim().split(/\s+/);

const TABLE = new Map<string, NameHit>(
  KNOWN_NAMES.flatMap(({ names, ...hit }) => words(names).map((name) => [name, hit] as const)),
);

/** Words that may stand in front, by their first letter. */
const FRONT = Map.groupBy(FRONTS, ([letter]) => letter);
const MAY_HAVE_FRONT: ReadonlySet<string> = new Set(words(PREFIXED));
const NOISE = words(NOISE_PATTERNS).map((pattern) => {
  const [front = '', back = ''] = pattern.split('*');
  const [head, tail] = [compact(normalise(front)), normalise(back).replaceAll('_', '')];
  return { head, tail, whole: !pattern.includes('*') };
});

/** Long prefixes are also known when written together with the name: `yourname`. */
function withoutFront(name: string): string[] {
  return (FRONT.get(name[0]) ?? []).flatMap((front) => {
    if (!name.startsWith(front)) return [];
    if (name[front.length] === '_') return [name.slice(front.length + 1)];
    return front.length >= 4 ? [name.slice(front.length)] : [];
  });
}

/** Numbers and marks that builders put around a name: `phone_2`, `email2`, `q3_fullName`, `email_1523909368154`, `phone_9f31`. */
const withoutNumber = (name: string) =>
  name
    .replace(/^q?\d+_(?=\p{L})/u, '')
    .replace(/_\d+$|(?<=\p{L})[1-9]$|_(?=[a-f]*\d)[\da-f]{4,8}$/u, '')
    .replace(/(?<=\p{L})_(?:field|input)$/u, '');

/** Kazakh says "your" behind the name: `қалаңыз`. */
const withoutYour = (name: string) => name.replace(/[ыі]?ң[ыі]з$/u, '');

/** Words of the longest names that are worth taking apart; a sentence is none of them. */
const LONGEST_NAME = 12;

/** Parts that builders write behind the whole they belong to: `name-1-first-name`, `Address: City`. */
const PART_OF: readonly (readonly [whole: RegExp, part: RegExp])[] = [
  [/^NAME/, /^(?:NAME|LAST_NAME|SECOND_NAME)$/],
  [/^ADDRESS$/, /^ADDRESS/],
];
function partOfWhole(name: string): NameHit | null {
  const pieces = name.split('_');
  if (pieces.length > LONGEST_NAME) return null;
  for (let at = 1; at < pieces.length; at++) {
    const part = TABLE.get(pieces.slice(at).join(''));
    const whole = part && known(pieces.slice(0, at).join('_'));
    if (whole && PART_OF.some(([wholes, parts]) => wholes.test(whole.group) && parts.test(part.group))) return part;
  }
  return null;
}

/** `Name (First)`: the words in brackets matter here, though elsewhere they don't. */
const NAME_PARTS: Readonly<Record<string, NameGroup>> = { first: 'NAME', last: 'LAST_NAME', middle: 'SECOND_NAME' };
function bracketedPart(name: string): NameHit | null {
  const [, part = ''] = /\bname\s*\((first|last|middle)\)\s*\*?\s*$/i.exec(name) ?? [];
  const group = NAME_PARTS[part.toLowerCase()];
  return group ? { group, field: group } : null;
}

/**
 * Looks the name of a form field up in the table: as it is, then without a word such as `your` in front, without a
 * number behind, without both; these only for what people are asked about themselves. Last, as a part behind its whole.
 *
 * @param name a key, a path joined by `.` or `_`, or a label, in any spelling
 */
export function lookUp(name: string): NameHit | null {
  const short = nameIn(name);
  return short === null ? null : found(short);
}

const found = memo((name: string): NameHit | null => {
  const whole = normalise(name);
  return bracketedPart(name) ?? known(whole) ?? partOfWhole(whole) ?? eitherOf(name);
}, MOST_NAMES);

/** `Zip/Post Code`: two words for one thing. */
function eitherOf(name: string): NameHit | null {
  const [hit, ...others] = name.includes('/')
    ? name.split('/', LONGEST_NAME).map((word) => known(normalise(word)))
    : [];
  return hit && others.length > 0 && others.every((other) => other?.group === hit.group) ? hit : null;
}

function known(whole: string): NameHit | null {
  const exact = TABLE.get(compact(whole));
  if (exact) return exact;
  const bare = withoutNumber(whole);
  const once = withoutFront(whole);
  const variants = [
    ...once,
    bare,
    withoutYour(whole),
    ...withoutFront(bare),
    ...once.flatMap((rest) => withoutFront(withoutNumber(rest))),
  ];
  for (const variant of variants) {
    const hit = TABLE.get(compact(variant));
    if (hit && MAY_HAVE_FRONT.has(hit.group)) return hit;
  }
  return null;
}

/** True for names of technical fields that only a pattern describes: nonces, WordPress plumbing, parcel sizes. */
export function isNoise(name: string): boolean {
  const short = nameIn(name);
  return short !== null && noise(short);
}

const noise = memo((name: string): boolean => {
  const plain = compact(normalise(name));
  return NOISE.some(({ head, tail, whole }) =>
    whole ? plain === head : plain.startsWith(head) && plain.endsWith(tail),
  );
}, MOST_NAMES);
