import { describe, expect, it } from 'vitest';
import { type NameContext, splitName } from '../../lib/lead/split-name.ts';
import type { Person } from '../fixtures/person-names.ts';
import * as names from '../fixtures/person-names.ts';

/** A name as it may be typed, and the truth of it. */
interface Written {
  readonly text: string;
  readonly person: Person;
}

const NOTHING: NameContext = { names: ['name', 'Ваше имя'], order: null };
const LEAST_PRECISION = 0.995;

const men = [...names.RUSSIAN_MEN, ...names.TATAR_AND_KAZAKH_GIVEN];
const women = [...names.RUSSIAN_WOMEN, ...names.TATAR_AND_KAZAKH_GIVEN];
const families = (form: 0 | 1) => [
  ...names.SURNAMES_WITH_ENDING.map((forms) => forms[form]),
  ...names.SURNAMES_WITHOUT,
];

const pairs = <A, B>(as: readonly A[], bs: readonly B[]) => as.flatMap((a) => bs.map((b) => [a, b] as const));
const couples = [...pairs(men, families(0)), ...pairs(women, families(1))];
const bothOrders = (all: readonly (readonly [string, string])[]): Written[] =>
  all.flatMap(([NAME, LAST_NAME]) =>
    [`${NAME} ${LAST_NAME}`, `${LAST_NAME} ${NAME}`].map((text) => ({ text, person: { NAME, LAST_NAME } })),
  );

/** Each with a patronymic in turn, in the two orders there are. */
const withPatronymic = (all: readonly (readonly [string, string])[], patronymics: readonly string[]): Written[] =>
  all.flatMap(([NAME, LAST_NAME], index) => {
    const SECOND_NAME = patronymics[index % patronymics.length] ?? '';
    return [`${NAME} ${SECOND_NAME} ${LAST_NAME}`, `${LAST_NAME} ${NAME} ${SECOND_NAME}`].map((text) => ({
      text,
      person: { NAME, SECOND_NAME, LAST_NAME },
    }));
  });

const latin = pairs(names.LATIN_GIVEN, names.LATIN_FAMILY);
const particles = pairs(names.PARTICLES, names.DUTCH_AND_GERMAN_FAMILY).map((words) => words.join(' '));
const labelled = (label: string): NameContext => ({ names: ['q1', label], order: null });

const RULES: readonly {
  readonly rule: string;
  readonly written: readonly Written[];
  readonly context?: NameContext;
  /** The least share of these that must be split. */
  readonly least: number;
}[] = [
  {
    rule: 'three words with a patronymic',
    written: [
      ...withPatronymic(pairs(men, families(0)), names.MEN_PATRONYMICS),
      ...withPatronymic(pairs(women, families(1)), names.WOMEN_PATRONYMICS),
      ...withPatronymic(pairs(names.UKRAINIAN_MEN, names.UKRAINIAN_SURNAMES), names.UKRAINIAN_MEN_PATRONYMICS),
      ...withPatronymic(pairs(names.UKRAINIAN_WOMEN, names.UKRAINIAN_SURNAMES), names.UKRAINIAN_WOMEN_PATRONYMICS),
    ],
    least: 0.95,
  },
  {
    rule: 'a given name with a woman’s patronymic',
    written: [
      ...pairs(names.RUSSIAN_WOMEN, names.WOMEN_PATRONYMICS),
      ...pairs(names.UKRAINIAN_WOMEN, names.UKRAINIAN_WOMEN_PATRONYMICS),
      ...pairs(names.TATAR_AND_KAZAKH_GIVEN, names.WOMEN_PATRONYMICS),
    ].map(([NAME, SECOND_NAME]) => ({ text: `${NAME} ${SECOND_NAME}`, person: { NAME, SECOND_NAME } })),
    least: 0.95,
  },
  { rule: 'two Cyrillic words in any order', written: bothOrders(couples), least: 0.45 },
  {
    rule: 'two Ukrainian words in any order',
    written: bothOrders(pairs([...names.UKRAINIAN_MEN, ...names.UKRAINIAN_WOMEN], names.UKRAINIAN_SURNAMES)),
    least: 0.4,
  },
  {
    rule: 'a family name before a comma',
    written: [...couples, ...latin].map(([NAME, LAST_NAME]) => ({
      text: `${LAST_NAME}, ${NAME}`,
      person: { NAME, LAST_NAME },
    })),
    least: 0.95,
  },
  {
    rule: 'one word in capitals',
    written: bothOrders([...latin, ...couples].map(([given, family]) => [given, family.toUpperCase()] as const)),
    least: 0.75,
  },
  {
    rule: 'a particle of a surname',
    written: pairs(names.LATIN_GIVEN, particles).map(([NAME, LAST_NAME]) => ({
      text: `${NAME} ${LAST_NAME}`,
      person: { NAME, LAST_NAME },
    })),
    least: 1,
  },
  ...['Vor- und Nachname', 'Imię i nazwisko', 'Имя и фамилия', 'First and last name', 'Nome e cognome'].map(
    (label) => ({
      rule: `the label ${label}`,
      context: labelled(label),
      written: latin.map(([NAME, LAST_NAME]) => ({ text: `${NAME} ${LAST_NAME}`, person: { NAME, LAST_NAME } })),
      least: 1,
    }),
  ),
  ...['Nazwisko i imię', 'Фамилия и имя', 'Surname and name', 'Name, Vorname', 'Nom et prénom'].map((label) => ({
    rule: `the label ${label}`,
    context: labelled(label),
    written: latin.map(([NAME, LAST_NAME]) => ({ text: `${LAST_NAME} ${NAME}`, person: { NAME, LAST_NAME } })),
    least: 1,
  })),
];

describe('a full name', () => {
  it.for(RULES)('is split right by $rule', async ({ written, context = NOTHING, least }, { annotate }) => {
    const results = written.map(({ text, person }) => ({ text, person, found: splitName(text, context)?.parts }));
    const split = results.filter(({ found }) => found);
    const wrong = split.filter(({ found, person }) =>
      (['NAME', 'SECOND_NAME', 'LAST_NAME'] as const).some((part) => found?.[part] !== person[part]),
    );
    await annotate(`${written.length} written, ${split.length} split, ${wrong.length} wrong`);

    expect(written.length).toBeGreaterThanOrEqual(200);
    expect(1 - wrong.length / split.length).toBeGreaterThanOrEqual(LEAST_PRECISION);
    expect(split.length / written.length).toBeGreaterThanOrEqual(least);
  });

  it.each(Object.entries(names.FAMILY_FIRST))('in %s stays whole', (_, [first, second]) => {
    const written = pairs(first, second).flatMap(([family, given]) => [`${family} ${given}`, `${family}${given}`]);

    expect(written.filter((text) => splitName(text, NOTHING))).toEqual([]);
  });

  it('of plain Latin words stays whole in either order', () => {
    expect(bothOrders(latin).filter(({ text }) => splitName(text, NOTHING))).toEqual([]);
  });
});
