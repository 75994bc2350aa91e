import { LEASE } from '../../lib/once.ts';
import { EPOCH, type Moment, runWorker, type Stand } from './run-worker.ts';
import { type Answer, describe, type Item } from './stand-ins.ts';
import type { Variant } from './variants.ts';

/** Where a worker stands, and how it came there. */
export interface Point extends Stand {
  /** The answers that brought it here and when each came, counted from its start: what it does next depends on nothing else. */
  readonly history: string;
  /** When it came here: seconds. */
  readonly since: number;
}

/** What a worker does next, given the answers it got so far. */
export interface Workers {
  /** A worker that starts at this second. */
  readonly start: (now: number) => Point | Promise<Point>;
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

/** The answer with all times counted from `start`. */
export const counted = (answer: Answer, start: number): string =>
  answer.is === 'item' ? ageing(answer.item, start) : describe(answer);

/** Workers of the code as it stands, or of a variant. Each way through the code is run once and then remembered. */
export function workers(variant: Variant): Workers {
  const seen = new Map<string, Point | Promise<Point>>();
  const momentsOf = new WeakMap<Point, readonly Moment[]>();

  function at(moments: readonly Moment[], history: string): Point | Promise<Point> {
    const key = JSON.stringify(moments);
    const known = seen.get(key);
    if (known) return known;
    const found = runWorker(moments, variant).then((where) => {
      const point = { ...where, history, since: moments.at(-1)?.now ?? 0 };
      momentsOf.set(point, moments);
      seen.set(key, point);
      return point;
    });
    seen.set(key, found);
    return found;
  }
  return {
    start: (now) => at([{ now, answer: null }], ''),
    resume(point, answer, now) {
      const before = momentsOf.get(point) ?? [];
      const start = before[0]?.now ?? now;
      return at([...before, { now, answer }], `${point.history}|${now - start} ${counted(answer, start)}`);
    },
  };
}
