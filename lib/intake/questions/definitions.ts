import { type Branch, isBranch, isList, type Tree, textOf } from '../decode/tree.ts';
import { firstWords, foldKey, KIND, LABEL, MACHINE, members, valueKey } from './members.ts';

/** What a list of definitions elsewhere in the body says about a question, by its id, ref and name. */
export type Definitions = ReadonlyMap<string, Branch>;

const HOLDS_DEFINITIONS = /^(?:schema|fields|questions|definitions?|elements|components|columns|inputs|controls)$/;
const NAMES = ['id', 'ref', 'key', 'fieldname', 'name', 'slug'];

/** True for a list of `{id, title, type}` that describes questions and holds no answers. */
export const isDefinitionList = (items: readonly Tree[], key: string): boolean =>
  HOLDS_DEFINITIONS.test(foldKey(key)) &&
  items.length > 0 &&
  items.every((item) => {
    if (!isBranch(item)) return false;
    const own = members(item);
    const described = KIND.some((kind) => own.has(kind)) && NAMES.some((name) => own.has(name));
    return valueKey(own) === undefined && described && firstWords(own, [...LABEL, ...MACHINE]) !== '';
  });

function* definitionsIn(tree: Tree, key: string): Generator<readonly [name: string, definition: Branch]> {
  for (const item of isList(tree) && isDefinitionList(tree, key) ? tree.filter(isBranch) : []) {
    for (const name of NAMES.map((one) => textOf(members(item).get(one))).filter(Boolean)) yield [name, item];
  }
  if (isList(tree)) for (const child of tree) yield* definitionsIn(child, '');
  if (isBranch(tree)) for (const [name, child] of Object.entries(tree)) yield* definitionsIn(child, name);
}

/** Collects what the body says about its questions apart from the answers, wherever it stands; the first word counts. */
export const collectDefinitions = (tree: Tree): Definitions => new Map([...definitionsIn(tree, '')].reverse());
