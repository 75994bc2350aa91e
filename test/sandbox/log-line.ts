import * as v from 'valibot';

const LogLine = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    level: v.picklist(['INFO', 'WARN', 'ERROR']),
    message: v.string(),
    outcome: v.optional(v.string()),
    lead: v.nullish(v.number()),
    form: v.nullish(v.string()),
    reason: v.nullish(v.string()),
    ms: v.optional(v.number()),
    failure: v.optional(v.object({ name: v.string(), message: v.optional(v.string()) })),
  }),
);

/**
 * What somebody at a terminal wants to know of a line the functions logged: `Lead 7 created (form contact, 85 ms)`;
 * null for a line that tells of no lead's outcome and of no trouble.
 */
export function describeLogLine(line: string): string | null {
  const parsed = v.safeParse(LogLine, line);
  if (!parsed.success) return null;
  const { level, message, outcome, lead, form, reason, ms, failure } = parsed.output;
  const details = [form && `form ${form}`, ms !== undefined && `${Math.round(ms)} ms`].filter(Boolean).join(', ');
  const where = details && ` (${details})`;
  if (outcome) return `${lead ? `Lead ${lead} ` : ''}${outcome}${where}`;
  if (level === 'INFO') return null;
  return `${message}${where}: ${failure?.message ?? reason ?? failure?.name ?? level.toLowerCase()}`;
}
