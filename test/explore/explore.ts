import { Graph } from './graph.ts';
import { beginning, endOf, isOver, keyOf, movesFrom, type World, wrongWith } from './scheduler.ts';
import { REAL, type Variant } from './variants.ts';
import { workers } from './workers.ts';

export interface Exploration {
  readonly variant?: Variant;
  /** How many faults may happen in one schedule. */
  readonly faults: number;
  /** Seconds. */
  readonly visibility?: number;
}

/** Something that must never happen, and the shortest way there. */
export interface Finding {
  readonly wrong: string;
  readonly schedule: readonly string[];
}

export interface Explored {
  /** Schedules from the beginning to an end; 0 when one has no end. */
  readonly schedules: bigint;
  /** Worlds that were looked at, all of them different. */
  readonly worlds: number;
  /** The different ends, in words. */
  readonly ends: readonly string[];
  readonly finding: Finding | null;
}

/**
 * Looks at every schedule of two workers with one submission and so many faults: shortest first, and what comes after a
 * world that two schedules share is looked at once. Stops at the first thing that must never happen: a lead lost, a lead
 * doubled, a world in which nothing can happen any more though it is not over, schedules without an end.
 */
export async function explore({ variant = REAL, faults, visibility = 240 }: Exploration): Promise<Explored> {
  const rules = { workers: workers(variant), visibility };
  const graph = new Graph();
  const numbers = new Map<string, number>();
  const ends = new Set<string>();

  const explored = (schedules: bigint, finding: Finding | null): Explored => ({
    schedules,
    worlds: numbers.size,
    ends: [...ends],
    finding,
  });
  const first = beginning(faults);
  numbers.set(keyOf(first), graph.add(0, ''));
  let layer: World[] = [first];
  let number = 0;
  while (layer.length > 0) {
    const following: World[] = [];
    for (const world of layer) {
      const here = number++;
      const next = graph.next[here] ?? [];
      if (isOver(world)) {
        ends.add(endOf(world));
        continue;
      }
      for (const { what, to } of movesFrom(world, rules)) {
        const after = to instanceof Promise ? await to : to;
        const key = keyOf(after);
        const known = numbers.get(key);
        if (known === here) continue; // time passes, and nothing is different
        if (known !== undefined) {
          next.push(known);
          continue;
        }
        const added = graph.add(here, `${String(after.now).padStart(5)} s  ${what}`);
        numbers.set(key, added);
        next.push(added);
        following.push(after);
        const wrong = wrongWith(after);
        if (wrong) return explored(0n, { wrong, schedule: graph.way(added) });
      }
      if (next.length === 0) return explored(0n, { wrong: 'stuck', schedule: graph.way(here) });
    }
    layer = following;
  }
  const schedules = graph.ways();
  if (schedules === null) return explored(0n, { wrong: 'a schedule without end', schedule: [] });
  return explored(schedules, null);
}
