import { lookUp } from '../../names/look-up.ts';
import { normalise } from '../../names/spelling.ts';
import { perObject } from '../decode/per-object.ts';
import { type Branch, isBranch, isList, isScalar, type Tree, textOf } from '../decode/tree.ts';

const set = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Packaging: what stands inside is answers, and the name of the package says nothing about them. */
const WRAPPERS = set(`
  data body payload fields field_data form_response submission submissions answers answer_list values detail querystring
  query query_params query_parameters query_string url_params url_parameters hidden hidden_fields tracking object
  submitted response responses result_data entry entries form_data form_fields form_values form_submission form_answers
  form_field_values lead_data lead_info human_fields ordered_human_fields named_values properties merges merge_fields
  item_meta record questions question_list questions_and_answers qa user_column_data custom_fields custom_questions
  additional additional_fields extra extra_data params parameters raw_request fields_by_name fields_by_id
  field_values input inputs items_data event_data content contacts message_data request_body raw_data attributes
  form_payload visitor_data contact_fields contact_info contact_data client_info visit order_data changes utms
  utm_params utm_data analytics attribution elements controls parsed_data webform_submission variables cookies leads`);

/** Who is asked: looked through for what stands inside, though the whole path may mean something too (`contact.name`). */
const ENTITIES = set('contact customer client lead user person names form visitor subscriber invitee respondent guest');
/** What was asked for: has names and numbers of its own, beside the visitor's. */
const ORDERS = set('order deal application inquiry enquiry booking appointment reservation ticket');
const ORDERS_OWN = set('name title number status state description url');

/** Forms under other names: an `id` and a `name` inside are the form's. */
const FORMS = set('form quiz survey questionnaire funnel flow popup widget landing form_info form_details');

/** The tool's own affairs: beside the answers, only tracking and addresses in here are of use. */
const CONTEXTS = set(`
  meta metadata site page owner organizer workspace team account device browser geo geoip context request headers system
  session integration webhook app project links status source environment user_agent trigger event pagination settings
  config template author created_by updated_by _links ttc`);
/** Those of them that hold names and addresses of people who are no visitors. */
const OWNERS = set('site owner organizer workspace team account author created_by updated_by');

/** Lists of goods and the like: their entries have names that are not the visitor's. */
const NEVER_LEAF = set('products options meta page site owner organizer user_agent items line_items cart goods');

const plain = (key: string) => normalise(key).replace(/^_/, '');

export const isWrapper = (key: string, value: Tree | undefined): boolean =>
  !isScalar(value) && value !== undefined && WRAPPERS.has(plain(key));
/** Whether a part of a path with dots is packaging or somebody asked. */
export const isPackaging = (part: string): boolean => WRAPPERS.has(plain(part)) || isEntity(part);
export const isEntity = (key: string): boolean => ENTITIES.has(plain(key)) || ORDERS.has(plain(key));

/** Whether the last part of a path means what it would mean alone: `contact.email`, but not `order.name`. */
export const meansAlone = (path: readonly string[]): boolean =>
  path.length > 1 &&
  path.slice(0, -1).every(isEntity) &&
  !(ORDERS.has(plain(path.at(-2) ?? '')) && ORDERS_OWN.has(plain(path.at(-1) ?? '')));
export const isFormInfo = (key: string): boolean => FORMS.has(plain(key));
/** @param value a context that holds a visitor's phone or e-mail is none */
export const isContext = (key: string, value: Tree): boolean =>
  CONTEXTS.has(plain(key)) && (OWNERS.has(plain(key)) || !holdsContact(value));
export const isNeverLeaf = (key: string): boolean => NEVER_LEAF.has(plain(key));

/** Names of ids, times and states that tools put around the answers. */
const METADATA =
  /(?:^|_)(?:id|ids|uid|uuid|guid|urn|hash|etag|version|revision|ref|slug|checksum|nonce|signature|locale|lang|language|timezone|tz|ip|ip_opt|ip_signup|score|index|serial|number|num|seq|attempt|test|live|livemode|read|spam|starred|finished|completed|partial|count|total_count|key|keys|tags?|object|kind|topic|trigger|type|event|action|method|status|state|mode|v|ts|time|date|timestamp|on|at)$|^(?:created|updated|submitted|received|modified|fired|occurred|landed|sent|published)/;
const MACHINE_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d|^\d{10}(?:\d{3})?(?:\.\d+)?$/;
const MACHINE_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$|^[\da-f]{16,}$|^urn:|^(?=\D*\d)[\w:.-]+$/i;
const TIME_NAME =
  /^(?:created|updated|submitted|completed|started|received|modified|fired|occurred|landed|sent|published|submission|submit|create|lead_submit|last_updated|last_modified|date)_(?:at|on|time|date|created|updated|submitted|modified|timestamp)$|^(?:timestamp|createdate|lastmodifieddate|time_stamp)$/;
const ID_NAME = /^(?:id|_id|uuid|guid)$/;

const isMachineTime = (value: string) => MACHINE_TIME.test(value);

const EVENT_NAME = /^(?:event|event_name|event_type|webhook_event|topic|trigger|hook|type)$/;
/** `contact.created`, `message:send`: what happened, as machines say it. */
const MACHINE_EVENT = /^[a-z_]+(?:[.:][a-z_]+)+$/;

/** `created_at: 2026-09-10T12:00:31Z`, `id: 4187`: no visitor typed these, wherever they stand. */
export function isTechnical(key: string, value: string): boolean {
  const name = normalise(key);
  if (ID_NAME.test(key) || ID_NAME.test(name)) return key !== 'ID' && MACHINE_ID.test(value);
  if (EVENT_NAME.test(name)) return MACHINE_EVENT.test(value);
  return TIME_NAME.test(name) && isMachineTime(value);
}

/**
 * Whether a scalar beside the package of answers is the envelope's, not an answer.
 *
 * @param pure the envelope has no fields of the visitor's own, so its words for states and kinds can't be answers
 */
export function isEnvelopeNoise(key: string, value: Tree, pure: boolean): boolean {
  if (typeof value === 'boolean') return pure && lookUp(key) === null;
  const text = textOf(value);
  if (isTechnical(key, text)) return true;
  if (lookUp(key) !== null && !(pure && /^(?:state|position|title|role|subject)$/.test(normalise(key)))) return false;
  if (!METADATA.test(normalise(key))) return false;
  return pure || isMachineTime(text) || MACHINE_ID.test(text);
}

const CONTACT = new Set(['NAME_FULL', 'NAME_OR_FULL', 'NAME', 'LAST_NAME', 'PHONE', 'EMAIL', 'CONTACT']);

const isGiven = (value: Tree) => textOf(value) !== '' || (isList(value) && value.length > 0);

/** Whether an object has a phone, an e-mail or a name of its own. */
export const hasContact = (tree: Tree, groups: ReadonlySet<string> = CONTACT): boolean =>
  isBranch(tree) && groupsGiven(tree).some((group) => groups.has(group));

/** What an object's members mean, one of each, where they were filled in. */
const groupsGiven = perObject((object: Branch): readonly string[] => [
  ...new Set(Object.entries(object).flatMap(([key, value]) => (isGiven(value) ? (lookUp(key)?.group ?? []) : []))),
]);

const PERSONAL: ReadonlySet<string> = new Set(['PHONE', 'EMAIL']);
const holdsContact = (tree: Tree): boolean =>
  isList(tree) ? tree.some(holdsContact) : isBranch(tree) && holdsContactInside(tree);
const holdsContactInside = perObject(
  (object: Branch): boolean => hasContact(object, PERSONAL) || Object.values(object).some(holdsContact),
);

const holdsMore = (tree: Tree | undefined) =>
  isList(tree) ? tree.some((entry) => !isScalar(entry)) : isBranch(tree) && Object.keys(tree).length > 0;

/** Whether an object packs answers up: then the scalars beside the package are the envelope's. */
export const isEnvelope = perObject((object: Branch): boolean =>
  Object.entries(object).some(
    ([key, value]) =>
      (isWrapper(key, value) && holdsMore(value)) || (isEntity(key) && isBranch(value) && hasContact(value)),
  ),
);

/** What a section of a form says of itself. */
const SECTION_OWN = /^(?:id|key|ref|name|title|label|heading|description|type|order|index|number|position)$/;

/** The packages of a section, `{title: "You", fields: […]}`; null for an object that is none, or holds more. */
export function packagesOf(section: Tree): readonly Tree[] | null {
  if (!isBranch(section) || !isEnvelope(section)) return null;
  const packages = Object.entries(section).filter(([key, value]) => isWrapper(key, value));
  const rest = Object.entries(section).filter(([key, value]) => !isWrapper(key, value));
  const isOwn = rest.every(([key, value]) => isScalar(value) && SECTION_OWN.test(plain(key)));
  return isOwn && rest.length > 0 ? packages.map(([, value]) => value) : null;
}

/** Whether a member is the only thing in an object that holds a visitor's phone or e-mail, whatever it is called. */
export const isSolePackage = (key: string, object: Branch): boolean => {
  if (hasContact(object) || isNeverLeaf(key) || isEntity(key) || OWNERS.has(plain(key))) return false;
  return soleHolder(object) === key;
};

const soleHolder = perObject((object: Branch): string | null => {
  const [holder, ...more] = Object.entries(object).filter(([, value]) => isBranch(value) && holdsContact(value));
  return holder && more.length === 0 ? holder[0] : null;
});
