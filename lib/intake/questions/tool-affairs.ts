import type { NameGroup } from '../../names/groups.ts';
import { isNoise, lookUp } from '../../names/look-up.ts';
import { normalise } from '../../names/spelling.ts';
import { isScalar, type Tree, textOf } from '../decode/tree.ts';
import { holdsContact } from './contact-inside.ts';
import { type Item, keyOf } from './item.ts';
import { foldedWords, foldKey } from './members.ts';

/** Forms under other names: an `id` and a `name` inside are the form's. */
const FORMS = foldedWords('form quiz survey questionnaire funnel flow popup widget landing form_info form_details');

/** The tool's own affairs: beside the answers, only tracking and addresses in here are of use. */
const CONTEXTS = foldedWords(`
  meta metadata site page owner organizer workspace team account device browser geo geoip context request headers system
  session integration webhook app project links status source environment user_agent trigger event pagination settings
  config template author created_by updated_by ttc`);
/** Those of them that hold names and addresses of people who are no visitors. */
const OWNERS = foldedWords('site owner organizer workspace team account author created_by updated_by');

export const isFormInfo = (key: string): boolean => FORMS.has(foldKey(key));
export const isOwner = (key: string): boolean => OWNERS.has(foldKey(key));
/** @param value a context that holds a visitor's phone or e-mail is none */
export const isContext = (key: string, value: Tree): boolean =>
  CONTEXTS.has(foldKey(key)) && (isOwner(key) || !holdsContact(value));

/** Names of ids, times and states that tools put around the answers. */
const METADATA =
  /(?:^|_)(?:id|ids|uid|uuid|guid|urn|hash|etag|version|revision|ref|slug|checksum|nonce|signature|locale|lang|language|timezone|tz|ip|ip_opt|ip_signup|score|index|serial|number|num|seq|attempt|test|live|livemode|read|spam|starred|finished|completed|partial|count|total_count|key|keys|tags?|object|kind|topic|trigger|type|event|action|method|status|state|mode|v|ts|time|date|timestamp|on|at)$|^(?:created|updated|submitted|received|modified|fired|occurred|landed|sent|published)/;
const MACHINE_TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d|^\d{10}(?:\d{3})?(?:\.\d+)?$/;
const MACHINE_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$|^[\da-f]{16,}$|^urn:|^(?=\D*\d)[\w:.-]+$/i;
const TIME_NAME =
  /^(?:created|updated|submitted|completed|started|received|modified|fired|occurred|landed|sent|published|submission|submit|create|lead_submit|last_updated|last_modified|date)_(?:at|on|time|date|created|updated|submitted|modified|timestamp)$|^(?:timestamp|createdate|lastmodifieddate|time_stamp)$/;
const ID_NAME = /^(?:id|_id|uuid|guid)$/;
const EVENT_NAME = /^(?:event|event_name|event_type|webhook_event|topic|trigger|hook|type)$/;
/** `contact.created`, `message:send`: what happened, as machines say it. */
const MACHINE_EVENT = /^[a-z_]+(?:[.:][a-z_]+)+$/;

/** `created_at: 2026-09-10T12:00:31Z`, `id: 4187`: no visitor typed these, wherever they stand. */
export function isTechnical(key: string, value: string): boolean {
  const name = normalise(key);
  if (ID_NAME.test(key) || ID_NAME.test(name)) return key !== 'ID' && MACHINE_ID.test(value);
  if (EVENT_NAME.test(name)) return MACHINE_EVENT.test(value);
  return TIME_NAME.test(name) && MACHINE_TIME.test(value);
}

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
const isOfUse = (name: string) => OF_USE.has(groupOf(name));

/**
 * Whether a scalar beside the package of answers is the envelope's own and of no use.
 *
 * @param path where it stands
 * @param pure the envelope has no fields of the visitor's own, so its words for states and kinds can't be answers
 */
export function isEnvelopeNoise(path: readonly string[], value: Tree, pure: boolean): boolean {
  const key = keyOf({ path });
  return isScalar(value) && isEnvelopesOwn(key, value, pure) && !isOfUse(path.join('_'));
}

function isEnvelopesOwn(key: string, value: Tree, pure: boolean): boolean {
  if (typeof value === 'boolean') return pure && lookUp(key) === null;
  const text = textOf(value);
  if (isTechnical(key, text)) return true;
  const name = normalise(key);
  if (lookUp(key) !== null && !(pure && /^(?:state|position|title|role|subject)$/.test(name))) return false;
  return METADATA.test(name) && (pure || MACHINE_TIME.test(text) || MACHINE_ID.test(text));
}

/**
 * What is of use in a tool's own affairs: where the visitor came from, which form it was.
 *
 * @param pure nothing in the envelope is the visitor's, so the rest is nobody's business
 */
export const ofUse = (items: readonly Item[], pure: boolean): Item[] =>
  items.flatMap((item) => {
    const use = [item.path.join('_'), keyOf(item)].find(isOfUse);
    if (use !== undefined) return [{ ...item, path: [use] }];
    return pure || isTechnical(keyOf(item), item.value) || isNoise(keyOf(item)) ? [] : [item];
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
