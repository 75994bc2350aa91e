import { lookUp } from '../../names/look-up.ts';
import type { Answer } from '../../types.ts';
import { perObject } from '../decode/per-object.ts';
import type { Item } from './item.ts';
import { foldKey } from './members.ts';

const named = (answer: Answer): string[] => [answer.key, answer.label ?? ''].filter(Boolean).map(foldKey);
const leaf = ({ key }: Answer) => foldKey(key.slice(key.lastIndexOf('.') + 1));

/** One value in two fields of such a kind is one answer; one tick in two boxes is two, and so is one word to two questions. */
const ONCE = /^(?:NAME|LAST_NAME|SECOND_NAME|PHONE|EMAIL|COMPANY|POST$|WEB|IM$|ADDRESS|BIRTHDATE)/;
const groupOf = perObject(
  ({ key, label }: Answer): string =>
    [key, label ?? ''].map((name) => lookUp(name)?.group ?? '').find((group) => ONCE.test(group)) ?? '',
);

const LONGEST_KEY = 200;

/** A key that no person wrote: `comp-k3x9`, `field_5d70ab2`, `25`. */
const isOpaque = (key: string) =>
  key.length <= LONGEST_KEY &&
  /^(?:(?:field|comp|question|q|input|entry|item|el|cf)[\s:_.-]*)?(?=\D*\d)[a-z\d_-]*$/i.test(key);

/** Marks by which an answer is known among those of the same value: it is the same as the first that bears one of them. */
const marksOf = (answer: Answer): string[] => {
  const [last, group] = [leaf(answer), groupOf(answer)];
  return [
    ...named(answer).map((name) => `name ${name}`),
    ...(last === '' ? [] : [`${answer.key.includes('.') ? 'path' : 'key'} ${last}`]),
    ...(group === '' ? [] : [`group ${group}`]),
  ];
};

/** The marks to look for: a key without dots is the same as the last part of any, one with dots only of a plain one. */
const marksLike = (answer: Answer, marks: readonly string[]): string[] => [
  ...marks.map((mark) => mark.replace(/^path /, 'key ')),
  ...(leaf(answer) === '' ? [] : [answer.key.includes('.') ? `name ${leaf(answer)}` : `path ${leaf(answer)}`]),
];

/** Without lists that stand under no name and hold nothing but what others say: `values: [a, b]` beside `a` and `b`. */
export function withoutEchoes(items: readonly Item[]): Item[] {
  const said = new Set(items.filter(({ path }) => path.length > 0).map(({ value }) => value));
  return items.filter(({ path, value }) => path.length > 0 || !value.split(', ').every((part) => said.has(part)));
}

const PERSON = /^(?:NAME|LAST_NAME|PHONE|EMAIL|COMPANY_TITLE)/;
const PLACE = /^ADDRESS_/;
const ENDS_IN_PLACE = /(?:city|state|country|region|zip)$/i;
/** What a tool calls the record of the answers: by one of them. */
const RECORDS_TITLE = /^(?:record|item|entry|row|card|display)_?(?:title|name|label)$/i;
/** By what somebody logs in: mostly the address that is told already. */
const LOGIN = /(?:^|\.)user_?(?:name|login)$/i;
const isCoined = ({ key, label, type }: Answer) => label === null && type === null && /^[\w.$-]+$/.test(key);

/** Whether a value can be what its names say: there is no phone without a digit. */
function fits(answer: Answer): boolean {
  const group = groupOf(answer);
  if (group === 'PHONE' || group === 'EMAIL') return /[\d@]/.test(answer.value);
  return group !== '' || lookUp(answer.key) !== null;
}

/** What two spellings of one number share. */
const lastDigits = (text: string) => text.replace(/\D/g, '').slice(-9);

/** Tells of values that a tool repeats under a key of its own: `callername: Ann` beside `customer_name: Ann`. */
function echoes(answers: readonly Answer[]): (answer: Answer) => boolean {
  const valuesOf = (groups: RegExp) =>
    new Set(answers.flatMap((answer) => (groups.test(groupOf(answer)) && fits(answer) ? [answer.value] : [])));
  const [persons, places] = [valuesOf(PERSON), valuesOf(PLACE)];
  const [[first], [last]] = [valuesOf(/^NAME$/), valuesOf(/^LAST_NAME/)];
  if (first && last) persons.add(`${first} ${last}`).add(`${last} ${first}`);
  const phones = new Set([...valuesOf(/^PHONE$/)].map(lastDigits));
  const others = new Set(answers.flatMap(({ key, value }) => (RECORDS_TITLE.test(key) ? [] : [value])));
  return (answer) => {
    const { key, value } = answer;
    if (!isCoined(answer)) return false;
    if (RECORDS_TITLE.test(key) && others.has(value)) return true;
    if (LOGIN.test(key) && value.includes('@') && persons.has(value)) return true;
    const isTold =
      persons.has(value) ||
      (places.has(value) && ENDS_IN_PLACE.test(key)) ||
      (/^[+\d(][\d\s(),.-]{6,}$/.test(value) && phones.has(lastDigits(value)));
    return isTold && !fits(answer);
  };
}

/** Answers that came twice, once, echoes marked: under the key and under the label, plain and for people to read. */
export function mergeAnswers(answers: readonly Answer[]): Answer[] {
  const merged: Answer[] = [];
  /** By value, where the first answer stands that bears a mark. */
  const seen = new Map<string, Map<string, number>>();
  for (const answer of answers) {
    const marks = marksOf(answer);
    const content = `${answer.files?.length ?? 0} ${answer.value}`;
    const bearers = seen.get(content) ?? new Map<string, number>();
    seen.set(content, bearers);
    const at = Math.min(merged.length, ...marksLike(answer, marks).flatMap((mark) => bearers.get(mark) ?? []));
    const before = merged[at];
    const telling = before && groupOf(before) === '' && groupOf(answer) !== '' ? answer : before;
    const one = before
      ? { ...before, ...telling, label: before.label ?? answer.label, type: before.type ?? answer.type }
      : answer;
    merged[at] = one;
    for (const mark of before ? marksOf(one) : marks) bearers.set(mark, Math.min(at, bearers.get(mark) ?? at));
  }
  const told = new Set(merged.filter(({ key, label }) => label !== null || !isOpaque(key)).map(({ value }) => value));
  const labelled = new Set(merged.filter(({ label }) => label !== null).map(({ value }) => value));
  const isBare = ({ key, label, type }: Answer) => label === null && type === null && isOpaque(key);
  // in a record, the tool's own copy of an answer: `responses.q-0`
  const isCopy = ({ key, label, value }: Answer) =>
    label === null && key.includes('.') && isOpaque(key.slice(key.lastIndexOf('.') + 1)) && labelled.has(value);
  const isEcho = echoes(merged);
  const isTold = (answer: Answer) => (isBare(answer) && told.has(answer.value)) || isCopy(answer);
  return merged.flatMap((answer) => (isTold(answer) ? [] : [isEcho(answer) ? { ...answer, isEcho: true } : answer]));
}
