import type { AnswerType } from '../../names/groups.ts';
import { lookUp } from '../../names/look-up.ts';
import { decodeJson } from '../decode/decode-json.ts';
import { isBranch, isList, type Tree, Upload } from '../decode/tree.ts';
import { isEntity, isPackaging } from './containers.ts';
import type { Item } from './item.ts';
import { utmText } from './utm-names.ts';

/** Where a value stands, and what is asked there. */
export interface Place {
  readonly path: readonly string[];
  readonly label: string | null;
  readonly type: AnswerType | null;
}

/** Characters that the names around a value may have together: each value repeats them. */
const LONGEST_AROUND = 200;

/** Connectors write paths with dots, too: looked through where every part before the last is packaging. */
const pathOf = (key: string): string[] => {
  const parts = key.length > LONGEST_AROUND ? [] : key.split('.').map((part) => part.trim());
  return parts.length > 1 && parts.every((part, i) => part !== '' && (i === parts.length - 1 || isPackaging(part)))
    ? parts.filter((part, i) => i === parts.length - 1 || isEntity(part))
    : [key];
};

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

/** The place of a member. */
export const under = (place: Place, key: string): Place => ({
  path: [...around(place.path), ...pathOf(key)],
  label: null,
  type: null,
});

export const keyOf = ({ path }: Place) => path.at(-1) ?? '';

/** A value as an item; none when it is empty. */
export const item = (place: Place, value: string): Item[] => (value === '' ? [] : [{ ...place, value }]);

/** `false` answers a question; of a box it says only that nobody ticked it. */
export function truth(place: Place, value: boolean): Item[] {
  const asked = place.type === 'yes/no' || /\?\s*$/.test(place.label ?? keyOf(place));
  return value || asked ? item(place, value ? 'yes' : 'no') : [];
}

/** What JSON or UTM values in a string hold; undefined for any other text. A visit's trace and a visitor's message stay as they are. */
export function insideString(text: string, place: Place): Tree | undefined {
  const utm = utmText(text);
  if (utm) return utm;
  const group = lookUp(keyOf(place))?.group;
  if (!/^[[{]/.test(text) || group === 'TRACKING') return undefined;
  try {
    const tree = decodeJson(text);
    const structured = isBranch(tree) ? Object.keys(tree).length > 0 : isList(tree);
    return structured && (isBranch(tree) || group !== 'COMMENTS') ? tree : undefined;
  } catch {
    return undefined; // too deep to be a form: it stays a text
  }
}

export const isFile = (tree: Tree): tree is Upload => tree instanceof Upload;

/** Files of one field, as one item. */
export const filesItem = (place: Place, files: readonly Upload[]): Item[] => [
  { ...place, type: 'file', value: files.map(({ name }) => name || 'file').join(', '), files },
];
