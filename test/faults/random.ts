/** A stream of random numbers that a seed fixes. */
export interface Random {
  /** True with this probability. */
  chance(probability: number): boolean;
  /** A number from `low` to `high`. */
  between(low: number, high: number): number;
}

/** Mulberry32: small, and the same on every machine. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }
  return {
    chance: (probability) => next() < probability,
    between: (low, high) => low + next() * (high - low),
  };
}
