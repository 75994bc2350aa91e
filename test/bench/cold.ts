import type { Bundles, Contestant } from './bundle.ts';
import { formEvent, leadEvent } from './events.ts';
import { type Life, live } from './lambda.ts';
import { median } from './median.ts';

export interface Cold {
  readonly name: string;
  /** Process start → first answer. Milliseconds, as all of these. */
  readonly total: number;
  /** The same in CPU time. */
  readonly cpu: number;
  readonly init: number;
  readonly first: number;
  readonly firstCpu: number;
}

const LIVES = 9;

/** Contestant, and what its environment differs in. */
const ROWS: readonly { readonly name: string; readonly bundle: Contestant; readonly without?: string }[] = [
  { name: 'empty handler', bundle: 'empty' },
  { name: 'by hand on node:http', bundle: 'node-https' },
  { name: 'SSM client + fetch', bundle: 'fetch' },
  { name: 'naive: SSM client + undici', bundle: 'naive' },
  { name: 'b24jssdk + Powertools parameters', bundle: 'b24jssdk' },
  { name: 'slim: the same two, packed as here', bundle: 'slim' },
  { name: 'lead', bundle: 'lead', without: 'LEDGER_TABLE' },
  { name: 'lead with ledger', bundle: 'lead' },
  { name: 'accept', bundle: 'accept' },
];

/** Starts every contestant nine times, in turns, and gives the medians. */
export async function cold({ of }: Bundles, variables: Readonly<Record<string, string>>): Promise<Cold[]> {
  const lives = ROWS.map(() => [] as Omit<Cold, 'name'>[]);
  for (let turn = 0; turn < LIVES; turn++) {
    for (const [at, { bundle, without = '' }] of ROWS.entries()) {
      const { [without]: _, ...environment } = variables;
      const life: Life = await live({
        file: of[bundle].file,
        variables: environment,
        memory: bundle === 'accept' ? 256 : 512,
      });
      const { milliseconds, cpu, age } = await life.invoke(bundle === 'accept' ? formEvent() : leadEvent());
      lives[at]?.push({ total: life.age(), cpu: age, init: life.init, first: milliseconds, firstCpu: cpu });
      await life.end();
    }
  }
  return ROWS.map(({ name }, at) => {
    const of = (figure: 'total' | 'cpu' | 'init' | 'first' | 'firstCpu') =>
      median((lives[at] ?? []).map((life) => life[figure]));
    return { name, total: of('total'), cpu: of('cpu'), init: of('init'), first: of('first'), firstCpu: of('firstCpu') };
  });
}
