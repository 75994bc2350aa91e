import type { VirtualClock } from '../fixtures/virtual-clock.ts';

/** How an invocation ended: returned, threw, or its machine died on it. */
export type End<T> =
  | { readonly how: 'returned'; readonly value: T }
  | { readonly how: 'threw'; readonly error: unknown }
  | { readonly how: 'crashed' };

/** One invocation of a function, which can die at any moment: from then on none of its calls gets anywhere. */
export interface Invocation {
  /** Dies now. */
  crash(): Promise<never>;
  /** Lets a call through while it lives; afterwards neither starts it nor returns from it. */
  readonly live: <T>(call: () => Promise<T>) => Promise<T>;
  /** Milliseconds since 1970 at which Lambda ends it. */
  readonly deadline: number;
}

/** Runs one invocation that lives at most `seconds`. */
export async function invoke<T>(
  clock: VirtualClock,
  seconds: number,
  run: (invocation: Invocation) => Promise<T>,
): Promise<End<T>> {
  const death = Promise.withResolvers<End<T>>();
  const never = new Promise<never>(() => {});
  let alive = true;
  const deadline = clock.now() + seconds * 1000;

  const crash = () => {
    alive = false;
    death.resolve({ how: 'crashed' });
    return never;
  };
  const live = async <R>(call: () => Promise<R>): Promise<R> => {
    if (!alive) return never;
    try {
      return await call();
    } finally {
      if (clock.now() >= deadline) crash();
      if (!alive) await never;
    }
  };
  const result = run({ crash, live, deadline }).then(
    (value): End<T> => ({ how: 'returned', value }),
    (error: unknown): End<T> => ({ how: 'threw', error }),
  );
  return Promise.race([death.promise, result]);
}
