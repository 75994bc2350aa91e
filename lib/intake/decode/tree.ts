import { RequestError } from '../../errors.ts';
import type { UploadedFile } from '../../types.ts';

/** A file that came with a form; a class of its own, so that no JSON object can pass for one. */
export class Upload implements UploadedFile {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly content: string;

  constructor(name: string, type: string, bytes: Uint8Array) {
    this.name = name;
    this.type = type;
    this.size = bytes.byteLength;
    this.content = Buffer.from(bytes).toString('base64');
  }
}

export type Scalar = string | number | boolean | null;
/** A decoded body. Its objects have no prototype, so no key can mean more than a key. */
export type Tree = Scalar | Upload | readonly Tree[] | Branch;
export type Branch = { readonly [key: string]: Tree };

export const isList = (tree: Tree | undefined): tree is readonly Tree[] => Array.isArray(tree);
export const isScalar = (tree: Tree | undefined): tree is Scalar =>
  tree === null || (tree !== undefined && typeof tree !== 'object');
export const isBranch = (tree: Tree | undefined): tree is Branch =>
  typeof tree === 'object' && tree !== null && !isList(tree) && !(tree instanceof Upload);

/** Nothing: what is made of it inherits no key, and is read as fast as any object, which one without a prototype is not. */
const NOTHING: object = Object.freeze(Object.create(null));

/** An object that inherits nothing. */
export const branch = (entries: Iterable<readonly [string, Tree]>): Branch => {
  const made: Record<string, Tree> = Object.create(NOTHING);
  for (const [key, value] of entries) made[key] = value;
  return made;
};

/** A list of words that is written with spaces between. */
export const words = (list: string): readonly string[] => list.trim().split(/\s+/);
/** The same, to look words up in. */
export const wordSet = (list: string): ReadonlySet<string> => new Set(words(list));

const filtered = (tree: Tree | undefined, names: string, kept: boolean): Branch => {
  const named = wordSet(names);
  return branch(Object.entries(isBranch(tree) ? tree : {}).filter(([key]) => named.has(key) === kept));
};

/** An object with only these keys, written with spaces between. */
export const pick = (tree: Tree | undefined, names: string): Branch => filtered(tree, names, true);

/** An object without these keys, written with spaces between. */
export const omit = (tree: Tree | undefined, names: string): Branch => filtered(tree, names, false);

/** An object with each member made anew; itself where none changes. */
export const eachMember = (tree: Branch, make: (value: Tree, key: string) => Tree): Branch => {
  let made: Record<string, Tree> | null = null;
  for (const key of Object.keys(tree)) {
    const value = tree[key] ?? null;
    const other = make(value, key);
    if (other === value) continue;
    made ??= Object.assign<Record<string, Tree>, Branch>(Object.create(NOTHING), tree);
    made[key] = other;
  }
  return made ?? tree;
};

/** The same of a list. */
export const eachEntry = (list: readonly Tree[], make: (value: Tree) => Tree): readonly Tree[] => {
  let made: Tree[] | null = null;
  for (const [at, value] of list.entries()) {
    const other = make(value);
    if (other === value) continue;
    made ??= [...list];
    made[at] = other;
  }
  return made ?? list;
};

/** How many values there are in a tree, lists and objects too. */
export const countValues = (tree: Tree): number =>
  (isList(tree) ? tree : isBranch(tree) ? Object.values(tree) : []).reduce<number>(
    (sum, inner) => sum + countValues(inner),
    1,
  );

/** What stands at a path; undefined when there is nothing. */
export const at = (tree: Tree | undefined, ...path: readonly string[]): Tree | undefined =>
  path.reduce<Tree | undefined>((node, key) => (isBranch(node) ? node[key] : undefined), tree);

/** Trimmed text of a scalar; empty for everything else. */
export const textOf = (tree: Tree | undefined): string => (isScalar(tree) && tree !== null ? String(tree).trim() : '');

/** Whether a member is there, and more than an empty text. */
export const isFilled = (tree: Tree | undefined): boolean =>
  isScalar(tree) ? textOf(tree) !== '' : tree !== undefined;

/** True for an empty scalar, and for an object in which all are: nobody answered. */
export const isBlank = (tree: Tree): boolean =>
  isScalar(tree) ? textOf(tree) === '' : isBranch(tree) && Object.values(tree).every(isBlank);

/** Objects may be nested 8 deep; lists count for the outer bound only, since providers put lists around everything. */
const MAX_LEVELS = 8;
const MAX_NESTING = 24;
const MAX_KEYS = 500;
/** Whatever stands in a body, lists and objects too; the longest orders have a tenth of it. */
export const MAX_VALUES = 5000;
const PROTOTYPE_KEYS = new Set(['constructor', 'prototype']);

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/**
 * Plain data as a tree: `__proto__` is left out, `constructor` and `prototype` too when they hold more than a value.
 *
 * @throws RequestError (bad_request, too_large) when objects are nested more than 8 deep, when one has more than 500
 *   keys, or when there are more than 5,000 values in all
 */
export const toTree = (value: unknown): Tree => grown(value, 0, 0, { values: 0 });

function grown(value: unknown, levels: number, nesting: number, count: { values: number }): Tree {
  count.values += 1;
  if (count.values > MAX_VALUES) {
    throw new RequestError('too_large', `The body holds more than ${MAX_VALUES} values: send fewer`);
  }
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string')
    return value;
  if (value instanceof Upload) return value;
  if (!isObject(value)) return null;
  if (levels >= MAX_LEVELS || nesting >= MAX_NESTING) {
    throw new RequestError('bad_request', `The body is nested more than ${MAX_LEVELS} levels deep: send it flatter`);
  }
  if (Array.isArray(value)) return value.map((item) => grown(item, levels, nesting + 1, count));
  const entries = Object.entries(value);
  if (entries.length > MAX_KEYS) {
    throw new RequestError('too_large', `The form has more than ${MAX_KEYS} fields: send fewer`);
  }
  return branch(
    entries
      .filter(([key, item]) => key !== '__proto__' && !(PROTOTYPE_KEYS.has(key) && isObject(item)))
      .map(([key, item]) => [key, grown(item, levels + 1, nesting + 1, count)] as const),
  );
}
