import { lookUp } from '../../names/look-up.ts';
import { type Branch, isBranch, isList, isScalar, type Tree } from '../decode/tree.ts';
import { questionsIn } from './entry-text.ts';
import { firstWords, foldKey, LABEL, members } from './members.ts';
import { isSectionsOwn } from './sections.ts';

const ROWS = /^(?:rows?|entries|items|instances|repeats?|repetitions|groups|records|values?|answers?)$/;

/** A row of questions, none of which asks how to reach somebody: that is the form itself. */
function isRow(tree: Tree): boolean {
  const questions = isScalar(tree) ? null : questionsIn(tree);
  const isReach = (name: string | null) => /^(?:PHONE|EMAIL)$/.test(lookUp(name ?? '')?.group ?? '');
  return questions?.every(({ key, label }) => !isReach(key) && !isReach(label)) ?? false;
}

/**
 * Questions that were answered several times under one label: `{label: "Children", rows: {1: {q1: {label, value}}}}`.
 *
 * @returns null for an object that is something else
 */
export function repeated(object: Branch): { readonly label: string; readonly rows: readonly Tree[] } | null {
  const [inner, ...more] = Object.entries(object).filter(([, value]) => !isScalar(value));
  const label = firstWords(members(object), LABEL);
  if (!inner || more.length > 0 || label === '' || !ROWS.test(foldKey(inner[0]))) return null;
  const rest = Object.entries(object).filter(([key]) => key !== inner[0]);
  const rows = isList(inner[1]) ? inner[1] : isBranch(inner[1]) ? Object.values(inner[1]) : [];
  return rows.length > 0 && rows.every(isRow) && rest.every(isSectionsOwn) ? { label, rows } : null;
}
