import { expect, it } from 'vitest';
import { portalPace, type Share } from '../../../lib/handlers/pace.ts';
import { virtualClock } from '../../fixtures/virtual-clock.ts';

function worker(share?: Share) {
  const clock = virtualClock();
  const pace = portalPace(clock, share);
  return {
    clock,
    /** Makes requests as fast as the pace lets it; how long each waited, in milliseconds. */
    async request(times: number) {
      const waits: number[] = [];
      for (let n = 0; n < times; n++) {
        await pace.wait();
        const slept = clock.takeSlept();
        clock.advance(slept);
        pace.count();
        waits.push(slept);
      }
      return waits;
    },
  };
}

it('lets a worker make twenty requests at once, then one a second', async () => {
  const { request } = worker();
  expect(await request(20)).toEqual(Array(20).fill(0));
  expect(await request(3)).toEqual([1000, 1000, 1000]);
});

it('keeps to another share where one is given', async () => {
  const { request } = worker({ bucket: 3, drain: 500 });
  expect(await request(5)).toEqual([0, 0, 0, 500, 500]);
});

it('has room again as time passes, and never more than twenty', async () => {
  const { clock, request } = worker();
  await request(20);
  clock.advance(2500);
  expect(await request(4)).toEqual([0, 0, 500, 1000]);
  clock.advance(86_400_000);
  expect(await request(21)).toEqual([...Array(20).fill(0), 1000]);
});

it('makes up for what went over', async () => {
  const clock = virtualClock();
  const pace = portalPace(clock);
  for (let n = 0; n < 23; n++) pace.count();
  await pace.wait();
  expect(clock.takeSlept()).toBe(4000);
});
