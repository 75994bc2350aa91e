/** An angle bracket, or the entity that stands for it. */
const LEFT = /<|&(?:lt|#0*60|#x0*3c);/gi;
const RIGHT = />|&(?:gt|#0*62|#x0*3e);/gi;
/** With a space behind it, it is less than something. */
const TAG = /(?:<|&(?:lt|#0*60|#x0*3c);)(?!\s)/i;

/**
 * What a visitor typed, for any text field but COMMENTS: where a tag could be read, the angle brackets become `‹` and `›`.
 * Which of these fields a portal strips of tags, and whether it decodes entities first, is not documented; the look-alikes
 * are read as they were typed either way, while an entity would be shown by those that do neither. Text without a tag
 * (`a < b`, `->`), square brackets and other entities stay as they are: only comments are known to be BBCode.
 */
export const withoutTags = (text: string): string =>
  TAG.test(text) ? text.replace(LEFT, '‹').replace(RIGHT, '›') : text;

/** Invisible characters that no text needs, and those that turn its direction round. */
const UNWANTED = /[\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;

/** Nothing to clean: most texts, and nearly all of a machine's. */
const PLAIN = /^[ -~]*$/;

/** Text without control characters and half characters; line breaks stay. */
export const clean = (text: string): string =>
  PLAIN.test(text)
    ? text.trim()
    : text
        .toWellFormed()
        .replace(/\r\n?|\u2028|\u2029/g, '\n')
        .replace(UNWANTED, (character) => (character === '\n' ? '\n' : character === '\t' ? ' ' : ''))
        .trim();

/** Text in one line. */
export const inOneLine = (text: string): string => clean(text).replace(/(?<!\s)\s*\n\s*/g, ' ');

/** Text for a field of one line, with nothing in it that a portal could take for a tag. */
export const oneLine = (text: string): string => withoutTags(inOneLine(text));

/** The beginning of a text that is too long, without what half a character would leave at its end. */
export const cut = (text: string, longest: number): string =>
  text.length <= longest
    ? text
    : text
        .slice(0, longest)
        .replace(/[\uD800-\uDBFF\uFFFD]$/, '')
        .trim();
