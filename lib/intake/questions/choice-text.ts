import { type Branch, isList, isScalar, textOf, words } from '../decode/tree.ts';
import { foldKey } from './members.ts';

const WORD_KEYS = words('label text title name answer choice option value');
const CHOICE_KEYS = new Set([...WORD_KEYS, ...words('id ids labels ref refs other checked selected image externalid')]);
const isCode = (text: string) => !/\s/.test(text);

/** An object that stands for one choice, `{id,label}` or `{labels:[…],other}`: its words; null when it holds more. */
export function choiceText(branch: Branch): string | null {
  const keys = Object.keys(branch).map(foldKey);
  if (!keys.every((key) => CHOICE_KEYS.has(key))) return null;
  const { other } = branch;
  const several = ['labels', ...WORD_KEYS].map((key) => branch[key]).filter(isList);
  if (several.flat().some((one) => !isScalar(one))) return null;
  const [first, ...more] = WORD_KEYS.map((key) => textOf(branch[key])).filter(Boolean);
  if (more.some((text) => text !== first && !(text === textOf(branch.value) && isCode(text)))) return null;
  const all = [first ?? '', ...(several[0] ?? []).map(textOf), textOf(other)].filter(Boolean);
  return all.length > 0 ? all.join(', ') : null;
}
