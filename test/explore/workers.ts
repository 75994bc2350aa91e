import { LEASE } from '../../lib/once/create-once.ts';
import { EPOCH, type Moment, runWorker, type Stand } from './run-worker.ts';
import { type Answer, describe, type Item } from './stand-ins.ts';
import type { Variant } from './variants.ts';

/** Where a worker stands, and how it came there. */
export interface Point extends Stand {
  /** The answers that brought it here and when each came, counted from its start: what it does next depends on nothing else. */
  readonly history: string;
  /** When it came here: seconds. */
  readonly since: number;
  /** The way here, to be gone again. */
  readonly path: { readonly name: string; readonly moments: readonly Moment[] };
}

/** What a worker does next, given the answers it got so far. */
export interface Workers {
  /** A worker of this name that starts at this second. */
  readonly start: (now: number, name: string) => Point | Promise<Point>;
  /** The worker at this point, once it got that answer at this second. */
  readonly resume: (point: Point, answer: Answer, now: number) => Point | Promise<Point>;
}

/**
 * The item as it counts at `now`: seconds since it was claimed, and all that are older than the lease are one. Two claims
 * that old are never at hand together: a worker lives 30 s, and what replaces the claim it knows of is younger than that.
 */
export function ageing(item: Item, now: number): string {
  if (!item) return 'nothing';
  if (item.state?.S === 'DONE') return `DONE ${item.lead?.N}`;
  return `${item.state?.S} ${Math.min(now - (Number(item.at?.N) - EPOCH) / 1000, LEASE / 1000)}`;
}

/** Whether the claim was made by the worker of this name. */
export const isBy = (item: Item, name: string): boolean => item?.by?.S === name;

/** The answer as it counts for the worker of this name, with all times counted from `start`. */
export const counted = (answer: Answer, start: number, name: string): string =>
  answer.is === 'item'
    ? `${ageing(answer.item, start)} ${isBy(answer.item, name) ? 'by itself' : ''}`
    : describe(answer);

/** Workers of the code as it stands, or of a variant. Each way through the code is run once and then remembered. */
export function workers(variant: Variant): Workers {
  const seen = new Map<string, Point | Promise<Point>>();

  function at(name: string, moments: readonly Moment[], history: string): Point | Promise<Point> {
    const key = name + JSON.stringify(moments);
    const known = seen.get(key);
    if (known) return known;
    const found = runWorker(name, moments, variant).then((where) => {
      const point = { ...where, history, since: moments.at(-1)?.now ?? 0, path: { name, moments } };
      seen.set(key, point);
      return point;
    });
    seen.set(key, found);
    return found;
  }
  return {
    start: (now, name) => at(name, [{ now, answer: null }], ''),
    resume(point, answer, now) {
      const { name, moments } = point.path;
      const start = moments[0]?.now ?? now;
      const history = `${point.history}|${now - start} ${counted(answer, start, name)}`;
      return at(name, [...moments, { now, answer }], history);
    },
  };
}
