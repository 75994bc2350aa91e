import { lookUp } from '../../names/look-up.ts';
import { type Branch, branch, isBranch, isList, isScalar, type Tree } from '../decode/tree.ts';
import { isAsked } from '../machines/typed.ts';
import { foldedWords, foldKey } from '../questions/members.ts';
import { holdsContact, isReached } from './contact-inside.ts';
import { othersWord } from './whose.ts';

/** What the tool's side owns: people in it work there. */
const OWNED = foldedWords(
  'job jobs posting postings vacancy vacancies event team teams inbox mailbox calendar channel queue group department office line campaign',
);
const isOwned = (key: string) => OWNED.has(foldKey(key)) && othersWord(key) === null;

/** Whether a visitor can be reached in an object, or in what stands beside the tool's things in it. */
const isReachedBeside = (object: Branch): boolean =>
  Object.entries(object).some(
    ([key, value]) =>
      !isOwned(key) && othersWord(key) === null && (isScalar(value) ? isReached(key, value) : holdsContact(value)),
  );

const groupOf = (key: string) => (isAsked(key) ? '' : (lookUp(key)?.group ?? ''));
const REACH = /^(?:PHONE|EMAIL)$/;
const NAMES = /^(?:NAME|LAST_NAME|NAME_FULL|NAME_OR_FULL)$/;

/** What a machine keeps of people in a thing goes: their addresses and, of those who have one, the names. */
function withoutPeople(tree: Tree, inside = false): Tree {
  if (isList(tree)) return tree.map((one) => withoutPeople(one, true));
  if (!isBranch(tree)) return tree;
  const isPerson = inside && Object.keys(tree).some((key) => REACH.test(groupOf(key)));
  const isTheirs = (key: string, value: Tree) =>
    isScalar(value) && (REACH.test(groupOf(key)) || (isPerson && NAMES.test(groupOf(key))));
  const kept = Object.entries(tree).filter(([key, value]) => !isTheirs(key, value));
  return branch(kept.map(([key, value]) => [key, withoutPeople(value, true)] as const));
}

/** A thing of the tool's beside a visitor, `job: {name, recruiter}`, without the people in it; all else as it is. */
export const withoutTheirPeople = (key: string, value: Tree, beside: Branch): Tree =>
  !isScalar(value) && isOwned(key) && isReachedBeside(beside) ? withoutPeople(value) : value;
