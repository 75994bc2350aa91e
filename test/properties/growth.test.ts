import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileOf, wholeWay } from '../bench/growth.ts';
import { type Hostile, SHAPES } from '../bench/hostile-shapes.ts';

/** What a call of these costs: the letters or entries that it may go through. */
const COUNTED: readonly (readonly [owner: object, names: string, cost: (self: unknown, first: unknown) => number])[] = [
  [
    String.prototype,
    'replace replaceAll split toLowerCase normalize trim includes match',
    (self) => String(self).length,
  ],
  [String.prototype, 'startsWith endsWith', (_, part) => String(part).length],
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

/** The rules go through a name some dozens of times, and each value repeats the names around it. */
const STEPS_A_BYTE = 600;
/** What the shortest body costs. */
const SMALL = 1000;

const name = fc.constantFrom(
  ...['q', 'name', 'first', 'phone', 'email', 'message', 'data', 'contact', 'answers', 'items', 'label', 'value'],
  ...['options', 'type', 'id', 'form', 'meta', 'utm', 'COOKIES', 'page_url', 'subject', 'your', 'a__b', 'contact.name'],
);
const unit = fc.constantFrom(
  'a',
  ' ',
  '_',
  '.',
  '(',
  'я',
  ', ',
  '\n ',
  '&',
  '<',
  '1',
  '+1 212 200 0000, ',
  'a@b.io; ',
  '#',
  '/1',
);
const text = (most: number) =>
  fc.record({ unit, times: fc.nat(most) }).map(({ unit: one, times }) => `x${one.repeat(times)}y`);
const key = fc.tuple(name, fc.oneof(fc.constant(''), text(300))).map((parts) => parts.join(''));
const objectOf = (value: fc.Arbitrary<unknown>) =>
  fc.array(fc.tuple(key, value), { maxLength: 4 }).map((entries) => Object.fromEntries(entries));

/** Much of the same, since the rules are applied to each, in packages. */
const body = fc
  .record({
    inner: fc.oneof(text(50), objectOf(text(50)), objectOf(objectOf(text(20)))),
    times: fc.integer({ min: 1, max: 400 }),
    member: fc.option(key),
    packages: fc.array(fc.record({ key, beside: objectOf(text(2000)) }), { minLength: 1, maxLength: 4 }),
  })
  .map(({ inner, times, member, packages }) => {
    const all = Array.from({ length: times }, (_, n) => [`${member}${n}`, inner] as const);
    const core: unknown = member === null ? all.map(([, one]) => one) : Object.fromEntries(all);
    return packages.reduce((tree, pack) => ({ ...pack.beside, [pack.key]: tree }), core);
  });

describe('the steps from a body to its lead', () => {
  it.each(Object.entries(SHAPES))(
    'grow with the size, or the body is refused: %s',
    { timeout: 60_000 },
    async (_name, shape) => {
      // names cost more when they are met for the first time: both bodies are met before
      await wholeWay(hostileOf(shape, 30_000));
      await wholeWay(hostileOf(shape, 60_000));
      const once = await stepsFor(hostileOf(shape, 30_000));
      const twice = await stepsFor(hostileOf(shape, 60_000));
      if (twice.end === once.end) expect(twice.steps / once.steps).toBeLessThan(2.2);
      else expect(twice.end).toBe('too_large');
      for (const bytes of [10_000, 1_000_000]) {
        const { steps } = await stepsFor(hostileOf(shape, bytes));
        expect(steps / bytes).toBeLessThan(STEPS_A_BYTE);
      }
    },
  );

  it('are as many as its bytes, times what the rules need, whatever it is made of', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(body, async (tree) => {
        const bytes = Buffer.from(JSON.stringify(tree));
        fc.pre(bytes.length <= 1_000_000);
        const { steps } = await stepsFor({ body: bytes, contentType: 'application/json' });
        expect(steps / (bytes.length + SMALL)).toBeLessThan(STEPS_A_BYTE);
      }),
      { numRuns: 150 },
    );
  });
});
