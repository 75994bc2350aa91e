import { type Contestant, LEAD, NAIVE } from './contestants.ts';
import type { Cost } from './lambda.ts';
import { type Bench, startLife } from './start-life.ts';

/** Bytes: the high-water mark of the process, and its heap without garbage. */
export interface Memory {
  readonly few: Pick<Cost, 'rss' | 'heap'>;
  readonly many: Pick<Cost, 'rss' | 'heap'>;
}

export const FEW = 100;
export const MANY = 10_000;

/** What is taken after so few events and after so many. */
export async function memory(bench: Bench): Promise<Map<Contestant, Memory>> {
  const taken = new Map<Contestant, Memory>();
  for (const who of [NAIVE, LEAD]) {
    const life = await startLife(who, bench);
    const until = async (count: number, from: number) => {
      for (let event = from; event < count - 1; event++) {
        if (event % 1000 === 0) await bench.standIns.tell('empty');
        await life.next();
      }
      return life.next(true);
    };
    const few = await until(FEW, 0);
    taken.set(who, { few, many: await until(MANY, FEW) });
    await life.end();
  }
  return taken;
}
