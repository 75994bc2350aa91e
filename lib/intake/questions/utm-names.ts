import { type Branch, branch } from '../decode/tree.ts';

const PACKAGE = /^_?utms?(?:[_-]?(?:json|data|params|parameters|tags|labels|marks|fields))?$/i;
/** More than these are no visitor's way here. */
const MOST = 100;
const SHORT = /^(?:source|medium|campaign|content|term|name)$/i;

/** Whether a member packs UTM values: `utm`, `utm_params`, `utmTags`. */
export const isUtm = (key: string): boolean => PACKAGE.test(key);

/** UTM values that leave the common word to their package, under their own names: `{source}` → `{utm_source}`. */
export const utmNames = (pack: Branch): Branch =>
  branch(Object.entries(pack).map(([key, value]) => [SHORT.test(key) ? `utm_${key}` : key, value] as const));

/** UTM values written as one text, `utm_source=a|utm_medium=b`; null for any other text. */
export function utmText(text: string): Branch | null {
  if (!/^\??utm_[a-z]+=\S*$/i.test(text)) return null;
  const pairs = text.split(/[|;&]+/, MOST + 1);
  return pairs.length > MOST ? null : branch(new URLSearchParams(pairs.join('&')));
}
