const YEAR_FIRST = /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})$/;
const YEAR_LAST = /^(\d{1,2})([-./])(\d{1,2})\2(\d{4})$/;

function calendarDate(year: string, month: string, day: string): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined;
}

/**
 * Reads a date written in digits: ISO (`2026-09-14`, a time after it is left out), `14.09.2026`, and with other marks
 * (`14/09/2026`, `09/14/2026`) only where day and month can't be mistaken for each other.
 *
 * @returns `YYYY-MM-DD`, or undefined when it is no date of the calendar or could be two
 */
export function readDate(text: string): string | undefined {
  const date = text.trim().replace(/^(\d{4}-\d{2}-\d{2})[T ].*$/, '$1');
  const [, year, , month = '', day = ''] = YEAR_FIRST.exec(date) ?? [];
  if (year) return calendarDate(year, month, day);

  const [, first = '', mark, second = '', lastYear] = YEAR_LAST.exec(date) ?? [];
  if (!lastYear) return undefined;
  const dayFirst = calendarDate(lastYear, second, first);
  const monthFirst = mark === '.' ? undefined : calendarDate(lastYear, first, second);
  return dayFirst && monthFirst && dayFirst !== monthFirst ? undefined : (dayFirst ?? monthFirst);
}
