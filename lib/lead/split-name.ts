import { wordsIn } from '../names/known-names.ts';
import { lazy } from '../names/memo.ts';
import { folded } from '../names/spelling.ts';
import { PERSON_NAMES } from './person-names.data.ts';
import { type NameOrder, statedOrder } from './stated-order.ts';

/** A full name in its parts, and the rule that is sure of them. */
export interface SplitName {
  readonly parts: { readonly NAME: string; readonly SECOND_NAME?: string; readonly LAST_NAME?: string };
  readonly rule: string;
}

/** What is known of a full name besides its words. */
export interface NameContext {
  /** The key and the label of the field it was typed in. */
  readonly names: readonly string[];
  /** What the settings say of names that nothing else tells the order of. */
  readonly order: NameOrder | null;
}

const WORD = /^\p{L}[\p{L}\p{M}'’ʼ`-]*[\p{L}\p{M}]$/u;
const CYRILLIC = /^[\p{Script=Cyrillic}'’ʼ`-]+$/u;
/** Scripts in which a space stands between a person's names, in an order that the label can tell. */
const SPACED =
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Georgian}\p{M}'’ʼ`-]+$/u;
const plain = (word: string) => word.toLowerCase().replaceAll('ё', 'е');

const FEMALE_PATRONYMIC = /(?:ов|ев|ич|ів|їв|аў|еў)на$/;
const MALE_PATRONYMIC = /(?:[ое]вич|[аео]віч)$|^(?:иль|кузьм|лук|никит|фом|савв|фок)[иі]ч$/;
/** Between a given name and a surname, what ends so is no surname. */
const MALE_IN_THE_MIDDLE = /.{3}(?:[иы]ч|віч)$/;
const TURKIC_PATRONYMIC = /.{3}(?:ұлы|улы|уулу|оглы|оғлы|қызы|кызы|гызы)$/;

const isPatronymic = (word: string) =>
  [FEMALE_PATRONYMIC, MALE_PATRONYMIC, TURKIC_PATRONYMIC].some((end) => end.test(word));

const SURNAME = /.{2}(?:ов|ев)а?$|.{3}(?:ин|ын)а?$|.{2}(?:ск|цк)(?:ий|ая)$|.{2}(?:енко|[чщ]ук|дзе|швили)$|.{3}ян$/;
/** Given names end so, too, more than any list holds. */
const LESS_SURE = /(?:[иы]на?|ян)$/;
/** `Насреддин` and its kin. */
const GIVEN_END = /[дт]дин$/;

const known = lazy(() => {
  const { given, elsewhere, noNames, firstElsewhere } = PERSON_NAMES;
  const words = (list: string) => new Set(wordsIn(list));
  return {
    given: words(given),
    elsewhere: words(elsewhere),
    noNames: words(noNames),
    firstElsewhere: words(firstElsewhere),
  };
});
const isGiven = (word: string) => word.split('-').some((part) => known().given.has(part));
const isSurname = (word: string) => SURNAME.test(word) && !isGiven(word) && !GIVEN_END.test(word);
const isNoName = (word: string) => known().noNames.has(plain(word));

const isCapital = (word: string) => word === word.toUpperCase() && word !== word.toLowerCase();
const isTitled = (word: string) => /^\p{Lu}/u.test(word) && !isCapital(word);

const split = (rule: string, NAME: string, LAST_NAME?: string, SECOND_NAME?: string): SplitName => ({
  parts: { NAME, ...(SECOND_NAME ? { SECOND_NAME } : {}), ...(LAST_NAME ? { LAST_NAME } : {}) },
  rule,
});

type Rule = (words: readonly string[], context: NameContext) => SplitName | null;

/** Given name, patronymic and surname, or surname, given name and patronymic; a given name and a woman's patronymic. */
const byPatronymic: Rule = (words) => {
  const [one = '', two = '', three] = words;
  const [first, second, third = ''] = words.map(plain);
  if (first === undefined || second === undefined) return null;
  if (three === undefined)
    return FEMALE_PATRONYMIC.test(second) && !isSurname(first) && !isPatronymic(first)
      ? split('patronymic', one, undefined, two)
      : null;
  if (isPatronymic(second)) return split('patronymic', one, three, two);
  if (MALE_IN_THE_MIDDLE.test(second) && !/(?:[оеиы]ва|[иы]на|ая)$/u.test(third) && !isPatronymic(third))
    return split('patronymic', one, three, two);
  // a surname may look like a man's patronymic: `Роман Иван Абрамович`
  if (!isPatronymic(third) || isSurname(second)) return null;
  return MALE_PATRONYMIC.test(third) && isGiven(first) ? null : split('patronymic', two, one, three);
};

/** Two Cyrillic words, one with the ending of a surname. */
const byEnding: Rule = (words) => {
  const [one = '', two = ''] = words;
  if (words.length !== 2) return null;
  const [first, second] = [plain(one), plain(two)];
  if (isSurname(first) === isSurname(second)) return null;
  const [given, family, other, ending] = isSurname(second) ? [one, two, first, second] : [two, one, second, first];
  const sure = isTitled(one) && isTitled(two) && (ending === second || !LESS_SURE.test(ending));
  return (sure && !isPatronymic(other)) || isGiven(other) ? split('ending of a surname', given, family) : null;
};

/** Two letters may be initials. */
const LOUD = /^[\p{Lu}\p{M}'’ʼ`-]{3,}$/u;
const ROMAN = /^[IVXLCM]+$/;

/** One word in capitals, first or last, beside others that are not. */
const byCapitals: Rule = (words) => {
  const isLoud = (word: string) => LOUD.test(word) && !ROMAN.test(word);
  const rest = words.filter((word) => !isLoud(word));
  const [loud = '', ...more] = words.filter(isLoud);
  const at = words.indexOf(loud);
  if (more.length > 0 || rest.length === 0 || !rest.every(isTitled)) return null;
  if (at !== 0 && at !== words.length - 1) return null;
  // an abbreviation has no vowel to be spoken with, or is one of those we know
  if (!/[AEIOUYАЕЁИОУЫЭЮЯІЇЄ]/u.test(loud.normalize('NFD').toUpperCase())) return null;
  return known().elsewhere.has(folded(loud)) || isGiven(plain(loud))
    ? null
    : split('surname in capitals', rest.join(' '), loud);
};

const PARTICLE = /^(?:van|von|vom|zu|zum|zur|ter|ten|te)$/;

/** `Jan van der Berg`. */
const byParticle: Rule = (words) => {
  const at = words.findIndex((word) => PARTICLE.test(word));
  const [given, family] = [words.slice(0, at), words.slice(at)];
  if (at < 1 || !given.every(isTitled) || !isTitled(family.at(-1) ?? '')) return null;
  return split('particle of a surname', given.join(' '), family.join(' '));
};

/** Two words under a label that says which is which. */
const byLabel: Rule = (words, { names }) => {
  const [one = '', two = ''] = words;
  if (words.length !== 2 || !words.every((word) => SPACED.test(word))) return null;
  const order = statedOrder(names);
  if (order === 'family first') return split('order in the label', two, one);
  return order === null || known().firstElsewhere.has(folded(one)) ? null : split('order in the label', one, two);
};

const bySetting: Rule = ([one = '', two = '', three], { order }) => {
  if (order === null) return null;
  const [given, family, middle] = order === 'given first' ? [one, three ?? two, three && two] : [two, one, three];
  return split(`names ${order}`, given, family, middle);
};

const RULES: readonly { readonly rule: Rule; readonly most: number; readonly cyrillic?: true }[] = [
  { rule: byPatronymic, most: 3, cyrillic: true },
  { rule: byCapitals, most: 4 },
  { rule: byEnding, most: 2, cyrillic: true },
  { rule: byParticle, most: 6 },
  { rule: byLabel, most: 2 },
  { rule: bySetting, most: 3 },
];

/** `Smith, John`. */
function byComma(value: string, { names }: NameContext): SplitName | null {
  const [left = [], right = [], ...more] = value.split(',').map((side) => side.trim().split(/\s+/).filter(Boolean));
  const family = left.length === 1 || PARTICLE.test(left[0]?.toLowerCase() ?? '');
  if (more.length > 0 || !family || left.length > 3 || right.length < 1 || right.length > 2) return null;
  if (![...left, ...right].every((word) => SPACED.test(word) && WORD.test(word) && !isNoName(word))) return null;
  if (!right.every(isTitled)) return null;
  const [word = ''] = left;
  if (statedOrder(names) === 'given first') return split('order in the label', word, right.join(' '));
  if (left.length === 1 && (known().elsewhere.has(folded(word)) || isGiven(plain(word)))) return null;
  const [given = '', middle] = right;
  return middle && isPatronymic(plain(middle))
    ? split('comma', given, left.join(' '), middle)
    : split('comma', right.join(' '), left.join(' '));
}

const LONGEST = 100;

/**
 * Splits a full name where it is sure which part is which; null where it is not, and the name stays whole: Hungarian,
 * Vietnamese, Chinese, Japanese, Korean and Russian names may begin with the family's, and two plain words do not say.
 */
export function splitName(value: string, context: NameContext): SplitName | null {
  if (value.length > LONGEST) return null;
  if (value.includes(',')) return byComma(value, context);
  const words = value.trim().split(/\s+/);
  if (words.length < 2 || words.length > 6 || !words.every((word) => WORD.test(word)) || words.some(isNoName))
    return null;
  const isCyrillic = words.every((word) => CYRILLIC.test(word));
  for (const { rule, most, cyrillic } of RULES) {
    const found = words.length <= most && (isCyrillic || !cyrillic) ? rule(words, context) : null;
    if (found) return found;
  }
  return null;
}
