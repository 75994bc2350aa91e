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
