import { memo } from './memo.ts';

/** Letters that don't fall apart into a base letter and a mark. */
const LATIN: readonly (readonly [RegExp, string])[] = [
  [/ł/g, 'l'],
  [/ø/g, 'o'],
  [/ı/g, 'i'],
  [/ß/g, 'ss'],
  [/æ/g, 'ae'],
  [/œ/g, 'oe'],
  [/đ/g, 'd'],
];

const withoutBrackets = (name: string) => {
  const rest = name.replace(/\([^()]*\)/g, ' ');
  return /[\p{L}\p{N}]/u.test(rest) ? rest : name;
};

/**
 * Brings the name of a form field into the one spelling in which names are compared: `Ваш телефон:` → `ваш_телефон`,
 * `firstName` → `first_name`, `Straße` → `strasse`.
 */
export const normalise = memo((name: string): string => {
  const trimmed = name.normalize('NFKC').trim().replaceAll('[]', '');
  const words = withoutBrackets(trimmed.replace(/(\p{Ll})(\p{Lu})/gu, '$1_$2').toLowerCase())
    .replace(/['’ʼ`´"«»“”]/g, '')
    .replaceAll('ё', 'е')
    .replace(/\p{Script=Latin}\p{M}*/gu, (letter) => letter.normalize('NFD').replace(/\p{M}/gu, ''));
  const plain = LATIN.reduce((text, [letter, base]) => text.replace(letter, base), words)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '');
  return trimmed.startsWith('_') && plain ? `_${plain}` : plain;
});

/** Underscores don't count when names are compared, except one in front. */
export const compact = (normalised: string): string =>
  (normalised.startsWith('_') ? '_' : '') + normalised.replaceAll('_', '');

/** `normalise` and `compact` in one: equal for two names that mean the same. */
export const sameName = (a: string, b: string): boolean => compact(normalise(a)) === compact(normalise(b));
