const MARK = '…';
const LONGEST = 200;
/** A portal that quotes a value quotes no file and no essay. */
const LONGEST_VALUE = 500;

/** What is read of the portal's words at most. */
const LONGEST_TEXT = 4000;

/** One spelling for all that a pattern without regard to case takes for equal. */
const folded = (text: string) => text.toLowerCase().toUpperCase();

/** Every text and number within, however deep. */
function leaves(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value).trim()];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [];
}

const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** What may be somebody's even when it is not the very text that was sent. */
const PERSONAL = /\S+@\S+|\b[a-z]+:\/\/\S+|\+?\d[\d\s().-]{5,}\d/giu;

/**
 * The portal's own words, fit for a message: what was sent is replaced wherever it stands as a word of its own, and so
 * are e-mail addresses, URLs and long numbers; markup goes, and so does what is longer than 200 characters.
 */
export function redactValues(text: string, sent: unknown): string {
  const start = text.slice(0, LONGEST_TEXT);
  const said = folded(start);
  const values = [...new Set(leaves(sent))]
    .filter((value) => value !== '' && value.length <= LONGEST_VALUE && said.includes(folded(value)))
    .sort((a, b) => b.length - a.length);
  const clean = values.reduce(
    (rest, value) => rest.replace(new RegExp(`(?<![\\p{L}\\p{N}])${literal(value)}(?![\\p{L}\\p{N}])`, 'giu'), MARK),
    start,
  );
  // where the text was cut, half a value may be left, which nobody would know again
  return (start === text ? clean : clean.slice(0, -LONGEST_VALUE))
    .replace(/<[^>]*>/g, ' ')
    .replace(PERSONAL, MARK)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST);
}
