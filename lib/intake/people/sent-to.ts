import { lookUp } from '../../names/look-up.ts';
import { type Branch, branch, eachMember, isBranch, type Tree, textOf } from '../decode/tree.ts';

const isBilled = (key: string) => /^billing(?:_?address)?$|^bill_?to$/i.test(key);
const isSent = (key: string) => /^(?:shipping|delivery)(?:_?address)?$|^ship_?to$|^default_?address$/i.test(key);
const COMPANY = /^COMPANY_TITLE$/;
const NAMES = /^(?:NAME|LAST_NAME|NAME_FULL|NAME_OR_FULL)$/;
const groupOf = (key: string) => lookUp(key)?.group ?? '';
const isReach = (key: string) => /^(?:PHONE|EMAIL)$/.test(groupOf(key));
const isPlace = (key: string) => /^ADDRESS/.test(groupOf(key));

/** Whose addresses are told beside the bill's. */
const isHolder = (key: string) => /^(?:customer|buyer|client|contact)$/i.test(key);

/** What differs from where the bill goes; whom somebody else's parcel is sent to is not the visitor. */
function differing(sent: Branch, billed: Branch): Branch {
  const rest = Object.entries(sent).filter(([key, value]) => textOf(value) !== '' && value !== billed[key]);
  const isAnothers = rest.some(([key]) => NAMES.test(groupOf(key)));
  return branch(rest.map(([key, value]) => [isAnothers && isReach(key) ? `recipient’s ${key}` : key, value] as const));
}

const isFilledAs = (object: Branch, groups: RegExp) =>
  Object.entries(object).some(([key, value]) => groups.test(groupOf(key)) && textOf(value) !== '');

/** A bill's members that say who pays, where nothing else in the order tells a name: they are the visitor's own. */
function payer(order: Branch, billed: Branch): Branch {
  const holders = Object.entries(order).flatMap(([key, value]) => (isHolder(key) && isBranch(value) ? [value] : []));
  const isTold = (groups: RegExp) => [order, ...holders].some((object) => isFilledAs(object, groups));
  const wanted = [NAMES, COMPANY].filter((groups) => !isTold(groups));
  const own = Object.entries(billed).filter(
    ([key, value]) => wanted.some((groups) => groups.test(groupOf(key))) && textOf(value) !== '',
  );
  return branch(own.filter(([key]) => !(key in order)));
}

/** `shipping: {price, city, street}`: where a parcel goes that no bill tells of is where the visitor is. */
const isParcel = (key: string, value: Tree): value is Branch =>
  /^(?:shipping|delivery)$/i.test(key) &&
  isBranch(value) &&
  Object.entries(value).filter(([own, one]) => isPlace(own) && textOf(one) !== '').length > 1;

function withParcel(order: Branch): Branch {
  const [key, parcel] = Object.entries(order).find(([name, value]) => isParcel(name, value)) ?? ['', null];
  if (!isBranch(parcel) || isFilledAs(order, /^ADDRESS/)) return order;
  const [place, rest] = [true, false].map((is) =>
    branch(Object.entries(parcel).filter(([own]) => isPlace(own) === is)),
  );
  return branch([...Object.entries({ ...order, [key]: rest ?? null }), ...Object.entries(place ?? {})]);
}

/** An order in which what stands under the bill and under the parcel is told once, with the bill: it is the visitor's. */
export function withOneAddress(order: Branch): Branch {
  const billed = Object.entries(order).find(([key, value]) => isBilled(key) && isBranch(value))?.[1];
  if (!isBranch(billed) || Object.values(billed).every((value) => textOf(value) === '')) return withParcel(order);
  const who = payer(order, billed);
  const once = (key: string, value: Tree): Tree => {
    if (!isBranch(value)) return value;
    if (isSent(key)) return differing(value, billed);
    if (value === billed) return branch(Object.entries(billed).filter(([name]) => !(name in who)));
    return isHolder(key) ? eachMember(value, (inner, name) => once(name, inner)) : value;
  };
  const told = Object.entries(order).map(([key, value]): readonly [string, Tree] => [key, once(key, value)]);
  return branch([...Object.entries(who), ...told]);
}
