import { lookUp } from '../../names/look-up.ts';
import {
  type Branch,
  branch,
  eachEntry,
  eachMember,
  isBranch,
  isList,
  isScalar,
  type Tree,
  textOf,
} from '../decode/tree.ts';
import { firstWords, foldKey, LABEL, MACHINE, members } from './members.ts';
import { withPairedKeys } from './paired-keys.ts';

const HEADERS = /^(?:headers?|headings?|columns?|columnnames|names|labels|titles|fields|fieldnames|questions|keys)$/;
const ROWS = /^(?:(?:column|field)?values?|rows?|data|cells|answers|record|records|response|entry)$/;

const NAMED = [...LABEL, ...MACHINE];
const nameOf = (cell: Tree): string =>
  isBranch(cell) ? firstWords(members(cell), NAMED) : typeof cell === 'string' ? cell.trim() : '';

/** A row of texts that could be questions: each has letters, and no two are the same. */
const isHeader = (row: Tree | undefined): row is readonly Tree[] =>
  isList(row) &&
  row.length > 1 &&
  row.every((cell) => /\p{L}/u.test(nameOf(cell)) && !nameOf(cell).includes('@')) &&
  new Set(row.map(nameOf)).size === row.length;

const isRow = (row: Tree | undefined, width: number): row is readonly Tree[] =>
  isList(row) && row.length === width && row.every(isScalar);

const asQuestions = (header: readonly Tree[], row: readonly Tree[]): Tree =>
  header.map((cell, at) =>
    branch([
      ['question', nameOf(cell)],
      ['answer', row[at] ?? null],
    ]),
  );

/** The row that answers: the only one, or of several the last, which is the newest. */
const answering = (tree: Tree | undefined, width: number): readonly Tree[] | null => {
  if (isRow(tree, width)) return tree;
  const last = isList(tree) ? tree.at(-1) : undefined;
  return isRow(last, width) ? last : null;
};

/** `[["Your name", "Ann"], ["E-mail", "ann@…"]]`: what stands first in each asks, rather than the first of them. */
function asPairs(list: readonly Tree[]): Tree | null {
  const rows = list.filter((row) => isRow(row, 2));
  const asked = rows.map(([question]) => question ?? null);
  if (rows.length < 2 || rows.length < list.length || !isHeader(asked)) return null;
  const known = (names: readonly Tree[]) => names.filter((name) => lookUp(textOf(name)) !== null).length;
  const answers = rows.map(([, answer]) => answer ?? null);
  return known(asked) > known(rows[0] ?? []) ? asQuestions(asked, answers) : null;
}

/** What type each column has: `columntypes`. */
const isTypes = (key: string, value: Tree, width: number) =>
  /^(?:column|field|data|value)?types$/.test(foldKey(key)) && isRow(value, width);

/** `{headers: [...], values: [...]}`: the names of the two members; null for an object that has no such two. */
function headerAndRow(object: Branch): { readonly header: string; readonly row: string } | null {
  const lists = Object.keys(object).filter((key) => isList(object[key]));
  if (lists.length < 2) return null;
  const rows = lists.filter((key) => ROWS.test(foldKey(key)));
  if (rows.length === 0) return null;
  const header = lists.find((key) => HEADERS.test(foldKey(key)) && isHeader(object[key]));
  const names = header === undefined ? null : object[header];
  const row = isList(names) && rows.find((key) => key !== header && answering(object[key], names.length) !== null);
  return header !== undefined && row ? { header, row } : null;
}

/** A body in which a header row and the row of answers under it are questions with their answers, wherever they stand. */
export function withTables(tree: Tree): Tree {
  if (isList(tree)) {
    const pairs = asPairs(tree);
    if (pairs) return pairs;
    const [header, ...rows] = tree;
    const row = isHeader(header) && header.every(isScalar) ? answering(rows, header.length) : null;
    if (isHeader(header) && row && rows.every((one) => isRow(one, header.length))) return asQuestions(header, row);
    return eachEntry(tree, withTables);
  }
  if (!isBranch(tree)) return tree;
  const two = headerAndRow(tree);
  if (!two) return eachMember(withPairedKeys(tree), withTables);
  const header = tree[two.header];
  return branch(
    Object.entries(tree).flatMap(([key, value]): (readonly [string, Tree])[] => {
      if (!isList(header)) return [[key, withTables(value)]];
      if (key === two.header || isTypes(key, value, header.length)) return [];
      return [[key, key === two.row ? asQuestions(header, answering(value, header.length) ?? []) : withTables(value)]];
    }),
  );
}
