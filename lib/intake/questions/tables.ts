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

const nameOf = (cell: Tree): string =>
  isBranch(cell) ? firstWords(members(cell), [...LABEL, ...MACHINE]) : typeof cell === 'string' ? cell.trim() : '';

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
  const entries = Object.entries(object).filter(([, value]) => isList(value));
  const header = entries.find(([key, value]) => HEADERS.test(foldKey(key)) && isHeader(value));
  const width = header && isList(header[1]) ? header[1].length : 0;
  const row = entries.find(
    ([key, value]) => key !== header?.[0] && ROWS.test(foldKey(key)) && answering(value, width) !== null,
  );
  return header && row ? { header: header[0], row: row[0] } : null;
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
