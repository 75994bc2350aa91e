import {
  type Branch,
  eachEntry,
  eachMember,
  isBranch,
  isFilled,
  isList,
  isScalar,
  type Tree,
  textOf,
  wordSet,
} from '../decode/tree.ts';

/** Keys that name the type of the one value under them, as stores of documents write them. */
const SCALAR_TYPES = wordSet(`
    S N B BOOL NULL SS NS stringValue integerValue doubleValue booleanValue timestampValue nullValue referenceValue
    bytesValue stringListValue valueString valueInteger valueDecimal valueBoolean valueDate valueDateTime valueTime
    valueUri valueText $oid $date $numberLong $numberInt $numberDouble $numberDecimal $uuid
    #text $t _text __text __cdata _cdata #cdata-section rendered plain_text plainText`);
const TREE_TYPES = wordSet(
  'M L mapValue arrayValue listValue structValue valueCoding valueCodeableConcept valueQuantity valueAttachment',
);

/** Codes of languages under which texts stand: of the short ones, those that are no common key (`id`, `no`, `to`). */
const LANGUAGES = wordSet(`
    en de fr es pt pl ru uk be kk tr nl cs sk ro hu bg sr hr sl el sv da fi nb nn et lv lt ka hy az uz vi th he ar fa zh
    ja ko hi bn ur ca eu gl ga mk sq bs ky tg tk mn`);
const isLocale = (key: string) =>
  LANGUAGES.has(key) || /^[a-z]{2,3}[-_](?:[A-Z]{2}|[A-Z][a-z]{3}|\d{3})(?:[-_][A-Z]{2})?$/.test(key);

const isAttribute = (key: string) => /^[@$]|^_(?:attr|attributes)$/.test(key);

/** What a wrapper that names a type or a language holds; undefined for an object of another kind. */
function wrapped(object: Branch): Tree | undefined {
  const all = Object.keys(object);
  const keys = all.length > 1 ? all.filter((key) => !isAttribute(key) || SCALAR_TYPES.has(key)) : all;
  const [key = '', ...others] = keys;
  const value = object[key];
  if (others.length === 0 && key === '$timestamp' && isBranch(value)) return value.t;
  if (others.length === 0 && SCALAR_TYPES.has(key)) return isBranch(value) ? undefined : value;
  if (others.length === 0 && TREE_TYPES.has(key))
    return isBranch(value) ? (value.fields ?? value.values ?? value) : value;
  if (keys.length > 0 && keys.every(isLocale)) return object[keys.find((one) => isFilled(object[one])) ?? key];
  return undefined;
}

/** `[{type: "text", text: {content: "Ann"}, plain_text: "Ann"}]`: pieces of a text that are given plain, too. */
function plainText(tree: readonly Tree[]): string | null {
  const pieces = tree.map((piece) => (isBranch(piece) && 'type' in piece ? piece.plain_text : undefined));
  const words = pieces.filter((piece) => typeof piece === 'string');
  return words.length > 0 && words.length === tree.length ? words.join('') : null;
}

const NODE =
  /^(?:doc|document|root|paragraph|heading|heading_?\d|h\d|p|block|list|list_?item|bulleted_?list|ordered_?list|text|hardBreak|link|hyperlink|quote|blockquote|unordered-list|ordered-list)$/i;
const isNode = (tree: Tree): tree is Branch =>
  isBranch(tree) &&
  (NODE.test(textOf(tree.type)) || NODE.test(textOf(tree.nodeType))) &&
  [tree.content, tree.children, tree.text, tree.value, tree.data].some((part) => part !== undefined);

/** The words of rich text, a line each paragraph: trees of `{type: "paragraph", children: [{text}]}`; null for others. */
function richText(tree: Tree): string | null {
  const nodes = isList(tree) ? tree : [tree];
  if (nodes.length === 0 || !nodes.every(isNode)) return null;
  const lines = nodes.map((node) => {
    const inner = node.content ?? node.children;
    if (isList(inner))
      return nodesText(
        inner,
        /^(?:doc|document|root|.*list.*|blockquote|quote)$/i.test(textOf(node.type ?? node.nodeType)),
      );
    const words = node.text ?? node.value ?? null;
    return isBranch(node.data) ? textOf(node.data.text) : isScalar(words) ? String(words) : '';
  });
  return lines.filter(Boolean).join('\n');
}
const nodesText = (nodes: readonly Tree[], apart: boolean): string =>
  nodes
    .map((node) => richText(node) ?? (isBranch(node) ? String(node.text ?? node.value ?? '') : ''))
    .join(apart ? '\n' : '')
    .trim();

/** Deep ones are a document: rich text has at least a node inside a node, or several words under a node. */
const isDocument = (tree: Tree): boolean =>
  isList(tree)
    ? tree.length > 0 && tree.every((node) => isNode(node) && !isScalar(node.children ?? node.content ?? null))
    : isNode(tree) && isList(tree.content ?? tree.children);

/**
 * A body without what only tells a value's type or language: `{"stringValue": "Ann"}`, `{"S": "Ann"}`, `{"en-US": "Ann"}`
 * are `"Ann"`, a document of paragraphs is its text.
 */
export function unwrapped(tree: Tree): Tree {
  if (isList(tree) && plainText(tree) !== null) return plainText(tree);
  if (isList(tree)) return isDocument(tree) ? (richText(tree) ?? tree.map(unwrapped)) : eachEntry(tree, unwrapped);
  if (!isBranch(tree)) return tree;
  if (isDocument(tree)) return richText(tree) ?? tree;
  const inner = wrapped(tree);
  if (inner !== undefined) return unwrapped(inner);
  return eachMember(tree, unwrapped);
}
