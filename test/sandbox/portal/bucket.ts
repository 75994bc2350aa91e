/** The portal's leaky bucket, by the Bitrix24 REST documentation: 50 requests, draining 2 a second. */
export interface Bucket {
  /** Takes one request in; false when the bucket is full. */
  take(): boolean;
  empty(): void;
}

const SIZE = 50;
const DRAIN_PER_SECOND = 2;

export function leakyBucket(now: () => number): Bucket {
  let level = 0;
  let at = now();
  return {
    take() {
      level = Math.max(0, level - ((now() - at) / 1000) * DRAIN_PER_SECOND);
      at = now();
      if (level + 1 > SIZE) return false;
      level += 1;
      return true;
    },
    empty() {
      level = 0;
      at = now();
    },
  };
}
