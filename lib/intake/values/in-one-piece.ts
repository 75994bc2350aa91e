import { eachEntry, eachMember, isBranch, isList, type Tree } from '../decode/tree.ts';
import { withoutOwnPrefix } from '../people/own-prefix.ts';
import { withOneAddress } from '../people/sent-to.ts';
import { visitorsSide } from '../people/sides.ts';
import { withWholeBirth } from './birth-parts.ts';
import { withPlainContacts } from './contact-lists.ts';
import { withWholePhones } from './phone-parts.ts';
import { withAnswersOnce } from './told-twice.ts';

/**
 * A body in which each thing that is told of the visitor stands in one piece, once, and under a key of its own: phones
 * and birth dates that came in parts, the visitor's side of a call, lists of contacts, keys that begin with the same word, answers that came twice.
 */
export function inOnePiece(tree: Tree): Tree {
  if (isList(tree)) return eachEntry(tree, inOnePiece);
  if (!isBranch(tree)) return tree;
  const object = withWholePhones(
    withWholeBirth(withoutOwnPrefix(visitorsSide(withPlainContacts(withOneAddress(tree))))),
  );
  return eachMember(withAnswersOnce(object), inOnePiece);
}
