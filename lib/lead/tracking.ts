import type { Tracking } from '../types.ts';
import { type CommentLine, clean } from './comments.ts';
import type { Mapped } from './mapped-fields.ts';
import { withoutTags } from './without-tags.ts';

const MAX_DESCRIPTION = 500;

/** Page and referrer for SOURCE_DESCRIPTION; empty when neither is known. */
export function sourceDescription({ pageUrl, referrer }: Tracking): string {
  const came = referrer && referrer !== pageUrl ? referrer : null;
  const text = clean([pageUrl && `Page: ${pageUrl}`, came && `Referrer: ${came}`].filter(Boolean).join('\n'));
  return withoutTags(text).slice(0, MAX_DESCRIPTION);
}

/** Click and client ids that no field was given to, as one line of the comments. */
export function trackingLines(ids: Tracking['ids'], { filled }: Pick<Mapped, 'filled'>): CommentLine[] {
  const known = new Set(filled.map(({ answer }) => answer.key));
  const left = Object.entries(ids).filter(([name]) => !known.has(name));
  return left.length > 0 ? [{ label: 'Tracking', text: left.map(([name, id]) => `${name} ${id}`).join(', ') }] : [];
}
