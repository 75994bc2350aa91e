import { memo } from '../../names/memo.ts';
import { STAFF } from '../../names/staff.ts';
import { wordSet } from '../decode/tree.ts';
import { keyWords } from './typed.ts';

const STAFF_WORDS = wordSet(STAFF);
/** Who may be the visitor where nobody else is: a pet's owner, a comment's author. */
const OWNERS = wordSet(
  'owner owners author authors creator updater modifier editor account workspace site team created updated',
);
/** What is said of a person, behind the word that says whose it is. */
const SAID = wordSet(
  'name names email emails mail phone phones number mobile id ids first last full title to by user username avatar role url is company data info details record profile',
);

/** How many they are is asked for: `number_of_employees`. */
const COUNTS = wordSet('of count size total');

/** Whose word a key is: staff's, that of somebody who may be the visitor, or nobody's in particular. */
export const othersWord = memo((key: string): 'staff' | 'owner' | null => {
  const parts = keyWords(key);
  if (parts.length > 4 || parts.some((word) => COUNTS.has(word))) return null;
  const at = parts.findIndex((word) => STAFF_WORDS.has(word) || OWNERS.has(word));
  const rest = at < 0 ? [] : parts.slice(at + 1);
  if (at < 0 || !rest.every((word) => SAID.has(word) || STAFF_WORDS.has(word))) return null;
  if ((parts[at] === 'created' || parts[at] === 'updated') && rest[0] !== 'by') return null;
  return parts.some((word) => STAFF_WORDS.has(word)) ? 'staff' : 'owner';
});
