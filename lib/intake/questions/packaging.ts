import { perObject } from '../decode/per-object.ts';
import { type Branch, branch, isBranch, isList, isScalar, type Tree } from '../decode/tree.ts';
import { hasContact, holdsContact, isAnothers } from '../people/contact-inside.ts';
import { othersWord } from '../people/whose.ts';
import { around, LONGEST_AROUND, type Place } from './item.ts';
import { foldedWords, foldKey } from './members.ts';
import { holdsReplies } from './sections.ts';

/** Packaging: what stands inside is answers, and the name of the package says nothing about them. */
const WRAPPERS = foldedWords(`
  data body payload fields field_data form_response submission submissions answers answer_list values detail querystring
  query query_params query_parameters query_string url_params url_parameters hidden hidden_fields tracking object
  submitted submitted_values response responses result_data entry entries form_data form_fields form_values form_submission form_answers
  form_field_values lead_data lead_info human_fields ordered_human_fields named_values properties merges merge_fields
  item_meta record questions question_list questions_and_answers qa user_column_data custom_fields custom_questions
  additional additional_fields extra extra_data params parameters raw_request fields_by_name fields_by_id
  field_values input inputs items_data event_data content contacts message_data request_body raw_data attributes
  original_event source_event form_event entity entity_data document doc node instance new_record record_data
  form_payload new_image after current new visitor_data contact_fields contact_info contact_data client_info visit order_data changes utms
  utm_params utm_data analytics attribution elements controls parsed_data webform_submission variables cookies leads`);

/** Who is asked: looked through for what stands inside, though the whole path may mean something too (`contact.name`). */
const ENTITIES = foldedWords(
  'contact customer client lead user person names form visitor subscriber invitee respondent guest requester attendee buyer applicant participant registrant caller prospect submitter purchaser booker candidate patient tenant passenger traveller traveler renter',
);
/** What was asked for: has names and numbers of its own, beside the visitor's. */
const ORDERS = foldedWords('order deal application inquiry enquiry booking appointment reservation ticket');
const ORDERS_OWN = foldedWords('name title number status state description url');

/** Lists of goods and the like: their entries have names that are not the visitor's. */
const NEVER_LEAF = foldedWords(
  'products options meta page site owner organizer user_agent items line_items cart goods',
);

/** `utm`, `utm_params`, `utmTags`. */
const UTM_PACKAGE = /^_?utms?(?:[_-]?(?:json|data|params|parameters|tags|labels|marks|fields))?$/i;
const UTM_SHORT = /^(?:source|medium|campaign|content|term|name)$/i;

/** `extra_details`, `customAttributes`: more of the same. */
const MORE =
  /^(?:extra|additional|other|more|custom|personal|customer|client|lead|visitor|applicant)(?:details|info|information|data|fields|attributes)$/;
const isPackage = (key: string) => WRAPPERS.has(foldKey(key)) || MORE.test(foldKey(key));
export const isWrapper = (key: string, value: Tree | undefined): boolean =>
  !isScalar(value) && value !== undefined && isPackage(key);
export const isEntity = (key: string): boolean => ENTITIES.has(foldKey(key)) || ORDERS.has(foldKey(key));
/** The same, but for what was asked for. */
export const isWho = (key: string): boolean => ENTITIES.has(foldKey(key));
/** Whether an id among these is a person's: `customer.id`. */
export const isOfPerson = (path: readonly string[]): boolean =>
  path.slice(0, -1).some((key) => ENTITIES.has(foldKey(key)) && !/^(?:form|names|lead)$/.test(foldKey(key)));
export const isNeverLeaf = (key: string): boolean => NEVER_LEAF.has(foldKey(key));

/** Whether the last part of a path means what it would mean alone: `contact.email`, but not `order.name`. */
export const meansAlone = (path: readonly string[]): boolean =>
  path.length > 1 &&
  path.slice(0, -1).every(isEntity) &&
  !(ORDERS.has(foldKey(path.at(-2) ?? '')) && ORDERS_OWN.has(foldKey(path.at(-1) ?? '')));

/** Connectors write paths with dots, too: looked through where every part before the last is packaging. */
const pathOf = (key: string): string[] => {
  const parts = key.length > LONGEST_AROUND ? [] : key.split('.').map((part) => part.trim());
  const packages = parts.slice(0, -1);
  return packages.length > 0 && packages.every((part) => isPackage(part) || isEntity(part)) && parts.every(Boolean)
    ? [...packages.filter(isEntity), ...parts.slice(-1)]
    : [key];
};

/** The place of a member. */
export const under = (place: Place, key: string): Place => ({
  path: [...around(place.path), ...pathOf(key)],
  label: null,
  type: null,
});

const isCampaign = (pack: Branch) => 'source' in pack && 'medium' in pack;
/** UTM values by their own names that leave the common word to their package: `utmTags: {source}`; null for others. */
export const utmPackage = (name: string, pack: Tree): Branch | null =>
  isBranch(pack) && (UTM_PACKAGE.test(name) || (name === 'campaign' && isCampaign(pack)))
    ? branch(
        Object.entries(pack).map(
          ([key, value]) => [UTM_SHORT.test(key) ? `utm_${key === 'name' ? 'campaign' : key}` : key, value] as const,
        ),
      )
    : null;

const holdsMore = (tree: Tree | undefined) =>
  isList(tree) ? tree.some((entry) => !isScalar(entry)) : isBranch(tree) && Object.keys(tree).length > 0;

/** Whether an object packs answers up: then the scalars beside the package are the envelope's. */
export const isEnvelope = perObject(
  (object: Branch): boolean =>
    Object.entries(object).some(
      ([key, value]) =>
        (isWrapper(key, value) && holdsMore(value)) ||
        holdsReplies(value) ||
        (isEntity(key) && isBranch(value) && hasContact(value)),
    ) ||
    (!hasContact(object) && holdsSeveral(object[soleHolder(object) ?? ''])),
);

/** One value in an object is a key in brackets: `Room [m2]`. */
const holdsSeveral = (tree: Tree | undefined): boolean =>
  isList(tree) ? tree.length > 0 : isBranch(tree) && Object.keys(tree).length > 1;

/** What a section of a form says of itself. */
const SECTION_OWN = /^(?:id|key|ref|name|title|label|heading|description|type|order|index|number|position)$/;

/** The packages of a section, `{title: "You", fields: […]}`; null for an object that is none, or holds more. */
export function packagesOf(section: Tree): readonly Tree[] | null {
  if (!isBranch(section) || !isEnvelope(section)) return null;
  const packages = Object.entries(section).filter(([key, value]) => isWrapper(key, value));
  const rest = Object.entries(section).filter(([key, value]) => !isWrapper(key, value));
  const isOwn = rest.every(([key, value]) => isScalar(value) && SECTION_OWN.test(foldKey(key)));
  return isOwn && rest.length > 0 ? packages.map(([, value]) => value) : null;
}

/** Whether a member is the only thing in an object that holds a visitor's phone or e-mail, whatever it is called. */
export const isSolePackage = (key: string, object: Branch): boolean =>
  !hasContact(object) && !isEntity(key) && soleHolder(object) === key;

const soleHolder = perObject((object: Branch): string | null => {
  const [holder, ...more] = Object.entries(object).filter(
    ([key, value]) =>
      !isScalar(value) &&
      !(isBranch(value) && 'value' in value) &&
      othersWord(key) === null &&
      !isAnothers(key) &&
      holdsContact(value),
  );
  return holder && more.length === 0 ? holder[0] : null;
});
