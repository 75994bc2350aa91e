import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const had = { withResolvers: Promise.withResolvers, parse: URL.parse, groupBy: Map.groupBy };

beforeEach(async () => {
  for (const [owner, name] of [
    [Promise, 'withResolvers'],
    [URL, 'parse'],
    [Map, 'groupBy'],
  ] as const)
    Reflect.deleteProperty(owner, name);
  vi.resetModules();
  await import('../../../lib/cli/older-node.ts');
});
afterEach(() => {
  Promise.withResolvers = had.withResolvers;
  URL.parse = had.parse;
  Map.groupBy = had.groupBy;
});

it('gives Node.js 20 what it has not', async () => {
  expect(Promise.withResolvers).not.toBe(had.withResolvers);
  const kept = Promise.withResolvers<number>();
  kept.resolve(7);
  expect(await kept.promise).toBe(7);
  const broken = Promise.withResolvers<number>();
  broken.reject(new Error('no'));
  await expect(broken.promise).rejects.toThrow('no');

  expect(URL.parse('/b', 'https://a.example')?.href).toBe('https://a.example/b');
  expect(URL.parse('nonsense')).toBeNull();

  expect(Map.groupBy('abcab', (letter, index) => (index < 3 ? letter : 'z'))).toEqual(
    new Map([
      ['a', ['a']],
      ['b', ['b']],
      ['c', ['c']],
      ['z', ['a', 'b']],
    ]),
  );
});
