import { knownNames } from './known-names.ts';
import { LANGUAGES } from './languages.ts';

/** The dictionary's names as they are compared. Worked out when packaging, since it would take its time at every start. */
export const KNOWN_NAMES = knownNames();

/** What the dictionary knows of the languages besides names. */
export const LANGUAGE_WORDS = LANGUAGES.map(({ names: _, prefixes: __, ...words }) => words);
