import { isBlank, isBranch, isScalar, type Tree } from '../decode/tree.ts';
import { isMachines } from '../machines/is-machines.ts';
import { isOfBrowser } from '../machines/machine-values.ts';
import { isContext } from '../machines/tool-affairs.ts';
import { isAsked } from '../machines/typed.ts';
import { isPerson } from '../people/contact-inside.ts';
import { isOthersRecord } from '../people/people.ts';
import { valueShape } from '../values/value-shapes.ts';
import { areInstances, isDefinitionList } from './definitions.ts';
import { entryText, transcript } from './entry-text.ts';
import { filesItem, type Item, isFile, keyOf, ofEach, type Place, textItem } from './item.ts';
import { foldKey } from './members.ts';
import { isNotAsked } from './not-asked.ts';
import { isEntity, isNeverLeaf, packagesOf } from './packaging.ts';
import { type Question, questionList } from './question.ts';
import { withoutHeadings } from './sections.ts';
import type { Whole } from './whole.ts';

/** What a list is: one answer or none, questions with their answers, or values that are read one by one. */
export type ListReading =
  | { readonly items: Item[] }
  | { readonly questions: readonly Question[]; readonly place: Place }
  | { readonly entries: readonly Tree[]; readonly place: Place };

/** A list may be the files of one field, definitions, questions with their answers, sections, or one answer of several words. */
export function readList(list: readonly Tree[], place: Place, whole: Whole): ListReading {
  const { definitions } = whole;
  const filled = ticked(list).filter((entry) => !isBlank(entry));
  const files = filled.filter(isFile);
  if (files.length > 0 && files.length === filled.length) return { items: filesItem(place, files) };
  if (isDefinitionList(filled, keyOf(place)) || areInstances(filled)) return { items: [] };
  const goods = isNeverLeaf(keyOf(place)) && !isContext(keyOf(place), list) && !filled.some(isPerson);
  const asked = filled.filter((entry) => !(isBranch(entry) && isNotAsked(entry)));
  const apart = withoutHeadings(asked);
  const questions = goods && !apart.every(isAnswered) ? null : questionList(apart, definitions);
  if (questions)
    return { questions: withoutMachines(questions, whole), place: { ...place, path: place.path.filter(isEntity) } };
  const sections = filled.map(packagesOf);
  if (sections.every((packages) => packages !== null)) return { entries: sections.flat(), place: ofEach(place) };
  if (filled.length === 1 && !goods) return { entries: filled, place };
  if (areApart(filled, place)) return { entries: filled, place: ofEach(place) };
  return { items: textItem(place, transcript(filled) ?? textOfAll(filled)) };
}

/** Of questions that people were asked, no values that the tool put beside them under keys of its own. */
function withoutMachines(questions: readonly Question[], { latest }: Whole): readonly Question[] {
  if (!questions.some(({ label }) => label !== null && isAsked(label))) return questions;
  return questions.filter(
    ({ key, label, value }) =>
      label !== null || !isScalar(value) || !(isOfBrowser(key) || isMachines(key, value, latest, true)),
  );
}

const TICK = /^(?:is)?(?:checked|selected|ticked|chosen)$/;
const tickOf = (entry: Tree): Tree | undefined =>
  isBranch(entry) ? Object.entries(entry).find(([key]) => TICK.test(foldKey(key)))?.[1] : undefined;
/** Of choices that each say whether they were ticked, those that were. */
const ticked = (list: readonly Tree[]): readonly Tree[] =>
  list.every((entry) => typeof tickOf(entry) === 'boolean') ? list.filter((entry) => tickOf(entry) === true) : list;

/** Goods have no answers. */
const isAnswered = (entry: Tree) => isBranch(entry) && ['answer', 'response'].some((key) => key in entry);

/** Whether the entries of a list answer several questions, not one. */
const areApart = (entries: readonly Tree[], { path }: Place) =>
  (path.length === 0 && !entries.every(isScalar)) ||
  (entries.some(isScalar) && entries.some((entry) => isBranch(entry) && valueShape(entry, '', 'any') !== null));

/** The entries as one text, a line for each that is a record; other people's are left out. */
export function textOfAll(entries: readonly Tree[]): string {
  const texts = entries.filter((entry) => !(isBranch(entry) && isOthersRecord(entry))).map(entryText);
  const records = entries.some((entry) => !isScalar(entry)) && texts.some((text) => text.includes(', '));
  return texts.filter(Boolean).join(records ? '\n' : ', ');
}
