import { lookUp } from '../../names/look-up.ts';
import { type Branch, branch, eachMember, isBranch, type Tree, textOf } from '../decode/tree.ts';

const isBilled = (key: string) => /^billing(?:_?address)?$|^bill_?to$/i.test(key);
const isSent = (key: string) => /^(?:shipping|delivery)(?:_?address)?$|^ship_?to$|^default_?address$/i.test(key);
const isReach = (key: string) => /^(?:PHONE|EMAIL)$/.test(lookUp(key)?.group ?? '');

/** Whose addresses are told beside the bill's. */
const isHolder = (key: string) => /^(?:customer|buyer|client|contact)$/i.test(key);

/** What differs from where the bill goes; whom somebody else's parcel is sent to is not the visitor. */
function differing(sent: Branch, billed: Branch): Branch {
  const rest = Object.entries(sent).filter(([key, value]) => textOf(value) !== '' && value !== billed[key]);
  const isAnothers = rest.some(([key]) => /^(?:NAME|LAST_NAME|NAME_FULL|NAME_OR_FULL)$/.test(lookUp(key)?.group ?? ''));
  return branch(rest.map(([key, value]) => [isAnothers && isReach(key) ? `recipient’s ${key}` : key, value] as const));
}

/** An order in which what stands under the bill and under the parcel is told once, with the bill: it is the visitor's. */
export function withOneAddress(order: Branch): Branch {
  const billed = Object.entries(order).find(([key, value]) => isBilled(key) && isBranch(value))?.[1];
  if (!isBranch(billed) || Object.values(billed).every((value) => textOf(value) === '')) return order;
  const once = (key: string, value: Tree): Tree => {
    if (!isBranch(value)) return value;
    if (isSent(key)) return differing(value, billed);
    return isHolder(key) ? eachMember(value, (inner, name) => once(name, inner)) : value;
  };
  return branch(Object.entries(order).map(([key, value]): readonly [string, Tree] => [key, once(key, value)]));
}
