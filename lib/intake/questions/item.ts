import type { Answer, UploadedFile } from '../../types.ts';
import { type Tree, Upload } from '../decode/tree.ts';

/** Where in a body a value stands, and what is asked there. */
export interface Place {
  /** Without the packaging around the answers: `data.contact.email` → `contact`, `email`. */
  readonly path: readonly string[];
  readonly label: string | null;
  readonly type: Answer['type'];
}

/** One value of a body, flat, before anybody asks what it means. */
export interface Item extends Place {
  readonly value: string;
  readonly files?: readonly UploadedFile[];
}

/** The name next to the value; empty for the body as a whole. */
export const keyOf = ({ path }: Pick<Place, 'path'>): string => path.at(-1) ?? '';

/** Characters that the names around a value may have together: each value repeats them. */
export const LONGEST_AROUND = 200;

/** The start of a text, and a mark that it goes on. */
const beginning = (text: string, room: number) => (text.length <= room ? text : `${text.slice(0, Math.max(room, 0))}…`);

/** A path as part of those inside it: of names that are too long together, the inner ones and the start of the next. */
export function around(path: readonly string[]): readonly string[] {
  let room = LONGEST_AROUND;
  const kept: string[] = [];
  for (const part of path.toReversed()) {
    if (room <= 0) break;
    kept.unshift(beginning(part, room));
    room -= part.length + 1;
  }
  return kept;
}

/** A place as each of several values has it. */
export const ofEach = ({ path, label, type }: Place): Place => ({
  path: around(path),
  label: label === null ? null : beginning(label, LONGEST_AROUND),
  type,
});

/** A value as an item; none when it is empty. */
export const textItem = (place: Place, value: string): Item[] => (value === '' ? [] : [{ ...place, value }]);

/** `false` answers a question; of a box it says only that nobody ticked it. */
export function truthItem(place: Place, value: boolean): Item[] {
  const asked = place.type === 'yes/no' || /\?\s*$/.test(place.label ?? keyOf(place));
  return value || asked ? textItem(place, value ? 'yes' : 'no') : [];
}

export const isFile = (tree: Tree): tree is Upload => tree instanceof Upload;

/** Files of one field, as one item. */
export const filesItem = (place: Place, files: readonly Upload[]): Item[] => [
  { ...place, type: 'file', value: files.map(({ name }) => name || 'file').join(', '), files },
];
