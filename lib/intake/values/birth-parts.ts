import { lookUp } from '../../names/look-up.ts';
import { normalise } from '../../names/spelling.ts';
import { type Branch, branch, isScalar, textOf } from '../decode/tree.ts';

const PART = /^(.+?)_?(day|month|year|dd|mm|yyyy)$/;
const UNITS: Readonly<Record<string, string>> = { dd: 'day', mm: 'month', yyyy: 'year' };

const isBirth = (stem: string) => stem === 'birth' || lookUp(stem)?.group === 'BIRTHDATE';

/** An object with a birth date in one piece: `{birthDay: 3, birthMonth: 7, birthYear: 1990}`, `bday-day`, … */
export function withWholeBirth(object: Branch): Branch {
  const parts = new Map<string, readonly [key: string, value: string]>();
  for (const [key, value] of Object.entries(object)) {
    const [, stem = '', unit = ''] = PART.exec(normalise(key)) ?? [];
    if (unit !== '' && isScalar(value) && isBirth(stem)) parts.set(UNITS[unit] ?? unit, [key, textOf(value)]);
  }
  const [year, month, day] = ['year', 'month', 'day'].map((unit) => parts.get(unit)?.[1] ?? '');
  if (!year || !month || !day) return object;
  if (!/^(?:19|20)\d\d$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) return object;
  const keys = [...parts.values()].map(([key]) => key);
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return branch(
    Object.entries(object).flatMap(([key, value]): (readonly [string, typeof value])[] =>
      key === keys[0] ? [['birthdate', date]] : keys.includes(key) ? [] : [[key, value]],
    ),
  );
}
