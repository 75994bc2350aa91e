import { withoutTags } from './without-tags.ts';

const MAX_TITLE = 255;

/** Stands where a placeholder had no value, until the text around it is tidied; no title holds it. */
const GAP = '\u0000';
const SEPARATOR = '[-:;,|/·•–—]';

/** Brings a template with gaps in order; placeholders that do have a value are still in it as `{name}`. */
const TIDY: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`[([«"“]\\s*${GAP}\\s*[)\\]»"”]`, 'g'), GAP],
  [new RegExp(`${GAP}(?:\\s*${GAP})+`, 'g'), GAP],
  [new RegExp(`^\\s*${GAP}[\\s:;,|/·•–—-]*`), ''],
  [new RegExp(`[\\s:;,|/·•–—-]*${GAP}\\s*$`), ''],
  [new RegExp(`(${SEPARATOR}\\s*)${GAP}\\s*${SEPARATOR}+\\s*`, 'g'), '$1'],
  [new RegExp(`\\s*${GAP}\\s*([,;:])`, 'g'), '$1'],
  [new RegExp(GAP, 'g'), ''],
];

const oneLine = (text: string) => text.replaceAll(GAP, '').replace(/\s+/g, ' ').trim();

const shortened = (title: string) =>
  // Half of a character outside the basic plane would be no character at all.
  title.length > MAX_TITLE
    ? title
        .slice(0, MAX_TITLE)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd()
    : title;

/**
 * Fills in a title template such as `{formName}: {NAME} {LAST_NAME}`. Placeholders without a value vanish together
 * with the separators and brackets they would leave dangling; punctuation inside values stays.
 *
 * @param values by placeholder name, exactly as written between the braces
 * @returns one line of at most 255 characters; empty when nothing is left
 */
export function renderTitle(template: string, values: Readonly<Record<string, string | null | undefined>>): string {
  const filling = (name: string) =>
    oneLine(withoutTags((Object.hasOwn(values, name.trim()) && values[name.trim()]) || ''));
  const gaps = oneLine(template).replace(/\{([^{}]*)\}/g, (placeholder, name) => (filling(name) ? placeholder : GAP));
  const tidy = TIDY.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), gaps);
  return shortened(oneLine(tidy.replace(/\{([^{}]*)\}/g, (_, name) => filling(name))));
}
