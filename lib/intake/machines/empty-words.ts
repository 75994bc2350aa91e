import { lookUp } from '../../names/look-up.ts';
import { type Branch, eachEntry, eachMember, isBranch, isList, isScalar, type Tree } from '../decode/tree.ts';
import { isAsked } from './typed.ts';

/** What programs write where there is nothing. */
const NOTHING = /^(?:null|undefined|NaN|\[object Object\])$/;
/** What tools write where nobody was asked. */
const UNSET = /^\(?not (?:set|specified|provided|available)\)?$/i;
/** What they write in place of a contact or a company, and a person might write elsewhere. */
const NO_CONTACT = /^(?:none|nil|n\/a|-{1,3}|—)$/i;
const CONTACT = /^(?:NAME|LAST_NAME|SECOND_NAME|PHONE|EMAIL|COMPANY_TITLE|POST$|WEB|IM$|ADDRESS|BIRTHDATE)/;

/** Only a machine writes objects in objects, numbers and truths: a plain form's texts are a person's. */
const isRecord = (object: Branch): boolean =>
  Object.values(object).some((value) => value !== null && typeof value !== 'string');

const isNothing = (key: string, value: string): boolean =>
  NOTHING.test(value.trim()) ||
  (!isAsked(key) &&
    (UNSET.test(value.trim()) || (NO_CONTACT.test(value.trim()) && CONTACT.test(lookUp(key)?.group ?? ''))));

/** A body in which a record's words for nothing are nothing: `phone: "null"`, `company: "N/A"`. */
export const withoutEmptyWords = (tree: Tree): Tree => emptied(tree, false);

function emptied(tree: Tree, inRecord: boolean): Tree {
  if (isList(tree)) return eachEntry(tree, (entry) => emptied(entry, inRecord));
  if (!isBranch(tree)) return tree;
  const record = inRecord || isRecord(tree);
  return eachMember(tree, (value, key) => {
    if (!isScalar(value)) return emptied(value, record);
    return record && typeof value === 'string' && isNothing(key, value) ? null : value;
  });
}
