import { type Branch, branch, isBranch, type Tree } from './tree.ts';

const isFolded = (key: string) => /^[^_].*[^_]$/.test(key) && key.includes('__');
const MAX_DEPTH = 8;

interface Node {
  value: Tree | undefined;
  readonly children: Map<string, Node>;
}
const node = (): Node => ({ value: undefined, children: new Map() });

/** Members whose names are all numbers are a list's. */
function grown({ value, children }: Node): Tree {
  if (children.size === 0) return value ?? null;
  const entries = [...children].map(([key, child]) => [key, grown(child)] as const);
  const all =
    value === undefined ? entries : [...(isBranch(value) ? Object.entries(value) : [['', value] as const]), ...entries];
  return all.every(([key]) => /^\d+$/.test(key)) ? all.map(([, item]) => item) : branch(all);
}

/** Unfolds keys in which connectors wrote a path: `querystring__utm_source`, `answers__0__question`. */
export function unfoldKeys(tree: Tree): Tree {
  if (!isBranch(tree) || !Object.keys(tree).some(isFolded)) return tree;
  const root = node();
  for (const [key, value] of Object.entries(tree satisfies Branch)) {
    const path = isFolded(key) ? key.split('__', MAX_DEPTH) : [key];
    let place = root;
    for (const part of path) {
      const next = place.children.get(part) ?? node();
      place.children.set(part, next);
      place = next;
    }
    place.value = value;
  }
  return grown(root);
}
