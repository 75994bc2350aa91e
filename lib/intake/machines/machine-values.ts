import { lookUp } from '../../names/look-up.ts';
import { normalise } from '../../names/spelling.ts';
import { perObject } from '../decode/per-object.ts';
import { type Branch, isBranch, isList, isScalar, type Scalar, type Tree, textOf, wordSet } from '../decode/tree.ts';
import { MACHINES_OWN, THINGS_OWN, WILL } from './machine-words.ts';
import { isTechnical } from './technical.ts';
import { IP, isAsked, isOpaque, isTyped, keyWords, LINK, LONGEST_WORD, TIME_ZONE } from './typed.ts';

/** Whether an object bears a mark that a machine keeps it: its own id, when it was made, what happened. */
export const isRecord = perObject(
  (object: Branch): boolean =>
    'specversion' in object ||
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

/** `os`, `device`, `browserLanguage`: a key for what the visitor sat at. */
export const isOfBrowser = (key: string): boolean =>
  !isAsked(key) && (MACHINES_OWN.has(keyWords(key).at(-1) ?? '') || OF_BROWSER.test(key));
const OF_BROWSER =
  /^browser[_A-Z]|^operating_?system$|^device_?(?:make|model|brand|type|vendor|name|manufacturer|family)$/i;

/** Keys beside each other that tell of the visitor's machine: `browser` and `os`; one alone may be asked for. */
export const tellsOfMachine = perObject(
  (object: Branch): boolean => Object.keys(object).filter(isOfBrowser).length > 1,
);

/** Whether a machine made the body: somewhere in it stands a record, or what is told of the visitor's machine. */
export const holdsRecord = (tree: Tree): boolean =>
  isList(tree) ? tree.some(holdsRecord) : isBranch(tree) && holdsRecordInside(tree);
const holdsRecordInside = perObject(
  (object: Branch) => isRecord(object) || tellsOfMachine(object) || Object.values(object).some(holdsRecord),
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

/** `confirmed: 1` beside several others of the kind: a flag; what tells of a wish is none. */
export const isFlag = (key: string, value: Scalar, beside: Branch): boolean =>
  isBit(value) && !isAsked(key) && !WILL.test(normalise(key)) && lookUp(key) === null && flagsOf(beside) >= MANY_FLAGS;
const MANY_FLAGS = 4;
const isBit = (value: Tree) => typeof value === 'boolean' || value === 0 || value === 1;
const flagsOf = perObject(
  (object: Branch): number =>
    Object.entries(object).filter(([key, value]) => isBit(value) && !isAsked(key) && lookUp(key) === null).length,
);

const REWRITTEN_LAST = /_(?:bare|split|formatted|format|normali[sz]ed|e164|display|masked)$/;
const REWRITTEN = /^(?:formatted|humanized|humanised|pretty|display|parsed|normalized|normalised|localized|masked)_/;
/** `formatted_call_type` beside `call_type`, `country_code` beside `country`: the same in other letters. */
export function isRewritten(key: string, beside: Branch): boolean {
  const plain = normalise(key)
    .replace(REWRITTEN, '')
    .replace(REWRITTEN_LAST, '')
    .replace(/(?<=^(?:country|province|region|state|city))_code$/, '');
  return plain !== normalise(key) && Object.keys(beside).some((other) => normalise(other) === plain);
}

const FORMER =
  /^_?(?:old|before|previous)(?:_?(?:image|record|row|data|value|values|attributes|state|version))?$|^original_?(?:record|image)$/i;
/** What a record was before, beside what it is: `old_record`, `OldImage`. */
export const isFormer = (key: string, beside: Branch): boolean =>
  FORMER.test(key) && Object.entries(beside).some(([other, value]) => other !== key && !isScalar(value));

const CALENDAR = wordSet('day weekday month year hour minute date time');
/** `{day: "Tuesday", month: "November", hour: 12}`: when it was, told once more for people. */
export const isDayInWords = (key: string, beside: Branch): boolean =>
  CALENDAR.has(key) &&
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/.test(textOf(beside.day ?? beside.weekday)) &&
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/.test(
    textOf(beside.month),
  );

/** What somebody is called by the tool's register: of no use beside a way to reach them, and else perhaps the only one. */
export const isLogin = (key: string, value: Tree): boolean =>
  /^(?:user_?name|user_?login|login|login_?name)$/.test(normalise(key)) && /^[\w.+-]+$/.test(textOf(value));

/** How long it took, `{real: "00:04:38", pages: [{id, time}]}`. */
export const isTiming = (key: string, value: Tree): boolean =>
  /^(?:times?|timings?|durations?)$/i.test(key) &&
  isBranch(value) &&
  ['total', 'real', 'spent', 'elapsed'].some((own) => textOf(value[own]) !== '') &&
  isMeasured(value);
/** Whether there is nothing in it but numbers and durations. */
const isMeasured = (tree: Tree): boolean =>
  isList(tree)
    ? tree.every(isMeasured)
    : isBranch(tree)
      ? Object.values(tree).every(isMeasured)
      : isScalar(tree) && /^[\d:.]*$/.test(textOf(tree));

/** `Europe/Riga`, `locale: de`: said by the visitor's machine, wherever it stands. */
export const isOfMachine = (key: string, value: string): boolean =>
  value.length <= LONGEST_WORD &&
  !isAsked(key) &&
  (TIME_ZONE.test(value) ||
    isMachineKeyed(key, value) ||
    (/(?:^|_)locale$/.test(normalise(key)) && /^[a-z]{2,3}(?:[-_][a-z]{2,4})?$/i.test(value)));

/** `type: visitor`, `role: lead` of a record inside a body: what it is, not what a person is there. */
export const saysWho = (key: string, value: Tree): boolean =>
  /^(?:type|roles?|kind|object|model|entity|sender|closer|_type|__typename)$/.test(key) &&
  /^(?:visitor|lead|contact|user|customer|client|guest|person|anonymous|subscriber|member|attendee|invitee|respondent|applicant|buyer|caller|prospect|registrant|participant|individual|patient|tenant|human)s?$/i.test(
    textOf(isList(value) && value.length === 1 ? value[0] : value),
  );

/** `btnSubmit: Send`: the button that was pressed. */
const isButton = (all: readonly string[], value: string) => {
  const parts = all.filter((part) => !/^\d+$/.test(part));
  const last = parts.at(-1);
  if (parts.length < 2) return false;
  return (
    last === 'submit' || last === 'button' || parts.includes('btn') || (parts[0] === 'submit' && !/\s/.test(value))
  );
};
/** A token as programs make it: nothing but a long number in hexadecimal. */
const HEX = /^(?=[\da-f]*\d)[\da-f]{32,}$/i;
/** Bytes as programs write them in letters. */
const BASE64 = /^[A-Za-z\d+/]{6,}={1,2}$/;

/** `oid: 00D5g000000ABCD`, `debug: 1`: a key that is a machine's whatever stands around, and nothing that a person types. */
const isMachineKeyed = (key: string, value: string): boolean => {
  const parts = keyWords(key);
  if (isAsked(key)) return false;
  if (/^(?:debug|debugger)$/.test(parts[0] ?? '')) return /^\S*$/.test(value);
  if (isButton(parts, value) || HEX.test(value) || BASE64.test(value)) return true;
  if (/(?:^|_)ip(?:_addr(?:ess)?)?$/.test(parts.join('_')) && IP.test(value)) return true;
  if (key === 'query' && /^\s*(?:query|mutation|subscription)\b[^{]*\{/.test(value)) return true;
  if (isTyped(value)) return false;
  if (/^(?:operationName|specversion|datacontenttype|dataschema)$/.test(key)) return true;
  if (key === 'action') return /^[a-z][\w-]*(?:[/_:.][\w-]+)+$/i.test(value);
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
