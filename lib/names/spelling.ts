import { LONGEST, memo } from './memo.ts';

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
const plainLatin = (text: string) => LATIN.reduce((words, [letter, base]) => words.replace(letter, base), text);

const ASCII = /^[\0-\x7f]*$/;

/** Accents of Latin and Greek letters only: `й` and `ї` are letters of their own. */
const withoutAccents = (words: string) =>
  plainLatin(
    words
      .normalize('NFD')
      .replace(/([\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu, '$1')
      .normalize('NFC'),
  );

/** Case, all accents and spacing put aside, so that texts of people and of the portal can be compared. */
export const folded = (text: string): string =>
  plainLatin(text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()).replace(/\s+/g, ' ').trim();

const withoutBrackets = (name: string) => {
  const rest = name.replace(/\([^()]*\)/g, ' ');
  return /[\p{L}\p{N}]/u.test(rest) ? rest : name;
};

const LONGEST_EXPLAINED = 2000;

/** The names of the largest body: key, path and label of each value. */
export const MOST_NAMES = 20_000;

/**
 * What may be a name in a text: all of it, or what an explanation in brackets leaves. Null for a text longer than names
 * are: that is a sentence, which means nothing here and is never taken apart.
 */
export function nameIn(text: string): string | null {
  if (text.length <= LONGEST) return text;
  if (text.length > LONGEST_EXPLAINED) return null;
  const [open, close] = [text.indexOf('('), text.lastIndexOf(')')];
  const rest = open >= 0 && open < close ? `${text.slice(0, open)} ${text.slice(close + 1)}`.trim() : '';
  return rest !== '' && rest.length <= LONGEST ? rest : null;
}

/** A name in words with `_` between, and without. */
interface Spelling {
  readonly words: string;
  readonly compact: string;
}

const spelling = memo((name: string): Spelling => {
  const words = spelt(name);
  return { words, compact: compact(words) };
}, MOST_NAMES);

function spelt(name: string): string {
  const trimmed = name.normalize('NFKC').trim().replaceAll('[]', '');
  if (trimmed.length > LONGEST) return name; // letters that stand for whole words
  const words = withoutBrackets(trimmed.replace(/(\p{Ll})(\p{Lu})/gu, '$1_$2').toLowerCase())
    .replace(/['’ʼ`´"«»“”]/g, '')
    .replaceAll('ё', 'е');
  const plain = (ASCII.test(words) ? words : withoutAccents(words))
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '');
  return trimmed.startsWith('_') && plain ? `_${plain}` : plain;
}

/**
 * Brings the name of a form field into the one spelling in which names are compared: `Ваш телефон:` → `ваш_телефон`,
 * `firstName` → `first_name`, `Straße` → `strasse`. A text of more than 200 characters is no name and stays as it is.
 */
export function normalise(name: string): string {
  const short = nameIn(name);
  return short === null ? name : spelling(short).words;
}

/** Underscores don't count when names are compared, except one in front. */
export const compact = (normalised: string): string =>
  normalised.length > LONGEST || !normalised.includes('_')
    ? normalised
    : (normalised.startsWith('_') ? '_' : '') + normalised.replaceAll('_', '');

/** A name as it is compared: equal for two that mean the same. */
export function comparable(name: string): string {
  const short = nameIn(name);
  return short === null ? name : spelling(short).compact;
}
