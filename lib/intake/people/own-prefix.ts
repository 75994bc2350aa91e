import type { NameGroup } from '../../names/groups.ts';
import { wordsIn } from '../../names/known-names.ts';
import { isVisitorsWord, lookUp, mayBeAnothers } from '../../names/look-up.ts';
import { normalise } from '../../names/spelling.ts';
import { type Branch, branch, isScalar, type Tree, textOf } from '../decode/tree.ts';
import { isAsked } from '../machines/typed.ts';
import { othersWord } from './whose.ts';

const PERSONAL =
  /^(?:NAME|NAME_FULL|NAME_OR_FULL|LAST_NAME|SECOND_NAME|PHONE|EMAIL|COMPANY_TITLE|POST|BIRTHDATE|WEB|ADDRESS(?:_.+)?)$/;
const NAMED = new Set<NameGroup>(['NAME', 'NAME_FULL', 'NAME_OR_FULL', 'LAST_NAME']);
const REACHED = new Set<NameGroup>(['PHONE', 'EMAIL']);
/** Words for one more of the same person's, not for a person. */
const KINDS = new Set(
  wordsIn(`billing shipping delivery invoice home work primary secondary alternate alt other first last main second
    mobile cell office contact business new old full legal preferred best field form input text your my`),
);

/** A key behind the words that several keys of its object begin with. */
interface Behind {
  readonly key: string;
  readonly rest: string;
  readonly group: NameGroup;
}

/** The personal keys of an object by their first word: of `player_name`, `player_email` those behind `player`. */
function byPrefix(object: Branch): ReadonlyMap<string, readonly Behind[]> {
  const found = Object.entries(object).flatMap(([key, value]) => {
    const at = isScalar(value) && textOf(value) !== '' && !isAsked(key) && key.length <= 80 ? wordsOf(key) : null;
    const group = at && lookUp(at.rest)?.group;
    return at && group && PERSONAL.test(group) ? [{ key, ...at, group }] : [];
  });
  return Map.groupBy(found, ({ prefix }) => prefix);
}

function wordsOf(key: string): { readonly prefix: string; readonly rest: string } | null {
  const [prefix = '', ...rest] = normalise(key).replace(/^_/, '').split('_');
  return rest.length > 0 && /^[a-z]{3,}$/.test(prefix) ? { prefix, rest: rest.join('_') } : null;
}

const has = (keys: readonly Behind[], groups: ReadonlySet<NameGroup>) => keys.some(({ group }) => groups.has(group));
/** Somebody with a name, who can be reached. */
const isWhole = (keys: readonly Behind[]) => has(keys, NAMED) && has(keys, REACHED);
/** Who is the visitor where nobody else is. */
const isOwner = (prefix: string) =>
  othersWord(prefix) === 'owner' && !/^(?:account|workspace|site|team|hiring)$/.test(prefix);
const isWho = (prefix: string) =>
  isOwner(prefix) || (othersWord(prefix) === null && !KINDS.has(prefix) && !mayBeAnothers(prefix));
const rank = (prefix: string) => (isOwner(prefix) ? 0 : isVisitorsWord(prefix) ? 2 : 1);

/** Whether an object has a phone or an e-mail under a key that begins with none of these words. */
const isReachedBesides = (object: Branch, prefixes: readonly string[]) =>
  Object.entries(object).some(
    ([key, value]) =>
      REACHED.has(lookUp(key)?.group ?? 'DROP') &&
      textOf(value) !== '' &&
      !prefixes.includes(normalise(key).replace(/^_/, '').split('_')[0] ?? ''),
  );

/**
 * An object whose keys mean what stands behind the one word that they begin with, whatever word it is: `SENDER_NAME`,
 * `player_city`. Of two whose keys begin with different words, the visitor is the one with a visitor's word, else the
 * first; the other's keys become words that mean nothing of the visitor.
 */
export function withoutOwnPrefix(object: Branch): Branch {
  const people = [...byPrefix(object)].filter(([prefix]) => isWho(prefix));
  const whole = people.filter(([, keys]) => isWhole(keys));
  const [visitor] = whole.toSorted(([a], [b]) => rank(b) - rank(a));
  const others = whole.filter((one) => one !== visitor).map(([prefix]) => prefix);
  if (!visitor || isReachedBesides(object, [visitor[0], ...others])) return object;
  const own = new Map(visitor[1].map(({ key, rest }) => [key, rest]));
  const theirs = new Set(others.filter((prefix) => !isOwner(prefix)));
  const renamed = (key: string): string => {
    const rest = own.get(key);
    if (rest !== undefined) return lookUp(key) === null && !(rest in object) ? rest : key;
    return theirs.has(wordsOf(key)?.prefix ?? '') ? normalise(key).replaceAll('_', ' ') : key;
  };
  return branch(Object.entries(object).map(([key, value]): readonly [string, Tree] => [renamed(key), value]));
}
