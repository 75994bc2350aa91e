import type { Level, Report } from '../operator/finding.ts';

const SIGNS: Readonly<Record<Level, string>> = { fine: '✓', warning: '!', fault: '✗' };
const COLORS: Readonly<Record<Level, number>> = { fine: 32, warning: 33, fault: 31 };
/** Wide enough for the longest check's name. */
const NAME_WIDTH = 12;

/** A finding as a line for the terminal, its sign in colour where there are colours. */
export function line({ about, level, message, mend }: Report): string {
  const sign = process.stdout.hasColors?.() ? `\u001b[${COLORS[level]}m${SIGNS[level]}\u001b[0m` : SIGNS[level];
  return `${sign} ${about.padEnd(NAME_WIDTH)} ${message}${mend ? ` → ${mend}` : ''}`;
}
