import { lookUp } from '../../names/look-up.ts';
import { memo } from '../../names/memo.ts';
import { normalise } from '../../names/spelling.ts';
import { perObject } from '../decode/per-object.ts';
import { type Branch, isBranch, isList, isScalar, type Scalar, type Tree, textOf, words } from '../decode/tree.ts';
import { isTechnical, MACHINE_TIME } from './technical.ts';

const LONGEST_KEY = 200;
/** The words of a key: `isVatPayer` → is, vat, payer; none of a text that is no key. */
export const keyWords = (key: string): readonly string[] => (key.length > LONGEST_KEY ? NONE : wordsOfKey(key));
const NONE: readonly string[] = [];
const wordsOfKey = memo((key: string): readonly string[] => normalise(key).replace(/^_/, '').split('_'));

/** Longer texts are looked at no closer: no machine's word for a state or a kind is so long. */
const LONGEST_WORD = 300;

const set = (list: string): ReadonlySet<string> => new Set(words(list));

/** A key as a person writes a question: in words, with a mark, in another alphabet. Machines write `like_this`. */
export const isAsked = (key: string): boolean =>
  key.length > LONGEST_KEY || /\s\S|[?？:]\s*$|[^\0-\x7f]/.test(key.trim());

const LINK = /^(?:https?:\/\/|\/\/?[\w-]|www\.)\S*$/i;
const VERSION_OF = /^[A-Z][\w ]{1,20} v?\d+(?:\.\d+)*$/;
/** Words apart, a letter that machines don't use, an e-mail, an international phone: a person may have typed this. */
export const isTyped = (value: string): boolean => (value.length > LONGEST_WORD ? /\s/.test(value) : looksTyped(value));

const looksTyped = (value: string): boolean =>
  (/[^\0-\x7f]|[<>!?]\S*$/.test(value) && !LINK.test(value)) ||
  (/\p{L}[^\s]*\s+\S|\S\s+[^\s]*\p{L}/u.test(value) && !VERSION_OF.test(value)) ||
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ||
  /^\+\d[\d\s().-]{6,}$/.test(value);

const DATE = /^\d{4}-\d\d-\d\d|^\d\d?[./]\d\d?[./]\d{2,4}$/;
/** Letters and digits as no person strings them together. */
export const isOpaque = (value: string): boolean =>
  /^(?=.*\d)[\w.:~+/=|-]{6,}$/.test(value) && !DATE.test(value) && !/^[\d.,-]{1,9}$/.test(value);

const SECRETS = set(`
  token key secret sign signature checksum hash nonce session handshake ticket barcode password passwd pwd otp csrf
  xsrf hmac apikey jwt sid`);
const SURE_SECRETS = set('token secret nonce csrf xsrf hmac apikey jwt password passwd pwd handshake signature');

/** `HandshakeKey: s3cr3t-hk`, `form_nonce: a81b22f0c7`: whatever else a body is, nobody typed these. */
export function isSecret(key: string, value: string): boolean {
  if (value.length > 10 * LONGEST_WORD) return false;
  const parts = keyWords(key);
  const last = parts.at(-1) ?? '';
  if (SURE_SECRETS.has(last) && parts.length > 1 && !isAsked(key)) return !/\s/.test(value);
  return SECRETS.has(last) && isOpaque(value) && (!isAsked(key) || value.length >= 12);
}

/** What machines call their own numbers, states, kinds and things by, as the last word of a key. */
const MACHINE_LAST = set(`
  id ids uid uuid guid urn gid oid pk hash etag version revision rev ref reference slug checksum nonce signature sign
  secret token key keys session handshake barcode locale lang language timezone zone tz ip score index serial seq
  sequence attempt attempts retry retries test live livemode mode read spam starred finished completed partial total object
  kind topic trigger type event action method status state stage op operation schema table database collection
  entity channel sheet bytes direction duration length priority os browser platform device engine agent resolution screen color
  colour icon avatar image thumbnail handle position sort rank weight order role permission permissions visibility format
  encoding mime provider integration app credential credentials block step page node flow success failures errors
  currency tax fee paid deposit discount balance code permalink path environment env level flag flags tag v ts serializer
  category origin sender source medium`);
/** What they begin a key with. */
const MACHINE_FIRST = set(`
  is has was are should can show hide enable enabled disable allow allows requires require max min total prior
  created updated modified deleted deposit raw current previous next parent internal external system webhook
  serial row human keyword keywords aws visible debug debugger api sys meta tracking utm delivery x recording hard soft marked unsubscribed last seats session send
  sent`);
/** Whether a number is what a person was asked for, though it is named by one of these. */
const COUNTED = set('count number amount sum price cost quantity qty budget size total calls visits items views');
/** Words for what the visitor's machine is. */
const MACHINES_OWN = set('os browser platform device useragent ua resolution viewport screen engine ip timezone tz');
/** A thing's own name is no answer: `source_name`, `app_name`, `webhook_text`. */
const THINGS = set(`
  source event aws view base workflow app apps application integration table trigger workspace account project site property flow pipeline stage
  template campaign webhook hook queue database collection schema environment calendar list channel widget plugin
  tracker tracking number_pool pool browser device event_type type`);
const THINGS_OWN = set('name title label text description handle identifier slug');
/** What a ticked box may tell of the visitor's will. */
const WILL =
  /want|need|interest|newsletter|subscri(?!bed_from)|agree|accept|consent|opt_?in|gdpr|terms|privacy|call_?back|contact_me|call_me|attend|coming|own|pets?$|vegetarian|parking|delivery$/;

const LINK_LAST = set('url urls link links uri href self');
/** Links that a person may have been asked for. */
const OWN_LINK =
  /website|web|site|homepage|portfolio|linkedin|facebook|instagram|twitter|youtube|tiktok|telegram|video|photo|picture|file|upload|attachment|document|resume|cv|recording|meeting|join|zoom|location|map|social|blog|shop|store|company|business|figma|github/;

/** Codes as programs have them for kinds and states: `first_call`, `apple_calendar`, `INSERT`, `#807447`, `en-US`. */
const isCode = (value: string) =>
  /^[A-Za-z\d]+(?:[_.:][A-Za-z\d]+)+$/.test(value) ||
  /^[a-z\d]+(?:[_.:-][a-z\d]+)*$/.test(value) ||
  /^[A-Z\d_]{2,}$/.test(value) ||
  /^#[\da-f]{3,8}$/i.test(value);
const TIME_ZONE = /^(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)\/[\w/+-]+$|^UTC$/;

/** `/Date(1358486842300)/`: a time as .NET writes it. */
const NET_TIME = /^\/Date\(-?\d+(?:[+-]\d{4})?\)\/$/;
/** How often a visitor came, by the tool's count: `chats_count`, `page_views`. */
const VISITS = /^(?:page|visit|session|chat|conversation)s?_(?:count|views|number)$/;

/** The moment of a time as machines write it, milliseconds; NaN for any other text. */
export const moment = (text: string): number => {
  if (text.length < 10 || text.length > 40) return Number.NaN;
  if (/^\d{10}$/.test(text)) return Number(text) * 1000;
  if (/^\d{13}$/.test(text)) return Number(text);
  if (!/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d/.test(text)) return Number.NaN;
  const iso = text.replace(' ', 'T').replace(/(\.\d{3})\d+/, '$1');
  return Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/i.test(iso) ? iso : `${iso}Z`);
};

/** Whether an object bears a mark that a machine keeps it: its own id, when it was made, what happened. */
export const isRecord = perObject((object: Branch): boolean =>
  Object.entries(object).some(([key, value]) => {
    if (!isScalar(value)) return false;
    const text = textOf(value);
    if (text === '') return false;
    if (isTechnical(key, text)) return true;
    const last = keyWords(key).at(-1) ?? '';
    return (
      !isAsked(key) &&
      /^(?:uuid|guid)$|^_?id$/.test(last) &&
      (/^\d+$/.test(text) || isOpaque(text)) &&
      isMachineStyle(key)
    );
  }),
);

/** `owner_id`, `ownerId`, `Parent_ID`; `Order ID`, `ID` may be a person's. */
const isMachineStyle = (key: string) =>
  /[a-z\d]_\w|[a-z\d][A-Z]|^[a-z_$@]+$/.test(key) &&
  !/^(?:order|telegram|vat|tax|passport|skype|line|apple|national|personal|student|discord|user_?name)/i.test(key);

/** Whether a key is what a thing of the tool's is called by: `appName`, `handle`. */
export const isThingsOwn = (key: string): boolean => {
  const last = keyWords(key).at(-1) ?? '';
  return THINGS_OWN.has(last) || MACHINES_OWN.has(last);
};

/** The last moment that a body's own times tell, milliseconds; 0 where there are none. What is later was chosen by a person. */
export function latestMoment(tree: Tree): number {
  if (isList(tree)) return tree.reduce<number>((latest, one) => Math.max(latest, latestMoment(one)), 0);
  if (!isBranch(tree)) return 0;
  return Object.entries(tree).reduce<number>((latest, [key, value]) => {
    if (!isScalar(value)) return Math.max(latest, latestMoment(value));
    const text = textOf(value);
    const at = moment(text);
    return Number.isNaN(at) || !isTechnical(key, text) ? latest : Math.max(latest, at);
  }, 0);
}

/**
 * Whether a plain value beside others that a machine keeps is the machine's own: a kind, a state, a counter, an id, a
 * link to the record, a time. What a person may have typed never is, but for the names of the machine's things.
 *
 * @param latest the last moment that the body's own times tell
 */
export function isMachines(key: string, value: Scalar, latest: number): boolean {
  const text = textOf(value);
  if (text.length > LONGEST_WORD) return false;
  const parts = keyWords(key);
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  if (MACHINES_OWN.has(last) && parts.length < 4) return true;
  if (TIME_ZONE.test(text) || NET_TIME.test(text)) return true;
  if (VISITS.test(normalise(key))) return /^\d*$/.test(text);
  if (isAsked(key) && !/^[$@_]/.test(key)) return false;
  if (isTyped(text))
    return parts.length > 1 && THINGS_OWN.has(last) && parts.slice(0, -1).some((word) => THINGS.has(word));
  if (/^(?:[$@]|__|_(?:rev|type|version|status|links)$)/.test(key)) return true;
  if (parts.length > 1 && THINGS_OWN.has(last) && THINGS.has(parts.at(-2) ?? '') && !/\s/.test(text)) return true;
  if (/^(?:table|sheet|schema|collection|queue|op)$/.test(key) && /^[a-z][\w.]*$/i.test(text)) return true;
  if (isOfMachineTime(parts, text, latest)) return true;
  const known = lookUp(key);
  if (typeof value === 'boolean') return known === null && !WILL.test(normalise(key));
  if (LINK.test(text)) return known === null && LINK_LAST.has(last) && !OWN_LINK.test(normalise(key));
  if (/^-?0*(?:\.0*)?$/.test(text) || text === '--') return known === null || !/\d[\d\s-]{4,}/.test(text);
  if (known !== null) return isState(known.group, text) || (known.group === 'CURRENCY_ID' && /^[a-z]{3}$/.test(text));
  if (/^(?=.*\d)(?=.*[a-z])[\w-]{18,}$/i.test(text)) return true;
  if (parts.length > 1 && COUNTED.has(last) && MACHINE_FIRST.has(first)) return true;
  if (/^\d+$|^[\d.]{20,}$/.test(text) && last.endsWith('id') && parts.length === 1) return true;
  if (parts.length === 1 && /[a-z](?:source|type|status|medium)$/.test(last) && isCode(text)) return true;
  if (last === 'id' || last === 'ids') return !/\s/.test(text.replaceAll(', ', ','));
  return (
    (MACHINE_LAST.has(last) || MACHINE_FIRST.has(first)) && (isCode(text) || /^-?[\d.]+$/.test(text) || isOpaque(text))
  );
}

/** `start_time` may be when somebody called, and when somebody wants to come: only the latter is later than the body. */
function isOfMachineTime(parts: readonly string[], text: string, latest: number): boolean {
  if (
    /^(?:created|updated|completed|submitted|modified|deleted|published|synced)$/.test(parts[0] ?? '') &&
    DATE.test(text)
  )
    return true;
  const at = moment(text);
  if (Number.isNaN(at)) return false;
  if (/^\d+$/.test(text) && !/^(?:at|on|time|date|timestamp|ts|start|end|created|updated)$/.test(parts.at(-1) ?? ''))
    return false;
  if (MACHINE_TIME.test(text) && /^(?:timestamp|ts)$/.test(parts.at(-1) ?? '')) return true;
  return at <= (latest || Number.NaN);
}

/** Words for the state of a record under names that mean something else of a person: `state: active`, `role: lead`. */
const STATES = set(`
  active inactive new open opened closed pending done draft published archived deleted enabled disabled completed complete
  accepted confirmed cancelled canceled rejected approved started finished success failed error ok won lost subscribed
  unsubscribed verified unverified granted lead user contact customer visitor admin member guest client subscriber
  person prospect anonymous authenticated public private online offline submitted received queued processed`);
const isState = (group: string, text: string) =>
  /^(?:ADDRESS_REGION|POST|TITLE)$/.test(group) && STATES.has(text.toLowerCase());

const REWRITTEN = /^(?:formatted|humanized|humanised|pretty|display|parsed|normalized|normalised|localized|masked)_/;
/** `formatted_call_type` beside `call_type`: the same in other letters. */
export function isRewritten(key: string, beside: Branch): boolean {
  const plain = normalise(key).replace(REWRITTEN, '');
  return plain !== normalise(key) && Object.keys(beside).some((other) => normalise(other) === plain);
}

const FORMER =
  /^_?(?:old|before|previous)(?:_?(?:image|record|row|data|value|values|attributes|state|version))?$|^original_?(?:record|image)$/i;
/** What a record was before, beside what it is: `old_record`, `OldImage`. */
export const isFormer = (key: string, beside: Branch): boolean =>
  FORMER.test(key) && Object.entries(beside).some(([other, value]) => other !== key && !isScalar(value));

/** `Europe/Riga`, `locale: de`: said by the visitor's machine, wherever it stands. */
export const isOfMachine = (key: string, value: string): boolean =>
  value.length <= LONGEST_WORD &&
  !isAsked(key) &&
  (TIME_ZONE.test(value) ||
    isMachineKeyed(key, value) ||
    (/(?:^|_)locale$/.test(normalise(key)) && /^[a-z]{2,3}(?:[-_][a-z]{2,4})?$/i.test(value)));

/** `type: visitor`, `role: lead` of a record inside a body: what it is, not what a person is there. */
export const saysWho = (key: string, value: Tree): boolean =>
  /^(?:type|role|kind|object|model|entity|_type|__typename)$/.test(key) &&
  /^(?:visitor|lead|contact|user|customer|client|guest|person|anonymous|subscriber|member|attendee)s?$/i.test(
    textOf(value),
  );

/** `btnSubmit: Send`: the button that was pressed. */
const isButton = (parts: readonly string[]) =>
  parts.length > 1 && (parts.at(-1) === 'submit' || parts.at(-1) === 'button' || parts.includes('btn'));

/** `oid: 00D5g000000ABCD`, `debug: 1`: a key that is a machine's whatever stands around, and nothing that a person types. */
const isMachineKeyed = (key: string, value: string): boolean => {
  const parts = keyWords(key);
  if (isAsked(key)) return false;
  if (/^(?:debug|debugger)$/.test(parts[0] ?? '')) return /^\S*$/.test(value);
  if (isButton(parts)) return true;
  if (isTyped(value)) return false;
  if (/^(?:jsonrpc|__typename|__v|@(?:type|id|context|version|xmlns.*)|\$(?:schema|ref|id|revision))$/.test(key))
    return true;
  return /^(?:oid|gid|type|guid|uuid)$/.test(parts.at(-1) ?? '') && /^(?=.*\d)(?=.*[a-z])[\w-]{12,}$/i.test(value);
};

/** A text that names a field beside it in backticks is the tool's word to programmers. */
export const isForProgrammers = (value: string, beside: Branch): boolean =>
  value.length <= LONGEST_WORD &&
  value.includes('`') &&
  Object.keys(beside).some((key) => value.includes(`\`${key}\``));

/** The record's own address, as its tool has it: `/contacts/7/tags`, `{"url": …}` of a thing beside the visitor. */
export const isRecordLink = (key: string, value: string, aside: boolean): boolean =>
  /^(?:url|link|href|self|path|uri)$/.test(normalise(key)) &&
  value.length <= 2000 &&
  LINK.test(value) &&
  (aside || /^\/(?!\/)/.test(value));
