import { type Branch, isBranch, isList, type Tree, textOf } from '../decode/tree.ts';
import { firstWords, KIND, LABEL, MACHINE, members, plain, valueKey } from './members.ts';

/** What a list of definitions elsewhere in the body says about a question, by its id, ref and name. */
export type Definitions = ReadonlyMap<string, Branch>;

const HOLDS_DEFINITIONS = /^(?:schema|fields|questions|definitions?|elements|components|columns|inputs|controls)$/;
const NAMES = ['id', 'ref', 'key', 'fieldname', 'name', 'slug'];

/** True for a list of `{id, title, type}` that describes questions and holds no answers. */
export const isDefinitionList = (items: readonly Tree[], key: string): boolean =>
  HOLDS_DEFINITIONS.test(plain(key)) &&
  items.length > 0 &&
  items.every((item) => {
    if (!isBranch(item)) return false;
    const own = members(item);
    const described = KIND.some((kind) => own.has(kind)) && NAMES.some((name) => own.has(name));
    return valueKey(own) === undefined && described && firstWords(own, [...LABEL, ...MACHINE]) !== '';
  });

/** Collects what the body says about its questions apart from the answers, wherever it stands. */
export function collectDefinitions(tree: Tree, key = '', into = new Map<string, Branch>()): Definitions {
  for (const item of isList(tree) && isDefinitionList(tree, key) ? tree.filter(isBranch) : []) {
    const own = members(item);
    for (const name of NAMES.map((one) => textOf(own.get(one)))) if (name && !into.has(name)) into.set(name, item);
  }
  const children: readonly (readonly [string, Tree])[] = isList(tree)
    ? tree.map((child) => ['', child])
    : isBranch(tree)
      ? Object.entries(tree)
      : [];
  for (const [name, child] of children) collectDefinitions(child, name, into);
  return into;
}

/** No definitions at all. */
export const noDefinitions: Definitions = new Map();
