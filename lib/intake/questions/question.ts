import type { NameGroup } from '../../names/groups.ts';
import { lookUp } from '../../names/look-up.ts';
import type { Answer } from '../../types.ts';
import { perObject } from '../decode/per-object.ts';
import { type Branch, isBranch, isList, isScalar, type Tree, textOf, words } from '../decode/tree.ts';
import { answerType } from './answer-type.ts';
import type { Definitions } from './definitions.ts';
import {
  firstWords,
  foldKey,
  INNER_KEY,
  INNER_LABEL,
  KIND,
  LABEL,
  MACHINE,
  type Members,
  members,
  SURE_VALUE,
  VALUE,
  valueKey,
  wordsOf,
} from './members.ts';
import { optionTexts, resolveOptions } from './option-texts.ts';

/** A question and its answer, out of an object of the tool's own make. */
export interface Question {
  /** The machine's name; the label when it has none. */
  readonly key: string;
  readonly label: string | null;
  readonly type: Answer['type'];
  /** With option ids resolved; empty when nobody answered. */
  readonly value: Tree;
}

const PERSONAL = new Set<NameGroup | null>(['PHONE', 'EMAIL', 'LAST_NAME']);
const isKnown = (key: string) => MACHINE.includes(key) || VALUE.includes(key);

/** A record of a person is no question, though it may have a `name` and a `text`. */
const isRecord = (own: Members, used: string | undefined) =>
  [...own].some(
    ([key, value]) => key !== used && !isKnown(key) && textOf(value) !== '' && PERSONAL.has(lookUp(key)?.group ?? null),
  );

const isOpaque = (value: string) => /^\d+$|^(?=.*\d)[\w-]{16,}$/.test(value);

const OTHER = ['other', 'othertext', 'comment', 'note'];

/** The visitor's own words beside a choice stay with it. */
function withOther(value: Tree, own: Members, used: string): Tree {
  const keys = OTHER.filter((key) => key !== used);
  const other = firstWords(
    own,
    keys.filter((key) => typeof own.get(key) !== 'boolean'),
  );
  if (other === '' || isBranch(value)) return value;
  return [...(isList(value) ? value : [value]), other];
}

const isLink = (tree: Tree | undefined) => /^https?:\/\/\S+$/.test(textOf(tree));
/** A file's name goes with the link to it that stands beside: `{type: "file", value: "plan.pdf", url}`. */
function withLink(value: Tree, own: Members): Tree {
  const link = ['url', 'fileurl', 'downloadurl'].map((key) => own.get(key)).find(isLink);
  const isName = answerType(firstWords(own, KIND)) === 'file' && textOf(value) !== '' && !isLink(value);
  return isName && link !== undefined ? `${textOf(value)} ${textOf(link)}` : value;
}

/** A key that is an address, as claims have it: `http://wso2.org/claims/lastname` → `lastname`. */
const lastOfLink = (key: string): string =>
  /^(?:https?:\/\/|urn:)\S+$/.test(key) ? (/[^/#:]+$/.exec(key)?.[0] ?? key) : key;

const NONE: Members = new Map();

/** What the object says itself goes before its definition, except that a definition's label is the visitor's. */
function build(own: Members, at: string | null, definitions: Definitions): Question {
  const machine = lastOfLink(firstWords(own, MACHINE, INNER_KEY));
  const key = at !== null && !isOpaque(at) ? at : machine || (at ?? '');
  const ids = [wordsOf(own.get('field'), ['id']), machine, textOf(own.get('id')), at ?? ''];
  const definition = ids.map((id) => definitions.get(id)).find(isBranch);
  const defined = definition ? members(definition) : NONE;
  const field = own.get('field');
  const kinds = [firstWords(own, KIND), firstWords(defined, KIND), isBranch(field) ? wordsOf(field, ['type']) : ''];
  const used = valueKey(own) ?? '';
  const labels = used === 'text' ? LABEL : [...LABEL, 'text'];
  const label = firstWords(defined, LABEL, INNER_LABEL) || firstWords(own, labels, INNER_LABEL);
  const texts = [own, defined].map(optionTexts);
  const textFor = (id: string) => texts.find((some) => some.has(id))?.get(id);
  return {
    key: key || label,
    label: label === '' || label === key ? null : label,
    type: kinds.map(answerType).find((type) => type !== null) ?? null,
    value: withLink(withOther(resolveOptions(own.get(used) ?? null, textFor), own, used), own),
  };
}

const NAMED = [...LABEL, ...MACHINE];
const TOLD = words(
  'label question q questiontext questiontitle questionlabel key field columnid columnname variable fieldname fieldlabel slug ref linkid',
);
/** What tools say of a question beside its answer. */
const ABOUT =
  /id$|type$|^pk$|^(?:raw|parsed|formatted|humani[sz]ed|normali[sz]ed|masked)|verified$|^is|^has|^(?:required|position|order|index|page|section|step|score|points|group|class|css|format|mask|default|placeholder|description|hint|versions|timestamp|source|object|element|layout|validations?|properties|colou?r|width|hide|date(?:created|updated|modified)$|(?:created|updated|modified)(?:at|on)$)/;

/**
 * Whether an object that has a name and a value holds more than these: then it is a record of something, and reading it
 * as a question would lose the rest. Objects that speak of labels, questions and keys are a tool's: they may hold anything.
 */
function isMore(own: Members, used: string | undefined): boolean {
  const asks = own.has('q') || own.has('question');
  if (used !== undefined && (asks || SURE_VALUE.includes(used)) && TOLD.some((key) => own.has(key))) return false;
  const said = (key: string) =>
    key === used || isKnown(key) || NAMED.includes(key) || KIND.includes(key) || OTHER.includes(key) || ABOUT.test(key);
  const more = [...own].filter(([key, value]) => !said(key) && typeof value !== 'boolean' && textOf(value) !== '');
  if (more.length === 0) return false;
  const names = NAMED.map((key) => foldKey(textOf(own.get(key))));
  return !more.every(([, value]) => names.includes(foldKey(textOf(value))));
}

/** `{id, text}` is a choice, and so is `{id, value, color}`. */
const isBareChoice = (own: Members) =>
  (own.has('text') || own.has('color')) && [...own.keys()].every((key) => /^(?:id|text|ref|value|color)$/.test(key));

const INNER = [...INNER_LABEL, ...INNER_KEY];
const isQuestion = (own: Members): boolean => {
  const used = valueKey(own);
  return firstWords(own, NAMED, INNER) !== '' && !isRecord(own, used) && !isMore(own, used) && !isBareChoice(own);
};
const isAnswered = (own: Members) => own.size > 1 && valueKey(own) !== undefined;

/**
 * Whether a list's entries are questions with their answers: each has a key like `name`, `label`, `question`, and some
 * have one like `value`, `answer`.
 */
export const areQuestions = perObject((items: readonly Tree[]): boolean => {
  const all = items.filter(isBranch).map(members);
  return all.length === items.length && all.every(isQuestion) && all.some(isAnswered);
});

/** The questions of a list and their answers; null when the list is of another kind. */
export const questionList = (items: readonly Tree[], definitions: Definitions): Question[] | null =>
  areQuestions(items) ? items.filter(isBranch).map((item) => build(members(item), null, definitions)) : null;

/** `{label: "Riga", value: "riga"}` is a choice: two words for one thing. */
function isChoice(own: Members): boolean {
  if ([...own.keys()].some((key) => !/^(?:label|value|name|id|text|title|colou?r)$/.test(key))) return false;
  if (!isScalar(own.get('value')) && own.has('value')) return false;
  const label = foldKey(firstWords(own, ['label', 'title', 'name', 'text']));
  const value = textOf(own.get('value'));
  return label !== '' && (isOpaque(value) || label.includes(foldKey(value)) || foldKey(value).includes(label));
}

/** Tells of a question beside its answer. */
const MARKS = new Set([...LABEL, ...KIND, 'id', 'key', 'ref', 'required', 'rawvalue', 'versions']);

/**
 * Reads an object that is one question with its answer and stands under a key: `email: {title: …, value: …}`.
 *
 * @returns null when it is something else
 */
export function question(object: Branch, at: string, definitions: Definitions): Question | null {
  const own = members(object);
  const used = valueKey(own);
  const sure = used !== undefined && (SURE_VALUE.includes(used) || used === foldKey(textOf(own.get('type'))));
  const told = own.size === 1 || [...own.keys()].some((key) => MARKS.has(key));
  if (!sure || !told || isRecord(own, used) || isMore(own, used) || isChoice(own)) return null;
  if (isScalar(own.get(used)) || own.size > 1) return build(own, at, definitions);
  return null;
}

/** A plain answer under a key that the body describes elsewhere: `{q1: "Ann"}` beside `{q1: {label: "Your name"}}`. */
export const described = (key: string, value: Tree, definitions: Definitions): Question | null =>
  definitions.has(key) ? build(new Map([['value', value]]), key, definitions) : null;
