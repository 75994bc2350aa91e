import { lookUp } from '../../names/look-up.ts';
import { normalise } from '../../names/spelling.ts';
import { perObject } from '../decode/per-object.ts';
import { type Branch, isScalar, type Scalar, type Tree, textOf } from '../decode/tree.ts';
import {
  COUNTED,
  DOINGS,
  LINK_LAST,
  MACHINE_FIRST,
  MACHINE_LAST,
  MACHINES_OWN,
  NUMBERED,
  OWN_LINK,
  STATES,
  THINGS,
  THINGS_OWN,
  WILL,
} from './machine-words.ts';
import { isOfMachineTime } from './moments.ts';
import { isTechnical } from './technical.ts';
import { isAsked, isOpaque, isTyped, keyWords, LINK, LONGEST_WORD } from './typed.ts';

/** Codes as programs have them for kinds and states: `first_call`, `apple_calendar`, `INSERT`, `#807447`, `en-US`. */
const isCode = (value: string) =>
  /^[A-Za-z\d]+(?:[_.:][A-Za-z\d]+)+$/.test(value) ||
  /^[a-z\d]+(?:[_.:-][a-z\d]+)*$/.test(value) ||
  /^[A-Z\d_]{2,}$/.test(value) ||
  /^#[\da-f]{3,8}$/i.test(value);
const TIME_ZONE = /^(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)\/[\w/+-]+$|^UTC$/;

/** What a record is kept in, and what kind of record it is. */
const HOLDERS =
  /^(?:table|sheet|schema|collection|queue|op|(?:class|table|collection|schema|model|record|sheet|doc)_(?:name|type)|doctype)$/;
const KINDS = /^(?:model|entity|resource|uid|content_type|object_type|record_type)$/;

/** `/Date(1358486842300)/`: a time as .NET writes it. */
const NET_TIME = /^\/Date\(-?\d+(?:[+-]\d{4})?\)\/$/;
/** How often a visitor came, by the tool's count: `chats_count`, `page_views`. */
const VISITS = /^(?:page|visit|session|chat|conversation)s?_(?:count|views|number)$/;

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
  if (parts.length === 2 && VISITS.test(parts.join('_'))) return /^\d*$/.test(text);
  if (isAsked(key) && !/^[$@_]/.test(key)) return false;
  if (isTyped(text))
    return parts.length > 1 && THINGS_OWN.has(last) && parts.slice(0, -1).some((word) => THINGS.has(word));
  if (/^(?:[$@]|__|_(?:rev|type|version|status|links)$)/.test(key)) return true;
  if (/^_\w+_\w/.test(key) && lookUp(key) === null) return true;
  if (parts.length > 1 && THINGS_OWN.has(last) && THINGS.has(parts.at(-2) ?? '') && !/\s/.test(text)) return true;
  if (HOLDERS.test(normalise(key)) && /^[a-z][\w.]*$/i.test(text)) return true;
  if (KINDS.test(normalise(key)) && /^[a-z\d]+(?:[-_.:/][a-z\d]+)+$/i.test(text)) return true;
  if (last === 'number' && NUMBERED.has(parts.at(-2) ?? '') && !/\s/.test(text)) return true;
  if (parts.length < 3 && DOINGS.has(last) && /^\d+$/.test(text)) return true;
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

const isState = (group: string, text: string) =>
  /^(?:ADDRESS_REGION|POST|TITLE)$/.test(group) && STATES.has(text.toLowerCase());

/** `confirmed: 1` beside several others of the kind: a flag. */
export const isFlag = (key: string, value: Scalar, beside: Branch): boolean =>
  isBit(value) && !isAsked(key) && lookUp(key) === null && flagsOf(beside) >= MANY_FLAGS;
const MANY_FLAGS = 4;
const isBit = (value: Tree) => typeof value === 'boolean' || value === 0 || value === 1;
const flagsOf = perObject(
  (object: Branch): number =>
    Object.entries(object).filter(([key, value]) => isBit(value) && !isAsked(key) && lookUp(key) === null).length,
);

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
  /^(?:visitor|lead|contact|user|customer|client|guest|person|anonymous|subscriber|member|attendee|invitee|respondent|applicant|buyer|caller|prospect|registrant|participant|individual|patient|tenant|human)s?$/i.test(
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
