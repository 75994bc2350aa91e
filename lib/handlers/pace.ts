import type { Clock } from '../clock.ts';

/** How many requests may go at once, and how long one takes to drain. */
export interface Share {
  readonly bucket: number;
  /** Milliseconds. */
  readonly drain: number;
}

/** A worker's: two workers' are within the portal's bucket of 50, and its two requests a second. */
const WORKER: Share = { bucket: 20, drain: 1000 };

/** Keeps one worker within its share of what the portal takes; waits only when there is something to wait for. */
export interface Pace {
  /** A request goes out, a look-up as well as a lead. */
  count(): void;
  /** Returns once there is room for a request. */
  wait(): Promise<void>;
}

/** A leaky bucket like the portal's own, for one worker unless another share is given. */
export function portalPace(clock: Pick<Clock, 'now' | 'sleep'>, { bucket, drain: drainMs } = WORKER): Pace {
  let level = 0;
  let at = clock.now();

  function drain(): void {
    const now = clock.now();
    level = Math.max(0, level - (now - at) / drainMs);
    at = now;
  }

  return {
    count() {
      drain();
      level += 1;
    },
    async wait() {
      drain();
      const excess = level + 1 - bucket;
      if (excess > 0) await clock.sleep(Math.ceil(excess * drainMs));
    },
  };
}
