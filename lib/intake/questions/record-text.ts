import type { NameGroup } from '../../names/groups.ts';
import { isNoise, lookUp } from '../../names/look-up.ts';
import { isBranch, isList, isScalar, type Tree, textOf } from '../decode/tree.ts';
import { noDefinitions } from './definitions.ts';
import { questionList } from './question.ts';
import { isTechnical } from './tool-affairs.ts';

const TITLE_KEYS = ['name', 'title', 'label', 'product', 'product_name'];
const NOT_WORTH_TELLING = new Set<NameGroup | null>(['DROP', 'HONEYPOT']);

/** `option: variant` pairs of goods read like answers. */
function pairs(list: readonly Tree[]): string | null {
  const questions = questionList(list, noDefinitions);
  return questions?.map(({ key, label, value }) => `${label ?? key}: ${recordText(value)}`).join(', ') ?? null;
}

/**
 * A record as one line of text, its name first: `Lamp, quantity: 2, price: 194.8, Colour: grey`. Technical members
 * are left out.
 */
export function recordText(tree: Tree): string {
  if (isScalar(tree)) return textOf(tree);
  if (isList(tree)) return pairs(tree) ?? tree.map(recordText).filter(Boolean).join(', ');
  if (!isBranch(tree)) return tree.name;
  const title = TITLE_KEYS.find((key) => textOf(tree[key]) !== '');
  const rest = Object.entries(tree).flatMap(([key, value]) => {
    if (key === title || isNoise(key) || NOT_WORTH_TELLING.has(lookUp(key)?.group ?? null)) return [];
    if (isScalar(value) && isTechnical(key, textOf(value))) return [];
    const asPairs = isList(value) ? pairs(value) : null;
    const text = asPairs ?? recordText(value);
    return text === '' ? [] : [asPairs ? text : `${key}: ${text}`];
  });
  return [title ? textOf(tree[title]) : '', ...rest].filter(Boolean).join(', ');
}
