import { lookUp } from '../../names/look-up.ts';
import { normalise } from '../../names/spelling.ts';
import { type Branch, branch, isBranch, isScalar, type Tree, textOf } from '../decode/tree.ts';
import { isAsked, isTyped, keyWords, LINK } from '../machines/typed.ts';
import { IS_REACHED } from './contact-inside.ts';

/** How keys begin that tell who turns to whom: the one who asks, the one who is asked. */
const PAIRS = [
  ['sender', 'receiver'],
  ['sender', 'recipient'],
  ['caller', 'callee'],
  ['caller', 'called'],
  ['calling', 'called'],
  ['from', 'to'],
  ['external', 'internal'],
  ['a', 'b'],
] as const;
/** The lines and numbers of the one who is asked. */
const LINES = /^(?:pbx|trunk|line|did|gateway|virtual|tracking)_/;
const isLine = (key: string, call: Branch): boolean =>
  LINES.test(`${normalise(key)}_`) || (normalise(key) === 'number' && WAYS.some((way) => way in call));
const WAYS = ['direction', 'call_direction', 'callDirection'];
const NUMBER = /^(?:|number|num|phone|phone_number|mobile|e?mail|address)$/;
const PHONE = /^[(\d][\d\s().-]{6,18}$/;

/** What a key says behind the word for a side; null for another side's key, and for a question. */
function behind(key: string, side: string): string | null {
  const [first, ...rest] = keyWords(key);
  return first === side && !isAsked(key) ? rest.join('_') : null;
}
const SIDES: ReadonlySet<string> = new Set(PAIRS.flat());
type Sides = ReadonlyMap<string, ReadonlyMap<string, Tree>>;
const NO_SIDES: Sides = new Map();
/** What an object says of each side: by the word for the side, the keys without it and their values. */
function sidesIn(object: Branch): Sides {
  const keys = Object.keys(object).filter((key) => SIDES.has(keyWords(key)[0] ?? '') && !isAsked(key));
  if (keys.length === 0) return NO_SIDES;
  const bySide = Map.groupBy(keys, (key) => keyWords(key)[0] ?? '');
  return new Map(
    [...bySide].map(([side, own]) => [
      side,
      new Map(own.map((key) => [keyWords(key).slice(1).join('_'), object[key] ?? null])),
    ]),
  );
}
const NOTHING: ReadonlyMap<string, Tree> = new Map();

/** The sides of a call or a letter, the visitor's first; null where nothing tells two sides. */
function sidesOf(object: Branch, told: Sides): readonly [visitor: string, tool: string] | null {
  if (told.size < 2) return null;
  const way = textOf(Object.entries(object).find(([key]) => /^(?:call_?)?(?:direction|type)$/i.test(key))?.[1]);
  const isOut = /^out/i.test(way);
  const isWay = /^(?:in|out)/i.test(way);
  for (const [asks, asked] of PAIRS) {
    const [one, other] = [told.get(asks) ?? NOTHING, told.get(asked) ?? NOTHING];
    const shared = [...one.keys()].filter((said) => NUMBER.test(said) && other.has(said));
    const isSure = isWay || !/^(?:from|external)$/.test(asks);
    const said = isSure && one.size > 0 && other.size > 0 ? [...new Set([...one.keys(), ...other.keys()])] : shared;
    const texts = said
      .filter((key) => NUMBER.test(key))
      .flatMap((key) => [one, other].map((side) => textOf(side.get(key))));
    if (texts.some((text) => IS_REACHED.test(text) || ((isSure || shared.some(Boolean)) && PHONE.test(text))))
      return isOut && asks !== 'external' ? [asked, asks] : [asks, asked];
  }
  return null;
}

/** `mobile_alt`, `country_iso`, nothing at all: what is said of a side, as it would be called alone. */
function plainName(said: string, value: Tree): string | null {
  const name = said.replace(/_(?:alt|iso|alternate)$/, (end) => (end === '_iso' ? '' : '_2'));
  if (name === '' || /^(?:num|number|address)(?:_2)?$/.test(name)) {
    const text = textOf(value);
    if (text.includes('@')) return 'email';
    if (IS_REACHED.test(text) || PHONE.test(text)) return 'phone';
  }
  return lookUp(name) ? name : null;
}

const CONTACTS = /^(?:NAME|LAST_NAME|SECOND_NAME|PHONE|EMAIL|COMPANY|ADDRESS|NUMBER|POST|WEB|IM)/;
const isContact = (said: string, value: Tree) =>
  said === '' || CONTACTS.test(lookUp(plainName(said, value) ?? '')?.group ?? '') || /^(?:num|number)$/.test(said);

/** Whom a visitor sends a present to has a name; the office that gets the letters, none. */
const isNamed = (told: Sides, side: string): boolean => {
  const names = told.get(side) ?? NOTHING;
  return ['name', 'first_name', 'full_name'].some((said) => textOf(names.get(said)) !== '');
};

/**
 * An object that tells two sides, `sender_…` and `receiver_…`, `from` and `to`: what is said of the visitor's under its
 * own names, without the name and the contacts of the other. A recipient with a name was typed, and stays as a question.
 */
export function visitorsSide(object: Branch): Branch {
  const told = sidesIn(object);
  const sides = sidesOf(object, told);
  const gift = ['recipient', 'receiver'].find((side) => isNamed(told, side));
  if (!sides && gift === undefined && !WAYS.some((way) => way in object)) return object;
  const [visitor, tool] = sides ?? ['sender', 'receiver'];
  return branch(
    Object.entries(object).flatMap(([key, value]): (readonly [string, Tree])[] => {
      if (gift !== undefined && behind(key, gift) !== null) return [[normalise(key).replaceAll('_', ' '), value]];
      const said = behind(key, tool);
      if (said !== null && isContact(said, value)) return [];
      if (isBranch(value) && isLine(key, object)) return [[key, nameOnly(value)]];
      const own = behind(key, visitor);
      const name = own === null || !isScalar(value) ? null : plainName(own, value);
      return [[name !== null && !(name in object) ? name : key, value]];
    }),
  );
}
/** What callers are played: nothing but links. */
const areLinks = (tree: Tree): boolean =>
  isScalar(tree)
    ? typeof tree !== 'string' || tree === '' || LINK.test(tree)
    : Object.values(tree).every((inner: Tree) => areLinks(inner));

const isLinesNumber = (key: string): boolean =>
  /digits$|e164$|number$/.test(normalise(key)) || /^(?:PHONE|EMAIL|NUMBER)$/.test(lookUp(key)?.group ?? '');

/** Of a line only what it is called, and what somebody typed. */
const nameOnly = (line: Branch): Branch =>
  branch(
    Object.entries(line).filter(([key, value]) =>
      isScalar(value)
        ? /name$|^label$/i.test(key) || isAsked(key) || (isTyped(textOf(value)) && !isLinesNumber(key))
        : !areLinks(value),
    ),
  );
