import type { Clock } from '../clock.ts';

/** Far more than it takes, and far less than the ten seconds after which Lambda starts a worker anew. Milliseconds. */
const PATIENCE = 1000;

/**
 * Does what every event needs while the worker starts: Lambda gives it a whole processor then, and a fraction of one
 * afterwards. What fails or takes too long is left to the first event, which tries again and tells.
 */
export async function warmUp(
  clock: Pick<Clock, 'sleep'>,
  ...steps: readonly (() => Promise<unknown>)[]
): Promise<void> {
  await Promise.race([Promise.allSettled(steps.map((step) => step())), clock.sleep(PATIENCE)]);
}
