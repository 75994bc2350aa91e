import { type Contestant, LEAD, NAIVE } from './contestants.ts';
import type { Cost } from './lambda.ts';
import { type Bench, startLife } from './start-life.ts';

export const COUNTS = [100, 1000, 10_000] as const;

/** Bytes after so many events: the high-water mark of the process, and its heap without garbage. */
export type Memory = ReadonlyMap<number, Pick<Cost, 'rss' | 'heap'>>;

/** What a worker takes by and by. */
export async function memory(bench: Bench): Promise<Map<Contestant, Memory>> {
  const taken = new Map<Contestant, Memory>();
  for (const who of [NAIVE, LEAD]) {
    const life = await startLife(who, bench);
    const marks = new Map<number, Cost>();
    for (let event = 1; event <= Math.max(...COUNTS); event++) {
      if (event % 1000 === 1) await bench.standIns.tell('empty');
      const isMark = COUNTS.some((count) => count === event);
      const cost = await life.next(isMark);
      if (isMark) marks.set(event, cost);
    }
    taken.set(who, marks);
    await life.end();
  }
  return taken;
}
