import type { NameGroup } from '../../names/groups.ts';
import { lookUp } from '../../names/look-up.ts';
import { type Branch, branch, isBranch, isScalar, type Tree } from '../decode/tree.ts';
import { isPerson } from './contact-inside.ts';
import { foldedWords, foldKey } from './members.ts';

/** Containers in which tools keep what they know of a person. */
const TRAITS = foldedWords(`
  traits public_metadata unsafe_metadata user_metadata metadata user_data user_properties person_properties
  contact_properties custom_attributes user_attributes user_traits custom_data profile profile_data`);
/** What such a container may say of the person around it; a bare name may be a thing's. */
const SAID: ReadonlySet<NameGroup | null> = new Set<NameGroup>([
  ...(['NAME_FULL', 'NAME', 'LAST_NAME', 'PHONE', 'EMAIL', 'COMPANY_TITLE', 'POST', 'WEB', 'BIRTHDATE'] as const),
  ...(['ADDRESS', 'ADDRESS_CITY', 'ADDRESS_POSTAL_CODE'] as const),
]);

/**
 * What a container of plain values says of the person around it, and what else is in it: `metadata: {company, shoe_size}`.
 *
 * @param beside what the container is a member of: `metadata` is a person's where a person's own values stand beside it
 * @returns null for an object that is no such container
 */
export function traitsOf(
  key: string,
  value: Tree,
  beside: Branch,
): { readonly said: Branch; readonly rest: Branch } | null {
  if (!TRAITS.has(foldKey(key)) || !isBranch(value) || (foldKey(key) === 'metadata' && !isPerson(beside))) return null;
  const entries = Object.entries(value);
  const isSaid = ([own, one]: readonly [string, Tree]) => isScalar(one) && SAID.has(lookUp(own)?.group ?? null);
  if (!entries.some(isSaid)) return null;
  return { said: branch(entries.filter(isSaid)), rest: branch(entries.filter((entry) => !isSaid(entry))) };
}
