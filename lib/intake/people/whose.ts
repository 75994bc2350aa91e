import { memo } from '../../names/memo.ts';
import { HELPERS, STAFF } from '../../names/staff.ts';
import { wordSet } from '../decode/tree.ts';
import { keyWords } from '../machines/typed.ts';

const STAFF_WORDS = wordSet(STAFF);
const HELPER_WORDS = wordSet(HELPERS);
/** Who may be the visitor where nobody else is: a pet's owner, a comment's author. */
const OWNERS = wordSet(`${HELPERS}
  owner owners author authors creator updater modifier editor account workspace site team hiring`);
/** What was done by somebody: `created_by`, `handled_by`. */
const DONE_BY = wordSet(
  'created updated modified edited handled answered processed sold approved closed resolved served deleted posted written added uploaded',
);
const DONE_TO = wordSet('credited delegated');
/** What is said of a person, behind the word that says whose it is. */
const SAID = wordSet(
  'name names email emails mail phone phones number mobile id ids first last full title to by user username avatar role url is company team record',
);
/** What holds all that is said of one who surely works there: `employeeData`. */
const HELD = wordSet('data details info profile');

/** How many they are is asked for: `number_of_employees`. */
const COUNTS = wordSet('of count size total');

/** Whose word a key is: staff's, that of somebody who may be the visitor, or nobody's in particular. */
export const othersWord = memo((key: string): 'staff' | 'owner' | null => {
  const parts = keyWords(key);
  if (parts.length > 4 || parts.some((word) => COUNTS.has(word))) return null;
  const at = parts.findIndex(
    (word, index) => STAFF_WORDS.has(word) || OWNERS.has(word) || isDone(word, parts[index + 1]),
  );
  const word = parts[at];
  if (word === undefined) return null;
  const isOne = (one: string) => STAFF_WORDS.has(one) || HELPER_WORDS.has(one);
  const rest = parts.slice(at + 1);
  if (!rest.every((one) => SAID.has(one) || isOne(one) || (isOne(word) && HELD.has(one)))) return null;
  return parts.some((one) => STAFF_WORDS.has(one)) ? 'staff' : 'owner';
});
const isDone = (word: string, next: string | undefined) =>
  (next === 'by' && DONE_BY.has(word)) || (next === 'to' && DONE_TO.has(word));

/** A helper's word and nothing more: a plain value there is whom the visitor chose, `doctor: Dr. Lee`. */
export const isHelper = (key: string): boolean => {
  const [word = '', ...rest] = keyWords(key);
  return rest.length === 0 && HELPER_WORDS.has(word);
};
