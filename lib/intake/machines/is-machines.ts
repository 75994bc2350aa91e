import type { NameHit } from '../../names/known-names.ts';
import { lookUp } from '../../names/look-up.ts';
import { normalise } from '../../names/spelling.ts';
import { type Scalar, textOf, wordSet } from '../decode/tree.ts';
import {
  COUNTED,
  DOINGS,
  DONE,
  KINDRED,
  LINK_LAST,
  MACHINE_FIRST,
  MACHINE_LAST,
  MACHINES_OWN,
  MEASURED,
  NUMBERED,
  OWN_LINK,
  PICTURE,
  STATES,
  THINGS,
  THINGS_OWN,
  WILL,
} from './machine-words.ts';
import { isOfMachineTime } from './moments.ts';
import { IP, isAsked, isOpaque, isTyped, keyWords, LINK, LONGEST_WORD, TIME_ZONE } from './typed.ts';

/** Codes as programs have them for kinds and states: `first_call`, `apple_calendar`, `INSERT`, `#807447`, `en-US`. */
const isCode = (value: string) =>
  /^[A-Za-z\d]+(?:[_.:][A-Za-z\d]+)+$/.test(value) ||
  /^[a-z\d]+(?:[_.:-][a-z\d]+)*$/.test(value) ||
  /^[A-Z\d_]{2,}$/.test(value) ||
  /^#[\da-f]{3,8}$/i.test(value);
/** What a record is kept in, and what kind of record it is. */
const HOLDERS =
  /^(?:table|sheet|schema|collection|coll|db|database|queue|op|(?:class|resource|object|table|collection|schema|model|record|sheet|doc)_(?:name|type)|doctype)$/;
const KINDS = /^(?:model|entity|resource|uid|content_type|object_type|record_type)$/;

/** `/Date(1358486842300)/`: a time as .NET writes it. */
const NET_TIME = /^\/Date\(-?\d+(?:[+-]\d{4})?\)\/$/;
/** The country of a phone's number, beside it. */
const PHONES_COUNTRY = /^(?:phone|mobile|tel)_country(?:_(?:code|iso))?$/;
/** What a device says of itself and of the visit, in numbers. */
const OWN_NUMBERS = /^device|^time_(?:on|spent)_/;
/** What a shop keeps of the card that paid. */
const CARDS = /^(?:credit_|debit_)?card_?(?:last_?4|holder|brand|type|exp)|_last_?4(?:_|$)|^last_?4(?:_|$)/;
/** How often a visitor came, by the tool's count: `chats_count`, `page_views`. */
const VISITS = /^(?:page|visit|session|chat|conversation)s?_(?:count|views|number)$/;

/** What people have to spend, which they are asked for. */
const MEANS = wordSet('budget budgets salary income');
/** What is offered, and the number it has for people: `listingId: AP-40171`. */
const GOODS = wordSet('listing property vehicle sku product article item');
const ARTICLE = /^[A-Z]{1,5}[-_/ ]\d{1,8}$/;

/** A value, and what its key says; `known` is what the key means of a person. */
interface Said {
  readonly name: string;
  readonly text: string;
  readonly parts: readonly string[];
  readonly first: string;
  readonly last: string;
  readonly known: NameHit | null;
}

/** What nobody was asked for, even beside the visitor's own answers. */
const SURELY: readonly ((said: Said) => boolean)[] = [
  ({ name, text }) => HOLDERS.test(name) && /^[a-z][\w.]*$/i.test(text),
  ({ name, text }) => KINDS.test(name) && /^[a-z\d]+(?:[-_.:/][a-z\d]+)+$/i.test(text),
  ({ parts, last, text }) => last === 'number' && NUMBERED.has(parts.at(-2) ?? '') && !/\s/.test(text),
  ({ parts, last, text }) => parts.length < 3 && DOINGS.has(last) && /^\d+$/.test(text),
  ({ parts, last, text }) =>
    parts.length > 1 && /^count(?:er|s)?$/.test(last) && DONE.has(parts.at(-2) ?? '') && /^\d+$/.test(text),
  ({ known, text }) => /^-?0*(?:\.0*)?$|^--$/.test(text) && (known === null || !/\d[\d\s-]{4,}/.test(text)),
  ({ known, parts, last, text }) =>
    known === null && parts.length > 1 && last === 'time' && /^\d+(?:\.\d+)?$/.test(text),
  ({ name, text }) => /(?:^|_)(?:real|total|spent|elapsed|duration)$/.test(name) && /^\d\d?:\d\d:\d\d$/.test(text),
  ({ known, parts, text }) =>
    known === null && parts.some((word) => MEASURED.has(word)) && /^-?\d+(?:\.\d+)?$/.test(text),
  ({ first, parts, text }) => first === 'ip' && parts.length > 1 && /^\S+$/.test(text),
  ({ name, text }) => PHONES_COUNTRY.test(name) && /^[a-z]{2}$/i.test(text),
  ({ name }) => CARDS.test(name) || /^(?:iss|jti|azp|aud)$/.test(name),
  ({ name, text }) => OWN_NUMBERS.test(name) && /^\d+$/.test(text),
  ({ name, text }) => name === 'number' && /^\d{1,5}$/.test(text),
  ({ name, text }) => /^(?:first_char|initials?)$/.test(name) && text.length < 3,
  ({ name, text }) => /^(?:barcode|today)$/.test(name) && /^\S+$/.test(text),
  ({ name, text }) => /^(?:questionnaire|form|survey|schema|template|definition)$/.test(name) && LINK.test(text),
  ({ text }) => /^[A-Z]{2,5}-(?=.*\d)[A-Z\d]{8,}$/.test(text),
  ({ text }) => /^[A-Z]\w+(?:::[A-Z]\w+)+$/.test(text),
  ({ name }) => /(?:^|_)(?:mime_?type|file_?size|content_length)$/.test(name),
  ({ known, text }) => known === null && /^(?=.*\d)(?=.*[a-z])[\w-]{18,}$/i.test(text),
  ({ known, text, last, parts }) =>
    known === null && parts.length === 1 && last.endsWith('id') && (/^\d+$|^[\d.]{20,}$/.test(text) || isOpaque(text)),
  ({ known, text, last }) =>
    known === null &&
    /^(?:id|identifier)s?$/.test(last) &&
    text.split(', ').every((id) => /^\d+$/.test(id) || isOpaque(id)),
  ({ known, text, parts, last }) =>
    known === null &&
    parts.length > 1 &&
    last === 'type' &&
    KINDRED.has(parts.at(-2) ?? '') &&
    (isCode(text) || /^[A-Z]$/.test(text)),
  ({ known, text, last }) => known === null && /^(?:status|state|stage|phase)$/.test(last) && isStateWord(text),
  ({ known, text, name, last }) =>
    known === null && LINK.test(text) && (PICTURE.test(name) || (LINK_LAST.has(last) && !OWN_LINK.test(name))),
];

/** What is the machine's own where nothing around is the visitor's, and an answer beside what the visitor said. */
const LIKELY: readonly ((said: Said) => boolean)[] = [
  ({ known, text, last }) => known === null && /^ids?$/.test(last) && !/\s/.test(text.replaceAll(', ', ',')),
  ({ known, text }) => known?.group === 'CURRENCY_ID' && /^[a-z]{3}$/.test(text),
  ({ known, parts, first, last }) =>
    known === null && parts.length > 1 && COUNTED.has(last) && MACHINE_FIRST.has(first),
  ({ known, parts, last, text }) =>
    known === null && parts.length === 1 && /[a-z](?:source|type|status|medium)$/.test(last) && isCode(text),
  ({ known, first, last, text }) =>
    known === null &&
    (MACHINE_LAST.has(last) || MACHINE_FIRST.has(first)) &&
    (isCode(text) || /^-?[\d.]+$/.test(text) || isOpaque(text)),
];

/** What a machine calls an event by: `Lead Created`, `New submission`. */
const HAPPENED = /^(?:\S+ ){0,3}(?:[a-z]+ed|submission|submit|complete)$|^(?:new|on|after) /i;
/** A title that a person gave an event is an answer: `eventName: Intro call`. */
const isTitleOfEvent = (parts: readonly string[], text: string) => parts[0] === 'event' && !HAPPENED.test(text);

/**
 * Whether a plain value in a body that a machine made is the machine's own: a kind, a state, a counter, an id, a link to
 * the record, a time. What a person may have typed never is, but for the names of the machine's things.
 *
 * @param latest the last moment that the body's own times tell
 * @param around nothing around is the visitor's own, so what is only likely a machine's is one's
 */
export function isMachines(key: string, value: Scalar, latest: number, around: boolean): boolean {
  const text = textOf(value);
  if (text.length > LONGEST_WORD) return false;
  const parts = keyWords(key);
  if (parts.some((word) => MEANS.has(word)) && /^\d{2,}$/.test(text)) return false;
  if (parts.some((word) => GOODS.has(word)) && ARTICLE.test(text)) return false;
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  if (around && MACHINES_OWN.has(last) && parts.length < 4) return true;
  if (TIME_ZONE.test(text) || NET_TIME.test(text) || (parts.includes('ip') && IP.test(text))) return true;
  if (UUID.test(text) && !isAsked(key)) return true;
  if (parts.length === 2 && VISITS.test(parts.join('_'))) return /^\d*$/.test(text);
  if (isAsked(key) && !/^[$@_]/.test(key)) return false;
  const isTime = isOfMachineTime(parts, text, latest);
  if (isStateWord(text) && NO_STATE.test(lookUp(key)?.group ?? '')) return true;
  if (isTyped(text) && !isTime)
    return (
      !isTitleOfEvent(parts, text) &&
      parts.length > 1 &&
      THINGS_OWN.has(last) &&
      parts.slice(0, -1).some((word) => THINGS.has(word))
    );
  if (around && /^(?:[$@]|__)/.test(key)) return true;
  if (/^(?:__(?:typename|type|v)$|_(?:rev|type|version|status|links)$)/.test(key)) return true;
  const known = lookUp(key);
  if (around && /^_\w+_\w/.test(key) && known === null) return true;
  if (parts.length > 1 && THINGS_OWN.has(last) && THINGS.has(parts.at(-2) ?? '') && !/\s/.test(text)) return true;
  if (isTime) return true;
  const name = normalise(key);
  if (typeof value === 'boolean' || /^(?:true|false)$/.test(text))
    return (
      known === null &&
      !WILL.test(name) &&
      (around || text === 'false' || /^(?:is|has|was|can)$/.test(first) || STATES.has(last))
    );
  const said: Said = { name, text, parts, first, last, known };
  return SURELY.some((holds) => holds(said)) || (around && !LINK.test(text) && LIKELY.some((holds) => holds(said)));
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** A word for a state, however it is written: `In Progress`. */
const isStateWord = (text: string) => STATES.has(text.toLowerCase().replace(/[ -]/g, '_'));
/** What a person has that is called like a record's state. */
const NO_STATE = /^(?:ADDRESS_REGION|POST|TITLE)$/;
