import { groupedPaths } from './grouped-paths.ts';
import { branch, isBranch, type Tree } from './tree.ts';

const isFolded = (key: string) => /^[^_].*[^_]$/.test(key) && key.includes('__');
const MAX_DEPTH = 8;

type Entry = readonly [path: readonly string[], value: Tree];

/** Members whose names are all numbers are a list's. */
function unfolded(entries: readonly Entry[]): Tree {
  const own = entries.findLast(([path]) => path.length === 0)?.[1];
  const inner = entries.filter(([path]) => path.length > 0);
  if (inner.length === 0) return own ?? null;
  const members = [...Map.groupBy(inner, ([[key = '']]) => key)].map(
    ([key, group]) => [key, unfolded(group.map(([path, value]) => [path.slice(1), value]))] as const,
  );
  const before = own === undefined ? [] : isBranch(own) ? Object.entries(own) : [['', own] as const];
  const all = [...before, ...members];
  return all.every(([key]) => /^\d+$/.test(key)) ? all.map(([, item]) => item) : branch(all);
}

/** Unfolds keys in which connectors wrote a path: `querystring__utm_source`, `answers__0__question`, `contact/email`. */
export function unfoldKeys(tree: Tree): Tree {
  if (!isBranch(tree)) return tree;
  const keys = Object.keys(tree);
  const grouped = groupedPaths(keys);
  if (grouped.size === 0 && !keys.some(isFolded)) return tree;
  return unfolded(
    Object.entries(tree).map(([key, value]) => [
      grouped.get(key) ?? (isFolded(key) ? key.split('__', MAX_DEPTH) : [key]),
      value,
    ]),
  );
}
