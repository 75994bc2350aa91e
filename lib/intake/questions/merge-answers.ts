import { compact, lookUp, normalise } from '../../names/look-up.ts';
import type { Answer } from '../../types.ts';
import type { Item } from './item.ts';

const named = (answer: Answer): string[] =>
  [answer.key, answer.label ?? ''].filter(Boolean).map((name) => compact(normalise(name)));
const leaf = ({ key }: Answer) => compact(normalise(key.slice(key.lastIndexOf('.') + 1)));

/** One value in two fields of such a kind is one answer; one tick in two boxes is two. */
const ONCE = /^(?:NAME|LAST_NAME|SECOND_NAME|PHONE|EMAIL|COMPANY|POST$|COMMENTS|TITLE|WEB|IM$|ADDRESS|BIRTHDATE)/;
const groupOf = ({ key, label }: Answer) =>
  [key, label ?? ''].map((name) => lookUp(name)?.group ?? '').find((group) => ONCE.test(group));

/** A key that no person wrote: `comp-k3x9`, `field_5d70ab2`, `25`. */
const isOpaque = (key: string) =>
  /^(?:(?:field|comp|question|q|input|entry|item|el|cf)[\s:_.-]*)?(?=\D*\d)[a-z\d_-]*$/i.test(key);

function isSame(a: Answer, b: Answer): boolean {
  if (a.value !== b.value || (a.files?.length ?? 0) !== (b.files?.length ?? 0)) return false;
  const names = named(a);
  if (named(b).some((name) => names.includes(name))) return true;
  if ((!a.key.includes('.') || !b.key.includes('.')) && leaf(a) !== '' && leaf(a) === leaf(b)) return true;
  const group = groupOf(a);
  return group !== undefined && group === groupOf(b);
}

/** Without lists that stand under no name and hold nothing but what others say: `values: [a, b]` beside `a` and `b`. */
export function withoutEchoes(items: readonly Item[]): Item[] {
  const said = new Set(items.filter(({ path }) => path.length > 0).map(({ value }) => value));
  return items.filter(({ path, value }) => path.length > 0 || !value.split(', ').every((part) => said.has(part)));
}

const bare = (answer: Answer, others: readonly Answer[]) =>
  answer.label === null &&
  answer.type === null &&
  isOpaque(answer.key) &&
  others.some(
    (other) => other.value === answer.value && (other.label !== null || !isOpaque(other.key)) && other !== answer,
  );

/** Answers that came twice, once: under the key and under the label, plain and for people to read. */
export function mergeAnswers(answers: readonly Answer[]): Answer[] {
  const merged: Answer[] = [];
  for (const answer of answers) {
    const at = merged.findIndex((before) => isSame(before, answer));
    const before = merged[at];
    if (!before) merged.push(answer);
    else merged[at] = { ...before, label: before.label ?? answer.label, type: before.type ?? answer.type };
  }
  return merged.filter((answer) => !bare(answer, merged));
}
