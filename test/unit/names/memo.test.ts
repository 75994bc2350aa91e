import { expect, it } from 'vitest';
import { memo } from '../../../lib/names/memo.ts';

function counted() {
  const asked: string[] = [];
  const find = memo((text) => {
    asked.push(text);
    return text === '' ? null : text.length;
  });
  return { asked, find };
}

it('finds each text once, what it found nothing for too', () => {
  const { asked, find } = counted();
  expect([find('ab'), find(''), find('ab'), find('')]).toEqual([2, null, 2, null]);
  expect(asked).toEqual(['ab', '']);
});

it('keeps neither long texts nor ever more of them', () => {
  const { asked, find } = counted();
  const long = 'x'.repeat(201);
  find(long);
  find(long);
  expect(asked).toHaveLength(2);
  for (let n = 0; n <= 5000; n++) find(String(n));
  asked.length = 0;
  find('0');
  expect(asked).toEqual(['0']);
});
