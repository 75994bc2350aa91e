import { NAME_GROUPS, type NameGroup } from './groups.ts';
import { LANGUAGES } from './languages.ts';
import { compact, comparable, normalise } from './spelling.ts';
import { STANDARDS } from './standards.ts';
import { NOISE_PATTERNS, TECHNICAL_NAMES, TECHNICAL_PREFIXES, TRACKING_NAMES, UTM_NAMES } from './technical.ts';

/** What a name means: its group; for `UTM` and `TRACKING`, `field` says which one. */
export interface NameHit {
  readonly group: NameGroup;
  readonly field: string;
}

/** The dictionary as names are compared with it, in nothing but values: it may be worked out when packaging. */
export interface KnownNames {
  /** Names parted by spaces. */
  readonly hits: readonly (NameHit & { readonly names: string })[];
  readonly prefixes: readonly string[];
  readonly noise: readonly { readonly head: string; readonly tail: string; readonly whole: boolean }[];
}

export const wordsIn = (list = ''): string[] => list.split(/\s+/).filter(Boolean);

const byGroup = (tables: readonly Readonly<Partial<Record<NameGroup, string>>>[]) =>
  NAME_GROUPS.map((group) => ({ group, field: group, names: tables.map((table) => table[group] ?? '').join(' ') }));

const fields = (group: NameGroup, table: Readonly<Record<string, string>>) =>
  Object.entries(table).map(([field, names]) => ({ group, field, names }));

/** Puts the languages and the technical names together, each spelt as names are compared. Takes its time: some milliseconds. */
export function knownNames(): KnownNames {
  const groups = byGroup([...LANGUAGES.map(({ names }) => names), ...Object.values(STANDARDS), TECHNICAL_NAMES]);
  return {
    hits: [...groups, ...fields('UTM', UTM_NAMES), ...fields('TRACKING', TRACKING_NAMES)].map(({ names, ...hit }) => ({
      ...hit,
      names: [...new Set(wordsIn(names).map(comparable))].join(' '),
    })),
    prefixes: [...new Set([TECHNICAL_PREFIXES, ...LANGUAGES.map(({ prefixes }) => prefixes)].flatMap(wordsIn))].map(
      normalise,
    ),
    noise: wordsIn(NOISE_PATTERNS).map((pattern) => {
      const [front = '', back = ''] = pattern.split('*');
      return {
        head: comparable(front),
        tail: compact(normalise(back)).replaceAll('_', ''),
        whole: !pattern.includes('*'),
      };
    }),
  };
}
