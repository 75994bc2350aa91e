import { jsonIn } from '../decode/decode-json.ts';
import { type Branch, branch, isBranch, isList, isScalar, type Tree, textOf } from '../decode/tree.ts';
import { isAsked } from '../machines/typed.ts';
import { firstWords, foldKey, KIND, LABEL, MACHINE, type Members, members, valueKey } from './members.ts';

/** What a list of definitions elsewhere in the body says about a question, by its id, ref and name. */
export type Definitions = ReadonlyMap<string, Branch>;

const HOLDS_DEFINITIONS =
  /^(?:schema|(?:form|sub)?fields|questions|(?:field|question)?definitions?|elements|components|columns|inputs|controls|properties|items|(?:field|question)?(?:labels|titles|texts|names|map)|headers?)$/;
const isLabelled = (own: Members) => LABEL.some((label) => label !== 'name' && own.has(label));
const NAMES = ['id', 'ref', 'key', 'fieldname', 'name', 'slug'];

/** Whether most of these are answered under their ids, in an object around their list or in one beside it. */
function areAnswered(items: readonly Tree[], around: readonly Branch[]): boolean {
  const ids = items.map((item) => NAMES.map((name) => (isBranch(item) ? textOf(members(item).get(name)) : '')));
  return around
    .flatMap((object) => [object, ...Object.values(object).filter(isBranch)])
    .some(
      (answers) => ids.filter((names) => names.some((name) => name !== '' && name in answers)).length * 2 >= ids.length,
    );
}

/**
 * True for a list of `{id, title, type}` that describes questions and holds no answers.
 *
 * @param around the objects that the list is in: where the answers stand in one, no type is needed to tell
 */
export const isDefinitionList = (items: readonly Tree[], key: string, around: readonly Branch[] = []): boolean =>
  HOLDS_DEFINITIONS.test(foldKey(key)) &&
  items.length > 0 &&
  items.every((item) => {
    if (!isBranch(item) || Object.keys(item).some(isAsked)) return false;
    const own = members(item);
    const described =
      (foldKey(key) === 'subfields' ||
        KIND.some((kind) => own.has(kind)) ||
        (isLabelled(own) && areAnswered(items, around))) &&
      NAMES.some((name) => own.has(name));
    return (
      valueKey(own) === undefined &&
      described &&
      firstWords(own, [...LABEL, ...MACHINE.filter((name) => name !== 'id')]) !== ''
    );
  });

/** Whether each of a list is a question's definition, in a wrapping of its own and without an answer: `{id, custom_field: {…}}`. */
export const areInstances = (items: readonly Tree[]): boolean =>
  items.length > 0 &&
  items.every((item) => {
    const inner = isBranch(item) && valueKey(members(item)) === undefined ? Object.values(item).filter(isBranch) : [];
    const [own, ...more] = inner.map(members);
    return (
      own !== undefined &&
      more.length === 0 &&
      isLabelled(own) &&
      KIND.some((kind) => own.has(kind)) &&
      ['required', 'isrequired', 'options', 'choices'].some((key) => own.has(key))
    );
  });

/** Whether a list is that of the questions which the body describes. */
export const areDefinitions = (list: readonly Tree[], definitions: Definitions): boolean =>
  list.length > 0 &&
  list.every(
    (item) => isBranch(item) && NAMES.some((name) => definitions.get(textOf(members(item).get(name))) === item),
  );

const HOLDS_FORM = /^(?:form|field)s?(?:structure|schema|definitions?)$/;

/** The JSON that describes the form, sent along as a text: none of it was answered. */
export const formDescription = (key: string, value: Tree): Tree | undefined =>
  typeof value === 'string' && HOLDS_FORM.test(foldKey(key)) ? jsonIn(value) : undefined;

/** Kinds of what a form shows and nobody answers. */
const IS_SHOWN = /^(?:thank_?you|welcome|statement|page_?break|section|divider|html|heading|submit|button|image)/i;

const HOLDS_TEXTS = /^(?:questions|(?:field|question|form)?(?:labels|titles|texts|map))$/;

/** True for `{q1: {label, type}, …}` and, beside answers under the same keys, for `{q1: "Your name"}`. */
export function isDefinitionTable(key: string, value: Tree, beside: Branch): value is Branch {
  if (!isBranch(value) || !HOLDS_DEFINITIONS.test(foldKey(key))) return false;
  const inner = Object.entries(value);
  if (inner.length === 0) return false;
  const apart = Object.entries(beside).flatMap(([other, tree]) => (other !== key && isBranch(tree) ? [tree] : []));
  const answers = [beside, ...apart];
  const shared = Math.max(0, ...answers.map((tree) => inner.filter(([name]) => name in tree).length));
  const isAnswered = shared > 0 && shared * 2 >= inner.length;
  if (inner.every(([, text]) => typeof text === 'string')) {
    const sure =
      HOLDS_TEXTS.test(foldKey(key)) || answers.some((tree) => shared > 1 && shared === Object.keys(tree).length);
    return isAnswered && sure && !inner.some(([, text]) => textOf(text).includes('@'));
  }
  return inner.every(([, one]) => {
    if (!isBranch(one)) return false;
    const own = members(one);
    const described = LABEL.some((label) => label !== 'name' && own.has(label)) || own.has('text');
    return (
      described && [undefined, 'text'].includes(valueKey(own)) && (isAnswered || KIND.some((kind) => own.has(kind)))
    );
  });
}

/** A question's text is its label where it has no other. */
const labelOf = (said: Branch): (readonly [string, Tree])[] =>
  'text' in said && !('label' in said || 'title' in said) ? [['label', said.text ?? null]] : [];

/** What the parts of a question are called, `Name (First)`; boxes to tick by the question alone. */
function partsOf(definition: Branch): (readonly [id: string, definition: Branch])[] {
  const own = members(definition);
  const parts = own.get('subfields') ?? [];
  const title = firstWords(own, LABEL);
  const isChoice = /check|radio|select|choice/i.test(firstWords(own, KIND));
  return (isList(parts) ? parts : []).filter(isBranch).flatMap((part) => {
    const said = members(part);
    const label = isChoice ? title : `${title} (${firstWords(said, LABEL)})`;
    return NAMES.map((name) => textOf(said.get(name)))
      .filter((id) => id !== '' && title !== '')
      .map((id) => [id, branch([['label', label]])] as const);
  });
}

/** The first word that is said of a question counts. */
class Found extends Map<string, Branch> {
  say(name: string, definition: Branch): void {
    if (!this.has(name)) this.set(name, definition);
  }
}

/** A list's own definitions: each by its ids, and the parts of each. */
function readDefinitions(items: readonly Tree[], found: Found): void {
  for (const item of items) {
    if (!isBranch(item) || IS_SHOWN.test(firstWords(members(item), KIND))) continue;
    for (const [id, part] of partsOf(item)) found.say(id, part);
    for (const name of NAMES.map((one) => textOf(members(item).get(one))).filter(Boolean)) found.say(name, item);
  }
}

const HOLDERS = [HOLDS_DEFINITIONS, HOLDS_FORM];
function collect(tree: Tree, key: string, around: readonly Branch[], found: Found): void {
  if (typeof tree === 'string' && HOLDERS.some((name) => name.test(foldKey(key))))
    collect(jsonIn(tree) ?? null, key, [], found);
  if (isList(tree)) {
    if (isDefinitionList(tree, key, around)) readDefinitions(tree, found);
    for (const child of tree) if (!isScalar(child)) collect(child, '', around, found);
  }
  if (!isBranch(tree)) return;
  const inside = [...around, tree];
  for (const [name, child] of Object.entries(tree)) {
    if (!isDefinitionTable(name, child, tree)) {
      collect(child, name, inside, found);
      continue;
    }
    for (const [one, said] of Object.entries(child))
      found.say(one, isBranch(said) ? branch([...Object.entries(said), ...labelOf(said)]) : branch([['label', said]]));
  }
}

/** Collects what the body says about its questions apart from the answers, wherever it stands; the first word counts. */
export function collectDefinitions(tree: Tree): Definitions {
  const found = new Found();
  collect(tree, '', [], found);
  return found;
}
