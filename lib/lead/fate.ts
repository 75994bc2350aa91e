import type { Answer } from '../types.ts';
import { BY_MAP } from './by-map.ts';
import type { Placed } from './by-meaning.ts';
import { longestOf, type TextField } from './fields/lead-fields.ts';
import { cut, oneLine } from './text.ts';

export type AnsweredText = Exclude<TextField, 'COMMENTS'> | 'BIRTHDATE';

/** What becomes of one answer. Without a field, and not left over: others say the same, or it says nothing. */
export interface Fate {
  readonly answer: Answer;
  /** The field it goes to, and the rule that put it there. */
  readonly field: string | null;
  readonly rule: string;
  /** What of the answer goes there; all of it when this is missing. */
  readonly part?: string;
  /** Why it is left to the comments. */
  readonly left: string | null;
}

export const passedOver = ({ answer, rule, part }: Placed): Fate => ({
  ...{ answer, rule, field: null, left: null },
  ...(part === undefined ? {} : { part }),
});
export const textOf = ({ answer, part }: Pick<Placed, 'answer' | 'part'>) => part ?? answer.value;
export const leftOver = (one: Placed, why = one.rule): Fate => ({ ...passedOver(one), left: why });

/** The text that answers give a field: one answer's, or with a configured map those of several. */
export const wholeText = (fates: readonly Pick<Fate, 'answer' | 'part'>[]) => oneLine(fates.map(textOf).join(', '));

/** Answers that fill a text field together. What is too long is cut, and told in full in the comments. */
export function fillText(field: AnsweredText, placed: readonly Placed[]): Fate[] {
  const whole = wholeText(placed);
  const text = cut(whole, longestOf(field));
  if (text === '') return placed.map(passedOver);
  const left = text === whole ? null : `too long for ${field}`;
  return placed.map((one) => ({ ...passedOver(one), field, left }));
}

/** The first answer fills a text field; with a configured map, all of them. Others are left over unless they say the same. */
export function firstOf(field: AnsweredText, placed: readonly Placed[]): Fate[] {
  const [first, ...others] = placed;
  if (!first) return [];
  const isTogether = ({ rule }: Placed) => rule === BY_MAP && first.rule === BY_MAP;
  const fateOf = (other: Placed) =>
    textOf(other) === textOf(first) ? passedOver(other) : leftOver(other, `${field} is taken`);
  return [
    ...fillText(field, [first, ...others.filter(isTogether)]),
    ...others.filter((other) => !isTogether(other)).map(fateOf),
  ];
}
