import type { NameGroup } from '../../names/groups.ts';
import { isNoise, lookUp } from '../../names/look-up.ts';
import { normalise } from '../../names/spelling.ts';
import { isBranch, isScalar, type Tree, textOf, words } from '../decode/tree.ts';
import { holdsContact } from '../people/contact-inside.ts';
import { type Item, keyOf } from '../questions/item.ts';
import { foldedWords, foldKey } from '../questions/members.ts';
import { isThingsOwn } from './machine-values.ts';
import { moment } from './moments.ts';
import { isTechnical, MACHINE_ID, MACHINE_TIME } from './technical.ts';
import { isAsked, isTyped, keyWords, LINK } from './typed.ts';

/** Forms under other names: an `id` and a `name` inside are the form's. */
const FORMS = foldedWords('form quiz survey questionnaire funnel flow popup widget landing form_info form_details');

/** The tool's own affairs: beside the answers, only tracking, addresses and what somebody typed are of use in here. */
const CONTEXTS = foldedWords(`
  meta metadata site page owner organizer workspace team account device browser geo geoip context request headers system
  session integration webhook app project links status source environment user_agent trigger event pagination settings
  config template author created_by updated_by ttc sys relationships permissions layout theme table schema workflow library screen tenant user_store ip ip_address ip_info ip_details ip_data geo_location geolocation
  pipeline automation card payment payment_method payments transaction log logs`);
/** The same, as the last word of a longer key: `destinationCalendar`, `delivery_info`, `traceContext`. */
const CONTEXT_WORDS = new Set(
  words(`
    meta metadata site workspace account device browser geo geoip context headers system session integration webhook app
    apps links status environment trigger pagination settings config template sys calendar credential credentials
    variables permissions layout theme schema retry delivery trace funnel receipt campaign tracker`),
);
const CONTEXT_FIRST = new Set(
  words('session delivery trace webhook apps app integration destination calendar tracking'),
);
/** Those of them that hold nothing but what machines say of machines. */
const MACHINES = foldedWords(
  'headers system environment geo geoip browser device user_agent session trace_context ip ip_address ip_info ip_details ip_data',
);

export const isFormInfo = (key: string): boolean => FORMS.has(foldKey(key));

const isContextKey = (key: string): boolean => {
  if (CONTEXTS.has(foldKey(key))) return true;
  const parts = keyWords(key);
  return (
    (parts.length > 1 &&
      !isAsked(key) &&
      (CONTEXT_WORDS.has(parts.at(-1) ?? '') || CONTEXT_FIRST.has(parts[0] ?? ''))) ||
    foldKey(key) === 'funnel' ||
    foldKey(key) === 'receipt'
  );
};

/** `{id, name}` of the site that a chat stands on; a property with an address is what somebody asks about. */
const isBareProperty = (key: string, value: Tree) =>
  foldKey(key) === 'property' && isBranch(value) && Object.keys(value).every((own) => own === 'id' || own === 'name');

/** An event with a name and a beginning: what somebody signed up for. */
const isGathering = (value: Tree) =>
  isBranch(value) &&
  ['name', 'title'].some((key) => textOf(value[key]) !== '') &&
  Object.keys(value).some((key) => /^starts?(?:_|[A-Z]|$)/.test(key));

const OF_HTTP =
  /^(?:headers?|method|uri|url|path|ip|host|query|protocol|body|cookies|user_?agent|remote_?\w*|http_?\w*)$/i;
/** A request that no browser made: what somebody asks for. */
const isEnquiry = (key: string, value: Tree) =>
  foldKey(key) === 'request' && isBranch(value) && !Object.keys(value).some((own) => OF_HTTP.test(own));

/** @param value a context that holds a visitor's phone or e-mail is none */
export const isContext = (key: string, value: Tree): boolean =>
  (isContextKey(key) && !holdsContact(value) && !isGathering(value) && !isEnquiry(key, value)) ||
  isBareProperty(key, value);

/** Names of ids, times and states that tools put around the answers. */
const METADATA =
  /(?:^|_)(?:id|ids|uid|uuid|guid|urn|hash|etag|version|revision|ref|slug|checksum|nonce|signature|locale|lang|language|timezone|tz|ip|ip_opt|ip_signup|score|index|serial|number|num|seq|attempt|test|live|livemode|read|spam|starred|finished|completed|partial|count|total_count|key|keys|tags?|object|kind|topic|trigger|type|event|action|method|status|state|mode|v|ts|time|date|timestamp|on|at)$|^(?:created|updated|submitted|received|modified|fired|occurred|landed|sent|published)/;
const OF_USE = new Set<NameGroup | null>([
  'PAGE_URL',
  'REFERRER',
  'UTM',
  'TRACKING',
  'FORM_ID',
  'FORM_NAME',
  'SUBMISSION_ID',
]);
const groupOf = (name: string) => lookUp(name)?.group ?? null;
/** Whether a name is of the visitor's way here, of the form or of the submission. */
export const isOfUse = (name: string) => OF_USE.has(groupOf(name));

/**
 * Whether a scalar beside the package of answers is the envelope's own and of no use.
 *
 * @param path where it stands
 * @param pure the envelope has no fields of the visitor's own, so its words for states and kinds can't be answers
 * @param latest the last moment that the body's own times tell: a later one was chosen
 */
export function isEnvelopeNoise(path: readonly string[], value: Tree, pure: boolean, latest: number): boolean {
  const key = keyOf({ path });
  if (isScalar(value) && isChosenTime(textOf(value), latest)) return false;
  return isScalar(value) && isEnvelopesOwn(key, value, pure) && !isOfUse(path.join('_'));
}

/** A day or a moment to come, a time of day: `date: 2026-12-10`, `time: 14:30`. */
const isChosenTime = (text: string, latest: number): boolean =>
  /^\d\d?:\d\d(?: ?[ap]m)?$/i.test(text) ||
  (latest > 0 && (/^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : moment(text)) > latest);

function isEnvelopesOwn(key: string, value: Tree, pure: boolean): boolean {
  if (typeof value === 'boolean') return pure && lookUp(key) === null;
  const text = textOf(value);
  if (isTechnical(key, text)) return true;
  const name = normalise(key);
  if (isTyped(text) || isAsked(key)) return false;
  if (lookUp(key) !== null && !(pure && /^(?:state|position|title|role|subject)$/.test(name))) return false;
  return METADATA.test(name) && (pure || MACHINE_TIME.test(text) || MACHINE_ID.test(text));
}

/** `referrer: service-start`: a code where an address should stand. */
const isWordForPage = (name: string, value: string) =>
  /^(?:REFERRER|PAGE_URL)$/.test(groupOf(name) ?? '') && /^(?!direct$)[\w-]+$/i.test(value);

/** `{system: "https://…", value: "qr-558"}`: a number that the record has in somebody's system. */
export const isNumberInSystem = (tree: Tree): boolean =>
  isBranch(tree) &&
  /^(?:https?|urn):/.test(textOf(tree.system)) &&
  !/\s/.test(textOf(tree.value)) &&
  Object.keys(tree).every((key) => /^(?:system|value|use|type|period|assigner)$/.test(key));

/**
 * What is of use in a tool's own affairs: where the visitor came from, which form it was, and what somebody typed.
 *
 * @param key what the affairs are called
 * @param pure nothing around is the visitor's, so what nobody typed is nobody's business
 */
export const ofUse = (key: string, items: readonly Item[], pure: boolean): Item[] =>
  items.flatMap((item) => {
    const leaf = keyOf(item);
    const use = [item.path.join('_'), leaf].find(isOfUse);
    if (use !== undefined) return pure && isWordForPage(use, item.value) ? [] : [{ ...item, path: [use] }];
    if (isTechnical(leaf, item.value) || isNoise(leaf)) return [];
    return !pure || isVisitors(item, MACHINES.has(foldKey(key))) ? [item] : [];
  });

/** `meta: {"3": "Roof tiles"}`: a field's number, and a word to it. */
const isNumbered = (leaf: string, value: string) =>
  /^\d{1,4}$/.test(leaf) && /^[^\d_]*\p{L}[^\d_]*$/u.test(value) && !LINK.test(value);

/** `11-50`, `100+`: people choose among these, machines don't. */
const RANGE = /^(?!(?:19|20)\d\d-)\d{1,5}(?:\s?[-–]\s?\d{1,5}|\+)$/;

/** A question that was asked, or words that somebody typed under a key that doesn't name the tool's own things. */
function isVisitors(item: Item, amongMachines: boolean): boolean {
  const leaf = keyOf(item);
  if (item.label !== null || isAsked(leaf) || isNumbered(leaf, item.value)) return true;
  if (!(isTyped(item.value) || RANGE.test(item.value)) || isThingsOwn(leaf)) return false;
  return !amongMachines || groupOf(leaf) === 'COMMENTS';
}

/** Another person's record: what is of use in it is only where it was and which form, never who. */
export const withoutPerson = (items: readonly Item[]): Item[] =>
  items.flatMap((item) => {
    const use = [item.path.join('_'), keyOf(item)].find((name) =>
      /^(?:PAGE_URL|UTM|TRACKING|FORM_ID|FORM_NAME)$/.test(groupOf(name) ?? ''),
    );
    if (use !== undefined) return [{ ...item, path: [use] }];
    // a question that means nothing of a person was put to the visitor, wherever the answer stands
    return [keyOf(item), item.label ?? ''].some((name) => isAsked(name) && groupOf(name) === null) ? [item] : [];
  });

const NAMES = new Set<NameGroup | null>(['NAME_FULL', 'NAME_OR_FULL', 'NAME', 'LAST_NAME']);
const isName = ({ path, label, type }: Item) =>
  NAMES.has(groupOf(path.join('_'))) || NAMES.has(groupOf(label ?? '')) || /NAME/.test(type ?? '');

/**
 * The items of an envelope's members. A name beside the package of answers is the form's, when the package holds the
 * visitor's; a title always is.
 *
 * @param members `own`: the member is a plain value
 */
export function withFormName(members: readonly { readonly own: boolean; readonly items: readonly Item[] }[]): Item[] {
  const answered = members.some(({ own, items }) => !own && items.some(isName));
  const isFormName = (item: Item) => (answered && isName(item)) || groupOf(keyOf(item)) === 'TITLE';
  return members.flatMap(({ own, items }) =>
    items.map((item) => (own && isFormName(item) ? { ...item, path: ['form_name'] } : item)),
  );
}
