import { compact, normalise } from './normalise.ts';
import { FIELD_NAMES, PREFIXES, TRACKING_NAMES, UTM_NAMES } from './table.ts';

type Group = keyof typeof FIELD_NAMES;

const compared = (names: string) =>
  names
    .trim()
    .split(/\s+/)
    .map((name) => compact(normalise(name)))
    .join(' ');

/** The table of names as they are compared. Worked out when packaging, since it would take its time at every cold start. */
export const KNOWN_NAMES: readonly {
  readonly group: Group | 'UTM' | 'TRACKING';
  readonly field: string;
  readonly names: string;
}[] = [
  ...(Object.keys(FIELD_NAMES) as Group[]).map((group) => ({
    group,
    field: group,
    names: compared(FIELD_NAMES[group]),
  })),
  ...Object.entries(UTM_NAMES).map(([field, names]) => ({ group: 'UTM', field, names: compared(names) }) as const),
  ...Object.entries(TRACKING_NAMES).map(
    ([field, names]) => ({ group: 'TRACKING', field, names: compared(names) }) as const,
  ),
];

/** The words before a name, as `normalise` leaves them. */
export const FRONTS: readonly string[] = PREFIXES.trim().split(/\s+/).map(normalise);
