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

/** An object without a prototype. */
export const branch = (entries: Iterable<readonly [string, Tree]>): Branch => {
  const made: Record<string, Tree> = Object.create(null);
  for (const [key, value] of entries) made[key] = value;
  return made;
};

const named = (names: string) => new Set(names.trim().split(/\s+/));

/** An object with only these keys, written with spaces between. */
export const pick = (tree: Tree | undefined, names: string): Branch =>
  branch(Object.entries(isBranch(tree) ? tree : {}).filter(([key]) => named(names).has(key)));

/** An object without these keys, written with spaces between. */
export const omit = (tree: Tree | undefined, names: string): Branch =>
  branch(Object.entries(isBranch(tree) ? tree : {}).filter(([key]) => !named(names).has(key)));

/** What stands at a path; undefined when there is nothing. */
export const at = (tree: Tree | undefined, ...path: readonly string[]): Tree | undefined =>
  path.reduce<Tree | undefined>((node, key) => (isBranch(node) ? node[key] : undefined), tree);

/** Trimmed text of a scalar; empty for everything else. */
export const textOf = (tree: Tree | undefined): string => (isScalar(tree) && tree !== null ? String(tree).trim() : '');

/** Objects may be nested 8 deep; lists count for the outer bound only, since providers put lists around everything. */
const MAX_LEVELS = 8;
const MAX_NESTING = 24;
const MAX_KEYS = 500;
const PROTOTYPE_KEYS = new Set(['constructor', 'prototype']);

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/**
 * Plain data as a tree: `__proto__` is left out, `constructor` and `prototype` too when they hold more than a value.
 *
 * @throws RequestError (bad_request, too_large) when objects are nested more than 8 deep or one has more than 500 keys
 */
export function toTree(value: unknown, levels = 0, nesting = 0): Tree {
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string')
    return value;
  if (value instanceof Upload) return value;
  if (!isObject(value)) return null;
  if (levels >= MAX_LEVELS || nesting >= MAX_NESTING) {
    throw new RequestError('bad_request', `The body is nested more than ${MAX_LEVELS} levels deep: send it flatter`);
  }
  if (Array.isArray(value)) return value.map((item) => toTree(item, levels, nesting + 1));
  const entries = Object.entries(value);
  if (entries.length > MAX_KEYS) {
    throw new RequestError('too_large', `The form has more than ${MAX_KEYS} fields: send fewer`);
  }
  return branch(
    entries
      .filter(([key, item]) => key !== '__proto__' && !(PROTOTYPE_KEYS.has(key) && isObject(item)))
      .map(([key, item]) => [key, toTree(item, levels + 1, nesting + 1)] as const),
  );
}
