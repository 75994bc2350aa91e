import { asksForFamilyName } from '../names/words.ts';
import type { Placed, Slot } from './by-meaning.ts';
import { type Fate, fillText, leftOver, passedOver, textOf } from './fate.ts';
import { splitName } from './split-name.ts';
import type { NameOrder } from './stated-order.ts';
import { oneLine } from './text.ts';

/** How full names are dealt with. */
export interface NameSplitting {
  /** The order that the settings state. */
  readonly order: NameOrder | null;
  /** A part is given by the settings, so that there is no place for what was typed. */
  readonly wholeNames: boolean;
}

export const NAME_SLOTS: ReadonlySet<Slot | null> = new Set([
  'NAME',
  'LAST_NAME',
  'SECOND_NAME',
  'NAME_OR_FULL',
  'NAME_FULL',
]);

const wordsOf = (placed: readonly (Placed | undefined)[]) =>
  placed
    .flatMap(
      (one) =>
        (one &&
          textOf(one)
            .toLowerCase()
            .split(/[\s,]+/)) ??
        [],
    )
    .filter(Boolean);
const namesOf = ({ answer }: Placed) => [answer.key, answer.label ?? ''];

/** A full name in its parts, when it is sure which is which; null when it stays whole. */
function splitFates(one: Placed, order: NameOrder | null): Fate[] | null {
  const found = splitName(oneLine(one.answer.value), { names: namesOf(one), order });
  return (
    found &&
    Object.entries(found.parts).flatMap(([field, part]) =>
      part === undefined ? [] : [{ ...passedOver(one), field, part, rule: `${one.rule}, split by ${found.rule}` }],
    )
  );
}

/** Of several names the first; before one in capitals, the same in other letters. */
function bestName(all: readonly Placed[]): Placed | undefined {
  const [first] = all;
  const words = new Set(wordsOf([first]));
  const isIn = (one: Placed) => wordsOf([one]).every((word) => words.has(word));
  const isShouted = (one: Placed) =>
    textOf(one) === textOf(one).toUpperCase() && textOf(one) !== textOf(one).toLowerCase();
  if (!first || !isShouted(first)) return first;
  return all.find((one) => isIn(one) && !isShouted(one)) ?? first;
}

/** Beside a family name, a name that does not hold it. */
function withoutFamily(placed: readonly Placed[], last: Placed | undefined): Placed | undefined {
  const family = wordsOf([last]);
  const isWhole = ({ slot }: Placed) => slot === 'NAME_FULL' || slot === 'NAME_OR_FULL';
  return last && placed.find((one) => isWhole(one) && !family.every((word) => wordsOf([one]).includes(word)));
}

/**
 * Makes NAME, LAST_NAME and SECOND_NAME out of the answers that are a name or part of one. A full name is split only
 * when that is sure, else it is NAME as it was typed; never when the form asked for the parts as well.
 */
export function nameFates(placed: readonly Placed[], { order, wholeNames }: NameSplitting): Fate[] {
  const of = (slot: Slot) => bestName(placed.filter((one) => one.slot === slot));
  const [first, last, middle] = [of('NAME'), of('LAST_NAME'), of('SECOND_NAME')];
  const whole = of('NAME_FULL') ?? of('NAME_OR_FULL');
  const given = first ?? withoutFamily(placed, last) ?? whole;
  // one language's word for a middle name is another's for the family's
  const family = given && middle && !last && asksForFamilyName(namesOf(middle), namesOf(given)) ? middle : last;
  const isFamily =
    first && !family && whole?.slot === 'NAME_OR_FULL' && asksForFamilyName(namesOf(whole), namesOf(first));
  const fields = [
    ['NAME', given],
    ['LAST_NAME', family ?? (isFamily ? whole : undefined)],
    ['SECOND_NAME', family === middle ? undefined : middle],
  ] as const;
  const chosen = fields.map(([, one]) => one);
  const onlyWhole = wholeNames || first || last || middle ? undefined : whole;
  const parts = onlyWhole ? splitFates(onlyWhole, order) : null;
  const known = new Set(wordsOf(chosen));
  const repeats = (one: Placed) => wordsOf([one]).every((word) => known.has(word));
  return [
    ...(parts ?? fields.flatMap(([field, one]) => (one ? fillText(field, [one]) : []))),
    ...placed.filter((one) => !chosen.includes(one)).map((one) => (repeats(one) ? passedOver(one) : leftOver(one))),
  ];
}
