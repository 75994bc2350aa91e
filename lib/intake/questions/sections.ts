import { isBranch, isFilled, isList, isScalar, type Tree, textOf } from '../decode/tree.ts';
import { foldKey, members, SURE_VALUE } from './members.ts';
import { areQuestions } from './question.ts';

/** What a section of a form, or a question that has others under it, says of itself. */
const SECTION_OWN =
  /^(?:id|key|ref|linkid|name|title|label|heading|question|text|description|category|type|kind|order|orderindex|index|number|position|page|section|step)$/;

/** Whether a member tells of a section, and holds no answer. */
export const isSectionsOwn = ([key, value]: readonly [string, Tree]): boolean =>
  isScalar(value) && (textOf(value) === '' || typeof value === 'boolean' || SECTION_OWN.test(foldKey(key)));

const hasAnswer = (entry: Tree): boolean =>
  isBranch(entry) && SURE_VALUE.some((key) => isFilled(members(entry).get(key)));

const REPLIES = SURE_VALUE.filter((key) => /answer|response|uservalue|submitted/.test(key));

/** Whether a list holds questions that were answered, by a key that says so; goods have a `value`, too. */
export function holdsReplies(tree: Tree): boolean {
  const list = isList(tree) ? withoutHeadings(tree) : [];
  const isReply = (entry: Tree) => isBranch(entry) && REPLIES.some((key) => isFilled(members(entry).get(key)));
  return list.some(isReply) && areQuestions(list);
}

/** The questions under a heading, `{question: "About you", fields: [{title, answer}]}`; null for an entry that is none. */
function questionsOf(entry: Tree): readonly Tree[] | null {
  if (!isBranch(entry)) return null;
  const [inner, ...more] = Object.entries(entry).filter(([, value]) => isList(value) && value.some(isBranch));
  const list = inner && isList(inner[1]) ? withoutHeadings(inner[1]) : [];
  if (!inner || more.length > 0 || !list.some(hasAnswer) || !areQuestions(list)) return null;
  const rest = Object.entries(entry).filter(([key]) => key !== inner[0]);
  return rest.some(([, value]) => textOf(value) !== '') && rest.every(isSectionsOwn) ? list : null;
}

/** A list of questions without the headings under which they stand, however deep; a heading is no answer. */
export const withoutHeadings = (list: readonly Tree[]): readonly Tree[] =>
  list.some((entry) => isBranch(entry) && Object.values(entry).some(isList))
    ? list.flatMap((entry) => questionsOf(entry) ?? [entry])
    : list;
