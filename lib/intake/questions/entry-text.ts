import type { NameGroup } from '../../names/groups.ts';
import { isNoise, lookUp } from '../../names/look-up.ts';
import { type Branch, isBranch, isList, isScalar, type Tree, textOf, words } from '../decode/tree.ts';
import { isMachines } from '../machines/is-machines.ts';
import { isRecord } from '../machines/machine-values.ts';
import { isTechnical } from '../machines/technical.ts';
import { isOthersRecord } from '../people/people.ts';
import type { Definitions } from './definitions.ts';
import { foldKey } from './members.ts';
import { type Question, question, questionList } from './question.ts';

const WORD_KEYS = words(
  'response_text answer_text option_text choice_text label text display title name answer choice option value content',
);
const CHOICE_KEYS = new Set([
  ...WORD_KEYS.map(foldKey),
  ...words('id ids labels ref refs other additional checked selected image externalid'),
]);
/** Where a choice stands in a list of codes: `{system, code, display}`. */
const CODE = /^(?:system|code|version|userSelected)$/;
const isCode = (text: string) => !/\s/.test(text);

/** An object that stands for one choice, `{id,label}` or `{labels:[…],other}`: its words; null when it holds more. */
export function choiceText(branch: Branch): string | null {
  const coded = 'display' in branch && 'code' in branch;
  const keys = Object.keys(branch)
    .filter((key) => !(coded && CODE.test(key)) && !(branch[key] === null || typeof branch[key] === 'boolean'))
    .map(foldKey);
  // an option's colour is the tool's, a lamp's is not
  if (!keys.every((key) => CHOICE_KEYS.has(key) || (/^colou?r$/.test(key) && keys.includes('id')))) return null;
  const other = branch.other ?? branch.additional;
  const several = ['labels', ...WORD_KEYS].map((key) => branch[key]).filter(isList);
  if (several.flat().some((one) => !isScalar(one))) return null;
  const [first, ...more] = WORD_KEYS.map((key) => textOf(branch[key])).filter(Boolean);
  if (more.some((text) => text !== first && !(text === textOf(branch.value) && isCode(text)))) return null;
  const all = [first ?? '', ...(several[0] ?? []).map(textOf), typeof other === 'boolean' ? '' : textOf(other)].filter(
    Boolean,
  );
  return all.length > 0 ? all.join(', ') : null;
}

const TITLE_KEYS = ['name', 'title', 'label', 'product', 'product_name'];
const NOT_WORTH_TELLING = new Set<NameGroup | null>(['DROP', 'HONEYPOT']);

const NONE: Definitions = new Map();

/** Questions with their answers in a list, or by their ids; null when it holds anything else. */
export function questionsIn(tree: Tree): readonly Question[] | null {
  if (isList(tree)) return tree.length === 0 ? null : questionList(tree, NONE);
  const asked = isBranch(tree)
    ? Object.entries(tree).map(([key, value]) => (isBranch(value) ? question(value, key, NONE) : null))
    : [];
  const questions = asked.filter((one) => one !== null);
  return questions.length > 0 && questions.length === asked.length ? questions : null;
}

/** `option: variant` pairs of goods read like answers. */
function pairs(tree: Tree): string | null {
  const questions = questionsIn(tree);
  return questions?.map(({ key, label, value }) => `${label ?? key}: ${recordText(value)}`).join(', ') ?? null;
}

/**
 * A record as one line of text, its name first: `Lamp, quantity: 2, price: 194.8, Colour: grey`. Technical members
 * are left out.
 */
function recordText(tree: Tree): string {
  if (isScalar(tree)) return textOf(tree);
  if (isList(tree)) return pairs(tree) ?? tree.map(recordText).filter(Boolean).join(', ');
  if (!isBranch(tree)) return tree.name;
  const asked = pairs(tree);
  if (asked !== null) return asked;
  const kept = isRecord(tree);
  const title = TITLE_KEYS.find((key) => textOf(tree[key]) !== '');
  const rest = Object.entries(tree).flatMap(([key, value]) => {
    if (key === title || isNoise(key) || NOT_WORTH_TELLING.has(lookUp(key)?.group ?? null)) return [];
    if (isScalar(value) && (isTechnical(key, textOf(value)) || (kept && isMachines(key, value, 0, true)))) return [];
    const asPairs = isList(value) ? pairs(value) : null;
    const text = asPairs ?? recordText(value);
    return text === '' ? [] : [asPairs ? text : `${key}: ${text}`];
  });
  return [title ? textOf(tree[title]) : '', ...rest].filter(Boolean).join(', ');
}

const WHO = ['type', 'author', 'sender', 'from', 'role', 'user', 'sender_type', 'senderType', 'author_type'];
const SAID = ['text', 'message', 'body', 'content', 'msg'];
const saidIn = (entry: Branch) => SAID.map((key) => textOf(entry[key])).find(Boolean);

/** What the visitor wrote in a chat, a line a message; null for a list that is none. */
export function transcript(list: readonly Tree[]): string | null {
  const isMessage = (entry: Tree) =>
    isBranch(entry) &&
    saidIn(entry) !== undefined &&
    WHO.some((key) => key in entry) &&
    !('label' in entry || 'name' in entry);
  if (list.length < 2 || !list.every(isMessage)) return null;
  return list.flatMap((entry) => (isBranch(entry) && !isOthersRecord(entry) ? (saidIn(entry) ?? []) : [])).join('\n');
}

/** An entry of a list in words, its own when it is a choice. */
export function entryText(entry: Tree): string {
  if (entry === true) return 'yes';
  return (isBranch(entry) && choiceText(entry)) || recordText(entry);
}
