import { normalise } from '../names/spelling.ts';
import type { Placed } from './place-answers.ts';

/** The parts of a visitor's name, and the answers that say more than these. */
export interface NameFields {
  readonly NAME: Placed | null;
  readonly LAST_NAME: Placed | null;
  readonly SECOND_NAME: Placed | null;
  readonly left: readonly Placed[];
  /** Say nothing else. */
  readonly repeated: readonly Placed[];
}

const NAME_SLOTS: ReadonlySet<string> = new Set(['NAME', 'LAST_NAME', 'SECOND_NAME', 'NAME_OR_FULL', 'NAME_FULL']);

const words = (placed: readonly (Placed | null)[]) =>
  placed.flatMap((one) => one?.answer.value.toLowerCase().split(/[\s,]+/) ?? []).filter(Boolean);

/** Words for a name that ask for the family name where one for the first name stands beside them. */
const FAMILY_BESIDE: readonly (readonly [whole: RegExp, first: RegExp])[] = [
  [/(?:^|_)nom$/, /prenom/],
  [/(?:^|_)name$/, /vorname|rufname/],
];

function asksForFamily(whole: Placed, first: Placed): boolean {
  const names = ({ answer }: Placed) => [answer.key, answer.label ?? ''].map(normalise);
  return FAMILY_BESIDE.some(
    ([family, given]) =>
      names(whole).some((name) => family.test(name)) && names(first).some((name) => given.test(name)),
  );
}

/**
 * Makes NAME, LAST_NAME and SECOND_NAME out of the answers that are a name or part of one. A full name is never split:
 * it is NAME as it was typed, unless the form asked for the parts as well.
 */
export function nameFields(placed: readonly Placed[]): NameFields {
  const of = (slot: string) => placed.find((one) => one.slot === slot) ?? null;
  const [first, last, second] = [of('NAME'), of('LAST_NAME'), of('SECOND_NAME')];
  const whole = of('NAME_FULL') ?? of('NAME_OR_FULL');
  const family = first && !last && whole?.slot === 'NAME_OR_FULL' && asksForFamily(whole, first) ? whole : null;
  const fields = { NAME: first ?? whole, LAST_NAME: last ?? family, SECOND_NAME: second };
  const known = new Set(words(Object.values(fields)));
  const others = placed.filter((one) => NAME_SLOTS.has(one.slot ?? '') && !Object.values(fields).includes(one));
  const repeats = (one: Placed) => words([one]).every((word) => known.has(word));
  return { ...fields, left: others.filter((one) => !repeats(one)), repeated: others.filter(repeats) };
}
