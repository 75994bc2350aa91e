import type { Answer, UploadedFile } from '../types.ts';
import { clean, inOneLine } from './text.ts';

/** A line of the comments: what was asked and what was answered. */
export interface CommentLine {
  /** Null: the text stands alone. */
  readonly label: string | null;
  readonly text: string;
}

const ARRIVING: Readonly<Record<string, string>> = { '<': '‹', '>': '›', '&': '&amp;', '[': '&#91;' };

/**
 * Text such that it stands in the portal's comments as it was typed. When it saves them, the portal decodes entities
 * once, strips tags (one that nothing closes takes the rest of the text along), encodes entities again and deletes what
 * looks like BBCode, `[10-12]` too. So no angle bracket goes there, not even as an entity, but one that looks like it; an
 * ampersand that begins an entity is encoded, to be there after the decoding: a typed `&lt;b` is read as `&lt;b`.
 */
export const neutralised = (text: string): string =>
  text.replace(/[<>[]|&(?=#?\w+;)/g, (character) => ARRIVING[character] ?? character);

const UNITS = ['bytes', 'KB', 'MB'];

function sizeOf(bytes: number): string {
  const power = bytes < 1024 ? 0 : bytes < 1024 ** 2 ? 1 : 2;
  return `${Number((bytes / 1024 ** power).toFixed(1))} ${UNITS[power]}`;
}

const fileText = ({ name, type, size }: UploadedFile) =>
  `${name || 'file'} (${[type === 'application/octet-stream' ? '' : type, sizeOf(size)].filter(Boolean).join(', ')})`;

/** Keys that tell nobody anything: numbers, ids, fields by what a builder counts them by. */
const NO_NAME =
  /^(?:form[-_])?(?:field|input|comp|el)[-_](?=[a-z]*\d)[a-z\d]{5,}$|^\d+(?:\.\d+)?$|^(?=.*\d)[\da-f]{8,}(?:-[\da-f]{4,})*$/i;

/** What an answer is called: as the visitor saw it, else as the machine calls it; null for a number, an id or nothing. */
export const labelOf = ({ key, label }: Pick<Answer, 'key' | 'label'>): string | null => {
  const name = label ?? key;
  return name === '' || (label === null && NO_NAME.test(name)) ? null : name;
};

/** An answer as a line of the comments; of files, their names, types and sizes. */
export const commentLine = (answer: Answer): CommentLine => ({
  label: labelOf(answer),
  text: answer.files ? answer.files.map(fileText).join(', ') : answer.value,
});

function lineText({ label, text }: CommentLine): string {
  const words = neutralised(clean(text));
  if (label === null) return words;
  const name = neutralised(inOneLine(label));
  return name.endsWith(':') ? `${name} ${words}` : `${name}: ${words}`;
}

/** Lines as the COMMENTS field. Where line breaks are lost, the bullets still tell the answers apart. */
export function comments(lines: readonly CommentLine[]): string {
  const texts = lines.map(lineText).filter(Boolean);
  return texts.length > 1 ? texts.map((text) => `• ${text}`).join('\n') : texts.join('');
}
