import { compact, normalise } from '../../names/spelling.ts';
import { perObject } from '../decode/per-object.ts';
import { type Branch, isBranch, isScalar, type Tree, textOf } from '../decode/tree.ts';

/** An object's members by `plain` key. */
export type Members = ReadonlyMap<string, Tree>;

const list = (names: string): readonly string[] => names.trim().split(/\s+/);

/** Keys that hold a question's machine name, label, answer, kind and options, as `plain` spells them; most telling first. */
export const MACHINE = list(
  'customkey key fieldname name fieldkey machinename field columnid fieldid variable ref slug code questionid id',
);
export const LABEL = list(`
  label title question columnname q fieldlabel fieldtitle questiontext questiontitle questionname caption displayname
  humanname heading prompt option name field`);
export const SURE_VALUE = list(`
  value values answer answers stringvalue fieldvalue uservalue submittedvalue displayvalue answertext answervalue
  response`);
export const VALUE = [...SURE_VALUE, ...list('reply a val text variant rawvalue')];
export const KIND = list('type fieldtype inputtype questiontype kind');
/** Where labels and keys stand when they are objects themselves: `{id, ref, title}`, `{ru: "Имя"}`. */
export const INNER_LABEL = list('label title text heading name ru en de es fr pt pl tr it uk be kk');
export const INNER_KEY = list('ref slug name key id');

/** A key in the one spelling these lists use: `fieldLabel`, `field_label` → `fieldlabel`. */
export const plain = (key: string): string => compact(normalise(key)).replace(/^_/, '');

/** The first of two keys that are the same wins. */
export const members = perObject((object: Branch): Members => {
  const found = new Map<string, Tree>();
  for (const [key, value] of Object.entries(object)) {
    const name = plain(key);
    if (!found.has(name)) found.set(name, value);
  }
  return found;
});

/** A scalar's text, or the words that an object holds under one of these keys. */
export function wordsOf(tree: Tree | undefined, keys: readonly string[]): string {
  if (!isBranch(tree)) return textOf(tree);
  const inside = members(tree);
  return keys.map((key) => wordsOf(inside.get(key), keys)).find(Boolean) ?? '';
}

/** The first of these members that has words. */
export const firstWords = (own: Members, names: readonly string[], inner: readonly string[] = []): string =>
  names.map((name) => wordsOf(own.get(name), inner)).find(Boolean) ?? '';

const isFilled = (tree: Tree | undefined) => (isScalar(tree) ? textOf(tree) !== '' : tree !== undefined);

/** The key under which the answer stands: by its name, or named by the kind (`{type: "email", email: …}`). */
export function valueKey(own: Members): string | undefined {
  const present = (keys: readonly string[]) => {
    const found = keys.filter((key) => own.has(key));
    return found.find((key) => isFilled(own.get(key))) ?? found[0];
  };
  const kind = plain(textOf(own.get('type')));
  const named = kind !== '' && kind !== 'type' && own.has(kind) ? kind : undefined;
  return present(SURE_VALUE) ?? named ?? present(VALUE);
}
