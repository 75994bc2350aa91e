import { isBranch, isList, isScalar, type Tree, textOf } from '../decode/tree.ts';
import { isTechnical, MACHINE_TIME } from './technical.ts';
import { DATE } from './typed.ts';

/** `Nov 24, 2026 6:26:24 PM`. */
const LOCAL_TIME = /^[A-Z][a-z]{2} \d\d?, \d{4},? \d\d?:\d\d:\d\d(?: [AP]M)?$/;

/** The moment of a time as machines write it, milliseconds; NaN for any other text. */
export const moment = (text: string): number => {
  if (text.length < 10 || text.length > 40) return Number.NaN;
  if (/^\d{10}(?:\.\d+)?$/.test(text)) return Number(text) * 1000;
  // milliseconds, micro- and nanoseconds
  if (/^\d{13}(?:\d{3}|\d{6})?$/.test(text)) return Number(text.slice(0, 13));
  if (LOCAL_TIME.test(text)) return Date.parse(`${text} UTC`);
  if (!/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d/.test(text)) return Number.NaN;
  const iso = text.replace(' ', 'T').replace(/(\.\d{3})\d+/, '$1');
  return Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/i.test(iso) ? iso : `${iso}Z`);
};

/** The last moment that a body's own times tell, milliseconds; 0 where there are none. What is later was chosen by a person. */
export function latestMoment(tree: Tree): number {
  if (isList(tree)) return tree.reduce<number>((latest, one) => Math.max(latest, latestMoment(one)), 0);
  if (!isBranch(tree)) return 0;
  return Object.entries(tree).reduce<number>((latest, [key, value]) => {
    if (!isScalar(value)) return Math.max(latest, latestMoment(value));
    const text = textOf(value);
    const at = moment(text);
    return Number.isNaN(at) || !isTechnical(key, text) ? latest : Math.max(latest, at);
  }, 0);
}

/** `start_time` may be when somebody called, and when somebody wants to come: only the latter is later than the body. */
export function isOfMachineTime(parts: readonly string[], text: string, latest: number): boolean {
  if (
    /^(?:created|updated|completed|submitted|modified|deleted|published|synced)$/.test(parts[0] ?? '') &&
    DATE.test(text)
  )
    return true;
  const at = moment(text);
  if (Number.isNaN(at)) return false;
  if (
    /^\d+$/.test(text) &&
    !/^(?:at|on|time|date|timestamp|ts|ms|us|ns|millis|epoch|instant|start|end|created|updated)$/.test(
      parts.at(-1) ?? '',
    )
  )
    return false;
  if (MACHINE_TIME.test(text) && (parts.includes('ts') || parts.at(-1) === 'timestamp')) return true;
  return at <= (latest || Number.NaN);
}
