import type { Submission } from '../types.ts';
import type { MultiFieldValue } from './fields/kinds.ts';
import { longestOf } from './fields/lead-fields.ts';
import { cut, inOneLine, withoutTags } from './text.ts';

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

/** Control characters go with it, gaps too. */
const spaced = (text: string) => inOneLine(text).replace(/\s+/g, ' ').trim();

/**
 * Fills in a title template such as `{formName}: {NAME} {LAST_NAME}`. Placeholders without a value vanish together
 * with the separators and brackets they would leave dangling; punctuation inside values stays.
 *
 * @param values by placeholder name, exactly as written between the braces
 * @returns one line of at most 255 characters; empty when nothing is left
 */
export function renderTitle(template: string, values: Readonly<Record<string, string | null | undefined>>): string {
  const filling = (name: string) =>
    spaced(withoutTags((Object.hasOwn(values, name.trim()) && values[name.trim()]) || ''));
  const gaps = spaced(template).replace(/\{([^{}]*)\}/g, (placeholder, name) => (filling(name) ? placeholder : GAP));
  const tidy = gaps.includes(GAP)
    ? TIDY.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), gaps)
    : gaps;
  return cut(spaced(tidy.replace(/\{([^{}]*)\}/g, (_, name) => filling(name))), longestOf('TITLE'));
}

/** What a title may tell of the visitor. */
export interface Person {
  readonly texts: ReadonlyMap<string, string>;
  readonly contacts: ReadonlyMap<string, readonly MultiFieldValue[]>;
}

/** Without a form's name, the site it stands on. */
const hostOf = (pageUrl: string | null) => URL.parse(pageUrl ?? '')?.hostname.replace(/^www\./, '');

/** Everything a template may name: answers by key and label, lead fields, the form, the way here. */
const placeholders = (
  { answers, tracking, formId, formName, source }: Submission,
  { texts, contacts }: Person,
): Record<string, string | null | undefined> =>
  Object.fromEntries<string | null | undefined>([
    ...answers.flatMap(({ key, label, value }) => [[key, value] as const, [label ?? key, value] as const]),
    ...Object.entries({ ...tracking.ids, ...tracking.utm }),
    ...(['NAME', 'SECOND_NAME', 'LAST_NAME', 'COMPANY_TITLE'] as const).map(
      (field) => [field, texts.get(field)] as const,
    ),
    ...(['PHONE', 'EMAIL'] as const).map((field) => [field, contacts.get(field)?.[0]?.VALUE] as const),
    ...Object.entries({ formId, formName, form: formName ?? formId, source, page: tracking.pageUrl }),
  ]);

/** The title by the settings' template; empty when there is nothing to put into it. */
export const titleBy = (template: string, submission: Submission, person: Person): string =>
  renderTitle(template, placeholders(submission, person));

/** A title of the form and who filled it in; it needs no language: `Contact form: Ana Lopes`, `example.com: +5511900000042`. */
export function usualTitle({ formName, formId, source, tracking }: Submission, { texts, contacts }: Person): string {
  const name = [texts.get('NAME'), texts.get('LAST_NAME')].filter(Boolean).join(' ');
  const who = name || contacts.get('PHONE')?.[0]?.VALUE || contacts.get('EMAIL')?.[0]?.VALUE || '';
  const where =
    formName ?? hostOf(tracking.pageUrl) ?? (source === 'generic' ? 'Website' : `${source} ${formId ?? ''}`.trim());
  return renderTitle('{where}: {who}', { where, who });
}
