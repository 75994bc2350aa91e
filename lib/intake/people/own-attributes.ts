import { lookUp } from '../../names/look-up.ts';
import { type Item, keyOf } from '../questions/item.ts';
import { foldedWords, foldKey } from '../questions/members.ts';

/** Where tools keep what a form's maker asks of a person besides: a company in here is the visitor's. */
const FREE = foldedWords(`
  custom_data custom_attributes custom_attribute custom_properties custom_values custom_answers custom_info traits
  user_properties user_attributes attributes_data additional_info additional_information additional_data
  additional_details extra_info extra_attributes other_info details profile profile_data profile_info personal_data
  personal_info personal_information personal_details person_info contact_details contact_information lead_details
  lead_information user_details user_info user_data customer_details customer_info customer_data applicant_details
  attendee_details guest_details visitor_info visitor_details your_details about_you about_me basic_info
  unsafe_metadata public_metadata private_metadata user_metadata app_metadata customer_metadata contact_metadata
  raw_user_meta_data user_meta_data user_meta`);
/** The same, where a tool's own affairs stand beside: only what cannot be these is the visitor's. */
const MIXED = foldedWords('metadata meta_data meta additional_properties context_data');
/** Whose name it is, the word says; `details.name` may be of anything. */
const OF_A_PERSON = /person|profile|contact|lead|user|customer|applicant|attendee|guest|visitor|you|trait|about/;

const OWN =
  /^(?:NAME|NAME_FULL|LAST_NAME|SECOND_NAME|PHONE|EMAIL|COMPANY_TITLE|POST|COMMENTS|BIRTHDATE|WEB|ADDRESS(?:_.+)?)$/;
const SURE = /^(?:NAME|LAST_NAME|PHONE|EMAIL|COMPANY_TITLE|BIRTHDATE)$/;
/** `role: buyer_admin`, `position: 3`: a machine's word, where machines keep theirs. */
const isWords = (value: string) => /^\p{Lu}|\s/u.test(value);

function meansAloneIn(holder: string, item: Item): boolean {
  const group = lookUp(keyOf(item))?.group ?? '';
  if (MIXED.has(holder))
    return (
      SURE.test(group) || (group === 'POST' && isWords(item.value)) || (group === 'COMMENTS' && /\s/.test(item.value))
    );
  return OWN.test(group) || (group === 'NAME_OR_FULL' && OF_A_PERSON.test(holder));
}

/**
 * Items out of a container of the visitor's free attributes: those whose names mean in it what they mean at the top, under
 * these names (`traits.company` → `company`), and the rest.
 *
 * @param depth how many names there are before those of the container's members
 */
export function ownAttributes(
  key: string,
  depth: number,
  items: readonly Item[],
): { readonly own: readonly Item[]; readonly rest: readonly Item[] } {
  const holder = foldKey(key);
  if (!FREE.has(holder) && !MIXED.has(holder)) return { own: [], rest: items };
  const isOwn = (item: Item) => item.label === null && item.path.length === depth + 1 && meansAloneIn(holder, item);
  return {
    own: items.filter(isOwn).map((item) => ({ ...item, path: [...item.path.slice(0, depth - 1), keyOf(item)] })),
    rest: items.filter((item) => !isOwn(item)),
  };
}
