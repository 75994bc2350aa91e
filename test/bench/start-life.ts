import type { Bundles } from './bundle.ts';
import type { Contestant } from './contestants.ts';
import { formEvent, leadEvent } from './events.ts';
import { type Cost, type Life, live } from './lambda.ts';
import type { StandIns } from './start-stand-ins.ts';

export interface Bench {
  readonly bundles: Bundles;
  readonly standIns: StandIns;
}

export interface Running extends Pick<Life, 'init' | 'age' | 'end'> {
  /** One more event of the kind it takes. */
  readonly next: (collect?: boolean) => Promise<Cost>;
}

/** Starts a contestant's process, with the memory that its function has in serverless.yml. */
export async function startLife(
  { bundle, takesForms, without, farPortal }: Contestant,
  bench: Bench,
): Promise<Running> {
  const { FAR_PREFIX = '', ...near } = bench.standIns.variables;
  const all = farPortal ? { ...near, PARAMETER_PREFIX: FAR_PREFIX } : near;
  const variables = Object.fromEntries(Object.entries(all).filter(([name]) => name !== without));
  const { invoke, ...life } = await live({
    file: bench.bundles.of[bundle].file,
    variables,
    memory: takesForms ? 256 : 512,
  });
  return { ...life, next: (collect) => invoke(takesForms ? formEvent() : leadEvent(), collect) };
}
