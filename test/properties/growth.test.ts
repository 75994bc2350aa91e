import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileOf, wholeWay } from '../bench/growth.ts';
import { type Hostile, SHAPES } from '../bench/hostile-shapes.ts';

/** What a call of these costs: the letters or entries that it may go through. */
const COUNTED: readonly (readonly [owner: object, names: string, cost: (self: unknown, first: unknown) => number])[] = [
  [
    String.prototype,
    'replace replaceAll split toLowerCase normalize trim includes startsWith endsWith match',
    (self) => String(self).length,
  ],
  [RegExp.prototype, 'test', (_, text) => String(text).length],
  [Map.prototype, 'get', (_, key) => (typeof key === 'string' ? key.length : 1)],
  [
    Array.prototype,
    'find findIndex some every filter map flatMap includes indexOf reduce join',
    (self) => (Array.isArray(self) ? self.length : 1),
  ],
];

/** Runs something and counts the steps that it takes, in letters and entries gone through. */
async function stepsOf(run: () => Promise<unknown>): Promise<number> {
  let steps = 0;
  const restored = COUNTED.flatMap(([owner, names, cost]) =>
    names.split(' ').map((name) => {
      const property = Object.getOwnPropertyDescriptor(owner, name);
      const original: unknown = property?.value;
      if (!property || typeof original !== 'function') throw new Error(`No method is called ${name}`);
      const value = function (this: unknown, ...given: unknown[]): unknown {
        steps += 1 + cost(this, given[0]);
        return Reflect.apply(original, this, given);
      };
      return { owner, name, property, value };
    }),
  );
  for (const { owner, name, property, value } of restored) Object.defineProperty(owner, name, { ...property, value });
  try {
    await run();
  } finally {
    for (const { owner, name, property } of restored) Object.defineProperty(owner, name, property);
  }
  return steps;
}

const stepsFor = async (hostile: Hostile) => {
  let end = '';
  const steps = await stepsOf(async () => {
    end = await wholeWay(hostile);
  });
  return { steps, end };
};

describe.each(Object.entries(SHAPES).filter(([n]) => n.includes('phones in many fields')))('%s', (_name, shape) => {
  it('x', async () => {
    await wholeWay(hostileOf(shape, 1000));
    const [a, b, c] = [await stepsFor(hostileOf(shape, 32000)), await stepsFor(hostileOf(shape, 64000)), await stepsFor(hostileOf(shape, 1e6))];
    console.log('ROW', _name.padEnd(45), a.end, b.end, c.end, (b.steps / a.steps).toFixed(2), (b.steps / 64000).toFixed(0), (c.steps / 1e6).toFixed(1));
    expect(1).toBe(1);
  }, 60000);
});
