import { type Branch, branch, isBranch, isList, isScalar, type Tree, textOf } from '../decode/tree.ts';
import { isAsked } from '../machines/typed.ts';
import { firstWords, foldKey, INNER_LABEL, LABEL, MACHINE, members, valueKey } from '../questions/members.ts';

/** What tools call answers that stand there a second time, in another dress. */
const DRESSED =
  /^(?:readable|formatted|rendered|raw|display|pretty|humanreadable|human|labelled|labeled|printable|plain|friendly)(?:data|values?|answers?|fields?|submission|response|body)?$|^(?:data|values?|answers?|fields?|submission|response)(?:readable|formatted|rendered|raw|display|pretty|bylabel|bytitle|byname|labelled|labeled)$/;

interface Told {
  readonly name: string;
  readonly text: string;
  readonly value: Tree;
}

/** A plain answer's text; null for what is none. */
const textIn = (value: Tree): string | null =>
  isScalar(value) ? textOf(value) : isList(value) && value.every(isScalar) ? value.map(textOf).join(', ') : null;

/** The filled answers of an object, or of a list of questions; null where anything is no plain answer. */
function toldIn(tree: Tree): readonly Told[] | null {
  const all = isBranch(tree)
    ? Object.entries(tree).map(([name, value]) => [name, value] as const)
    : isList(tree) && tree.every(isBranch)
      ? tree.map((entry) => {
          const own = members(entry);
          return [firstWords(own, [...LABEL, ...MACHINE], INNER_LABEL), own.get(valueKey(own) ?? '') ?? null] as const;
        })
      : [];
  const told = all.map(([name, value]) => {
    const text = textIn(value);
    return text === null || name === '' ? null : { name, text, value };
  });
  return told.every((one) => one !== null) ? told.filter(({ text }) => text !== '') : null;
}

const isForPeople = (told: readonly Told[]) => told.filter(({ name }) => isAsked(name) || /^[A-Z]/.test(name)).length;

/** The answers of two members that tell the same, as questions with the machine's key and the words for people. */
function joined(one: Tree, other: Tree): readonly Branch[] | null {
  const [first, second] = [toldIn(one), toldIn(other)];
  if (!first || !second || first.length < 2 || first.length !== second.length) return null;
  const sorted = [first, second].toSorted((a, b) => isForPeople(b) - isForPeople(a));
  const [labels = [], keys = []] = sorted;
  const rest = [...keys];
  const pairs = labels.map((label) => {
    const at = rest.findIndex(({ text }) => text === label.text);
    const [key] = at < 0 ? [] : rest.splice(at, 1);
    return key
      ? branch([
          ['key', key.name],
          ['label', label.name],
          ['value', label.value],
        ])
      : null;
  });
  return pairs.every((pair) => pair !== null) ? pairs : null;
}

/** An object in which two members that tell the same answers, by keys and by labels, are one: `data`, `readable_data`. */
export function withAnswersOnce(object: Branch): Branch {
  const holders = Object.keys(object).filter((key) => !isScalar(object[key]));
  for (const dressed of holders.filter((key) => DRESSED.test(foldKey(key))))
    for (const plain of holders.filter((key) => key !== dressed)) {
      const answers = joined(object[plain] ?? null, object[dressed] ?? null);
      if (!answers) continue;
      return branch(
        Object.entries(object).flatMap(([key, value]): (readonly [string, Tree])[] =>
          key === plain ? [['answers', answers]] : key === dressed ? [] : [[key, value]],
        ),
      );
    }
  return object;
}
