import type { Contestant } from './contestants.ts';
import * as contestants from './contestants.ts';
import { median } from './percentile.ts';
import { type Bench, startLife } from './start-life.ts';

/** Medians in milliseconds. */
export interface Cold {
  /** Process start → first answer. */
  readonly total: number;
  /** The same in CPU time. */
  readonly cpu: number;
  /** Process start → ready for the first event. */
  readonly init: number;
  readonly first: number;
  readonly firstCpu: number;
}

const LIVES = 9;
const { EMPTY, BY_HAND, FETCH, NAIVE, B24JSSDK, SLIM, LEAD, LEAD_WITH_LEDGER, ACCEPT } = contestants;
const FIGURES = ['total', 'cpu', 'init', 'first', 'firstCpu'] as const;

/** Starts each of them nine times, in turns, so that whatever else the machine does strikes all of them alike. */
export async function cold(bench: Bench): Promise<Map<Contestant, Cold>> {
  const lives = new Map<Contestant, Cold[]>(
    [EMPTY, BY_HAND, FETCH, NAIVE, B24JSSDK, SLIM, LEAD, LEAD_WITH_LEDGER, ACCEPT].map((who) => [who, []]),
  );
  for (let turn = 0; turn < LIVES; turn++) {
    for (const [who, figures] of lives) {
      const life = await startLife(who, bench);
      const { milliseconds, cpu, age } = await life.next();
      figures.push({ total: life.age(), cpu: age, init: life.init, first: milliseconds, firstCpu: cpu });
      await life.end();
    }
  }
  const medians = (figures: readonly Cold[]) => {
    const [total, cpu, init, first, firstCpu] = FIGURES.map((name) => median(figures.map((figure) => figure[name])));
    return { total, cpu, init, first, firstCpu } as Cold;
  };
  return new Map([...lives].map(([who, figures]) => [who, medians(figures)]));
}
