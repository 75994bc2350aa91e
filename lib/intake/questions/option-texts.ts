import { perObject } from '../decode/per-object.ts';
import { isBranch, isList, isScalar, type Tree, textOf } from '../decode/tree.ts';
import { firstWords, INNER_LABEL, type Members, members } from './members.ts';

const LISTS = ['options', 'choices', 'rows', 'columns'];
/** Where a question keeps what it is made of. */
const SETTINGS = ['properties', 'typeconfig', 'config', 'settings', 'typeoptions', 'fieldoptions'];
/** Options by the place at which they stand. */
const PLACES = ['orderindex', 'index'];
const IDS = ['id', 'value', 'ref', 'key', 'uuid'];

const NONE: ReadonlyMap<string, string> = new Map();

/** Texts of options by their ids, from every list of options that a question has. */
export const optionTexts = perObject((own: Members): ReadonlyMap<string, string> => {
  const settings = SETTINGS.flatMap((key) => own.get(key) ?? []).filter(isBranch);
  const sources = [own, ...settings.map(members)];
  const options = sources.flatMap((source) => LISTS.flatMap((key) => source.get(key) ?? []));
  if (options.length === 0) return NONE;
  const texts = options.filter(isBranch).flatMap((option) => {
    const inside = members(option);
    const text = firstWords(inside, ['text', 'label', 'title', 'name', 'value'], INNER_LABEL);
    const named = (keys: readonly string[]) =>
      keys.map((key) => [textOf(inside.get(key)), text] as const).filter(([id]) => id && text);
    return [{ ids: [...named(IDS), [text, text] as const], places: named(PLACES) }];
  });
  // the first text of an id counts, and where an option stands only when no id says the same
  return new Map([...texts.flatMap(({ ids }) => ids), ...texts.flatMap(({ places }) => places)].reverse());
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
