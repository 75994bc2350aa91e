import type { Clock } from '../clock.ts';

/** Requests a worker may make at once: two workers' are within the portal's bucket of 50. */
const BUCKET = 20;
/** A worker's share of the portal's two requests a second. Milliseconds for one. */
const DRAIN_MS = 1000;

/** Keeps one worker within its share of what the portal takes; waits only when there is something to wait for. */
export interface Pace {
  /** A request goes out, a look-up as well as a lead. */
  count(): void;
  /** Returns once there is room for a request. */
  wait(): Promise<void>;
}

/** A leaky bucket like the portal's own, for one worker. */
export function portalPace(clock: Pick<Clock, 'now' | 'sleep'>): Pace {
  let level = 0;
  let at = clock.now();

  function drain(): void {
    const now = clock.now();
    level = Math.max(0, level - (now - at) / DRAIN_MS);
    at = now;
  }

  return {
    count() {
      drain();
      level += 1;
    },
    async wait() {
      drain();
      const excess = level + 1 - BUCKET;
      if (excess > 0) await clock.sleep(Math.ceil(excess * DRAIN_MS));
    },
  };
}
