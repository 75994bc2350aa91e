import { type Branch, branch, isScalar, type Tree, textOf } from '../decode/tree.ts';

/** Words for a question and for its answer in keys that differ in nothing else. */
const WORDS = [
  ['question', 'answer'],
  ['label', 'value'],
  ['title', 'value'],
  ['name', 'value'],
] as const;
const LONGEST = 60;

/** The key that has the answer to one that has the question: `question_1` → `answer_1`, `q1_label` → `q1_value`. */
function answerKey(key: string, object: Branch): string | undefined {
  if (key.length > LONGEST || !/\d/.test(key)) return undefined;
  return WORDS.flatMap(([asked, told]) => {
    const found = key.replace(new RegExp(`(?<![a-z])${asked}(?![a-z])`, 'i'), told);
    return found !== key && found in object ? [found] : [];
  })[0];
}

/** An object whose keys come in numbered pairs of question and answer, `question_1` and `answer_1`, with each as one member. */
export function withPairedKeys(object: Branch): Branch {
  const pairs = new Map(
    Object.entries(object).flatMap(([key, value]) => {
      const told = isScalar(value) && /\p{L}/u.test(textOf(value)) ? answerKey(key, object) : undefined;
      return told === undefined ? [] : [[key, told] as const];
    }),
  );
  if (pairs.size < 2) return object;
  const answers = new Set(pairs.values());
  return branch(
    Object.entries(object).flatMap(([key, value]): (readonly [string, Tree])[] => {
      const told = pairs.get(key);
      if (told === undefined) return answers.has(key) ? [] : [[key, value]];
      const question: readonly (readonly [string, Tree])[] = [
        ['question', value],
        ['answer', object[told] ?? null],
      ];
      return [[key, branch(question)]];
    }),
  );
}
