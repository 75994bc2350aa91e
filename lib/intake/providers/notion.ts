import { at, type Branch, branch, isBranch, isList, type Tree, textOf } from '../decode/tree.ts';
import type { Provider } from './provider.ts';

const propertiesOf = (body: Branch): Tree | undefined => at(body, 'data', 'properties') ?? body.properties;

/** A property's value stands under the name of its type: `{type: "select", select: {name, color}}`. */
function valueIn(property: Tree): Tree {
  const kind = textOf(at(property, 'type'));
  const value = at(property, kind) ?? null;
  const words = (one: Tree): string => textOf(one) || textOf(at(one, 'plain_text')) || textOf(at(one, 'name'));
  if (!isList(value)) return kind === 'date' ? (at(value, 'start') ?? null) : isBranch(value) ? words(value) : value;
  return value.map(words).join(kind === 'title' || kind === 'rich_text' ? '' : ', ');
}

/** Notion's forms and databases: a page with typed properties. */
export const notion: Provider = {
  name: 'notion',
  is: (body) => [body.object, at(body, 'data', 'object')].includes('page') && isBranch(propertiesOf(body)),
  rewrite: (body) => {
    const properties = propertiesOf(body);
    const typed = Object.entries(isBranch(properties) ? properties : {}).map(([name, property]) =>
      branch([
        ['label', name],
        ['type', at(property, 'type') ?? null],
        ['value', valueIn(property)],
      ]),
    );
    return branch([['answers', typed]]);
  },
};
