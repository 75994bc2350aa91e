import { LANGUAGE_WORDS } from './dictionary.data.ts';
import { wordsIn } from './known-names.ts';
import type { PageTexts } from './language.ts';
import { lazy, memo } from './memo.ts';
import { folded, normalise } from './spelling.ts';
import { TICKED, UNTICKED } from './technical.ts';

const foldedWords = (lists: readonly (string | undefined)[]) => new Set(lists.flatMap(wordsIn).map(folded));

const yes = lazy(() => foldedWords([TICKED, ...LANGUAGE_WORDS.map((language) => language.yes)]));
const no = lazy(() => foldedWords([UNTICKED, ...LANGUAGE_WORDS.map((language) => language.no)]));
const salutations = lazy(() => foldedWords(LANGUAGE_WORDS.map((language) => language.salutations)));

/** What an answer to a yes-or-no question says; undefined when it says neither. */
export function yesOrNo(answer: string): boolean | undefined {
  const word = folded(answer);
  return yes().has(word) ? true : no().has(word) ? false : undefined;
}

/** True for `Mrs`, `Herr`, `Sra.` and nothing more. */
export const isSalutation = (text: string): boolean => salutations().has(folded(text).replace(/\.$/, ''));

const phoneWord = lazy(() => {
  const words = [...new Set(LANGUAGE_WORDS.flatMap(({ phoneWords }) => wordsIn(phoneWords)))];
  const [inside, apart] = [words.filter((word) => word.startsWith('*')), words.filter((word) => !word.startsWith('*'))];
  const whole = `(?:^|_)(?:${apart.map((word) => word.replace('*', '\\p{L}*')).join('|')})(?:_|$)`;
  return new RegExp([whole, ...inside.map((word) => word.replaceAll('*', ''))].join('|'), 'u');
});
const holdsPhoneWord = memo((name: string) => phoneWord().test(normalise(name)));

/** Whether one of a field's names holds a word for a phone, as a question does. */
export const asksForPhone = (names: readonly string[]): boolean => names.some(holdsPhoneWord);

const endsWith = (name: string, word: string) => name === word || name.endsWith(`_${word}`);

/** Whether a name asks for the family name, since a field beside it asks for the first one: `Nom` beside `Prénom`. */
export const asksForFamilyName = (names: readonly string[], beside: readonly string[]): boolean =>
  LANGUAGE_WORDS.some(
    ({ familyName: family }) =>
      family &&
      names.some((name) => endsWith(normalise(name), family.word)) &&
      beside.some((name) => family.beside.some((first) => normalise(name).includes(first))),
  );

/** The language that a browser asks for (`Accept-Language`) and we know, else English, and what to say in it. */
export function pageTexts(acceptLanguage: string | undefined): {
  readonly language: string;
  readonly texts: PageTexts;
} {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.replace(/^n[bn](?=-|$)/, 'no').split('-')[0] ?? '', quality: Number(quality ?? 1) };
    })
    .sort((a, b) => b.quality - a.quality);
  const known = [...wanted.map(({ language }) => language), 'en'];
  const [best] = known.flatMap((language) => LANGUAGE_WORDS.filter(({ code }) => code === language));
  if (!best) throw new Error('The dictionary has no English');
  return { language: best.code, texts: best.page };
}
