import type { NameGroup } from '../../names/groups.ts';
import { lookUp } from '../../names/look-up.ts';
import { perObject } from '../decode/per-object.ts';
import { type Branch, isBranch, isList, type Tree, textOf } from '../decode/tree.ts';
import { othersWord } from './whose.ts';

const REACHED: readonly NameGroup[] = ['PHONE', 'EMAIL'];
const PERSON: readonly NameGroup[] = [...REACHED, 'LAST_NAME', 'NAME', 'NAME_FULL'];
const CONTACT: readonly NameGroup[] = [...PERSON, 'NAME_OR_FULL', 'CONTACT'];

const isGiven = (value: Tree) => textOf(value) !== '' || (isList(value) && value.length > 0);

/** An e-mail or an international phone, by itself. */
export const IS_REACHED = /^[^\s@]+@[^\s@]+\.[^\s@]+$|^\+\d[\d\s().-]{6,18}$/;
/** Whether a member is a phone or an e-mail, by its key or, whatever the language, by itself. */
export const isReached = (key: string, value: Tree): boolean => {
  const group = isGiven(value) ? lookUp(key)?.group : null;
  if (group) return REACHED.includes(group);
  return typeof value === 'string' && value.length < 255 && IS_REACHED.test(value.trim());
};

/** What an object's members mean, one of each, where they were filled in; other people's are not its own. */
const groupsGiven = perObject(
  (object: Branch): ReadonlySet<NameGroup> =>
    new Set(
      Object.entries(object).flatMap(([key, value]) => {
        if (!isGiven(value) || othersWord(key) !== null) return [];
        return lookUp(key)?.group ?? (isReached(key, value) ? 'EMAIL' : []);
      }),
    ),
);

const hasOneOf = (tree: Tree, groups: readonly NameGroup[]) =>
  isBranch(tree) && groups.some((group) => groupsGiven(tree).has(group));

/** Whether an object has a phone, an e-mail or a name of its own. */
export const hasContact = (tree: Tree): boolean => hasOneOf(tree, CONTACT);

/** The same, where a `name` alone may be the form's. */
export const isPerson = (tree: Tree): boolean => hasOneOf(tree, PERSON);

/** Whether an object has a phone or an e-mail of its own. */
export const isReachedIn = (tree: Tree): boolean => hasOneOf(tree, REACHED);

/** Somebody else whom a visitor was asked for. */
const ANOTHERS = /emergency|spouse|partner|friend|referr|guardian|next_?of_?kin|child|parent|relative|second|other/i;
/** Whether a key names somebody whom a visitor was asked for. */
export const isAnothers = (key: string): boolean => key.length < 60 && ANOTHERS.test(key);
/** Whether an object is the visitor's part of the one around it, whatever it is called: it alone has a phone or an e-mail. */
export const isVisitorsPart = (key: string, around: Branch): boolean =>
  solePart(around) === key && !hasOneOf(around, REACHED) && !isAnothers(key);
const solePart = perObject((object: Branch): string | null => {
  const parts = Object.keys(object).filter((key) => othersWord(key) === null && isReachedIn(object[key] ?? null));
  return parts.length === 1 ? (parts[0] ?? null) : null;
});

/** Whether there is a visitor's phone or e-mail anywhere in it. */
export const holdsContact = (tree: Tree): boolean =>
  isList(tree) ? tree.some(holdsContact) : isBranch(tree) && holdsContactInside(tree);
const holdsContactInside = perObject(
  (object: Branch): boolean => hasOneOf(object, REACHED) || Object.values(object).some(holdsContact),
);
