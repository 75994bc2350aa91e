import { comparable } from '../../names/spelling.ts';
import { perObject } from '../decode/per-object.ts';
import { type Branch, isBranch, isFilled, isList, isScalar, type Tree, textOf, words } from '../decode/tree.ts';

/** A key in the one spelling in which keys are compared here: `fieldLabel`, `_field_label` → `fieldlabel`. */
export const foldKey = (key: string): string => {
  const folded = comparable(key);
  return folded[0] === '_' ? folded.slice(1) : folded;
};

/** Keys to compare with, written with spaces between. */
export const foldedWords = (list: string): ReadonlySet<string> => new Set(words(list).map(foldKey));

/** An object's members by folded key. */
export type Members = ReadonlyMap<string, Tree>;

/** Keys that hold a question's machine name, label, answer, kind and options, folded; most telling first. */
export const MACHINE = words(
  'customkey key fieldname name fieldkey machinename field columnid fieldid variable ref slug code questionid linkid uri claimuri claim attributename id',
);
export const LABEL = words(`
  label title question columnname q fieldlabel fieldtitle questiontext questiontitle questionname caption displayname
  humanname heading headings prompt option name field`);
export const SURE_VALUE = words(`
  value values answer answers stringvalue fieldvalue uservalue submittedvalue displayvalue answertext answervalue
  response answersgiven givenanswer givenanswers selectedoptions selectedoption`);
export const VALUE = [...SURE_VALUE, ...words('reply a val text variant rawvalue')];
export const KIND = words('type fieldtype inputtype questiontype kind');
/** Where labels and keys stand when they are objects themselves: `{id, ref, title}`, `{ru: "Имя"}`. */
export const INNER_LABEL = words(
  'label title text questiontitle questiontext questionlabel heading name ru en de es fr pt pl tr it uk be kk',
);
export const INNER_KEY = words('ref slug name key id');

/** The first of two keys that are the same wins. */
export const members = perObject((object: Branch): Members => {
  const found = new Map<string, Tree>();
  for (const [key, value] of Object.entries(object)) {
    const name = foldKey(key);
    if (!found.has(name)) found.set(name, value);
  }
  for (const [name, value] of found) {
    const alias = ASKED.exec(name)?.[0] ?? TOLD.exec(name)?.[0];
    if (alias !== undefined && alias !== name && isScalar(value) && !found.has(alias)) found.set(alias, value);
  }
  const asked = found.get('content');
  if (typeof asked === 'string' && isAnsweredWithout(found)) found.set('question', asked);
  return found;
});
/** `originalQuestionText`, `userAnswerText`: a tool's own word before the usual one. */
const ASKED = /question(?:text|title|label)$/;
const TOLD = /(?:answertext|answervalue|givenanswer|useranswer)$/;
/** Whether a record holds an answer and nothing that is called the question: then its `content` is. */
const isAnsweredWithout = (own: Members): boolean =>
  ['answer', 'answers', 'response', 'responses'].some((key) => own.has(key)) &&
  !['question', 'label', 'title', 'name', 'q'].some((key) => own.has(key));

/** The words of a text in pieces: `["Your ", ["b", "name"]]`, each inner one behind its tag. */
const wordsInside = (tree: Tree): string =>
  isList(tree)
    ? tree
        .slice(Number(/^[a-z]{1,6}$/.test(textOf(tree[0]))))
        .map(wordsInside)
        .join('')
    : typeof tree === 'string'
      ? tree
      : '';

/** A scalar's text, that of a list of pieces, or the words that an object holds under one of these keys. */
export function wordsOf(tree: Tree | undefined, keys: readonly string[]): string {
  if (isList(tree) && tree.length === 1 && isBranch(tree[0])) return wordsOf(tree[0], keys);
  if (isList(tree)) return tree.every((piece) => !isBranch(piece)) ? tree.map(wordsInside).join('').trim() : '';
  if (!isBranch(tree)) return textOf(tree);
  const inside = members(tree);
  return keys.map((key) => wordsOf(inside.get(key), keys)).find(Boolean) ?? '';
}

/** The first of these members that has words. */
export function firstWords(own: Members, names: readonly string[], inner: readonly string[] = []): string {
  for (const name of names) {
    const value = own.get(name);
    const text = value === undefined ? '' : wordsOf(value, inner);
    if (text !== '') return text;
  }
  return '';
}

/** The first of these that an object has, filled where one is. */
function present(own: Members, keys: readonly string[]): string | undefined {
  let first: string | undefined;
  for (const key of keys) {
    if (!own.has(key)) continue;
    if (isFilled(own.get(key))) return key;
    first ??= key;
  }
  return first;
}

/** The key under which the answer stands: by its name, or named by the kind (`{type: "email", email: …}`). */
export function valueKey(own: Members): string | undefined {
  const kind = foldKey(textOf(own.get('type')));
  const named = kind !== '' && kind !== 'type' && own.has(kind) ? kind : undefined;
  const value = present(own, SURE_VALUE) ?? named ?? present(own, VALUE);
  return value === 'value' && isFilled(own.get('displayvalue')) && isCoded(own.get('value')) ? 'displayvalue' : value;
}
/** What stands for an answer in the tool's own register, beside the words that were shown. */
const isCoded = (value: Tree | undefined) => /^(?:true|false|\d+)$/.test(textOf(value));
