import { perObject } from '../decode/per-object.ts';
import { isBranch, isList, isScalar, type Tree, textOf } from '../decode/tree.ts';
import { firstWords, INNER_LABEL, type Members, members } from './members.ts';

const LISTS = ['options', 'choices', 'rows', 'columns'];
const IDS = ['id', 'value', 'ref', 'key', 'uuid'];

/** Texts of options by their ids, from every list of options that a question has. */
export const optionTexts = perObject((own: Members): ReadonlyMap<string, string> => {
  const properties = own.get('properties');
  const sources = [own, ...(isBranch(properties) ? [members(properties)] : [])];
  const options = sources.flatMap((source) => LISTS.flatMap((key) => source.get(key) ?? []));
  const texts = options.filter(isBranch).flatMap((option) => {
    const inside = members(option);
    const text = firstWords(inside, ['text', 'label', 'title', 'name', 'value'], INNER_LABEL);
    return IDS.map((key) => [textOf(inside.get(key)), text] as const).filter(([id]) => id && text);
  });
  return new Map(texts.reverse()); // the first text of an id counts
});

/** A value with option ids replaced by their texts; a table of choices (`{row: [column]}`) as `row: column`. */
export function resolveOptions(value: Tree, textFor: (id: string) => string | undefined): Tree {
  if (isScalar(value)) return textFor(textOf(value)) ?? value;
  if (isList(value)) return value.map((item) => resolveOptions(item, textFor));
  if (!isBranch(value) || !Object.keys(value).some((key) => textFor(key) !== undefined)) return value;
  return Object.entries(value).map(
    ([key, item]) => `${textFor(key) ?? key}: ${[resolveOptions(item, textFor)].flat().map(textOf).join(', ')}`,
  );
}
