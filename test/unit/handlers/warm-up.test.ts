import { expect, it } from 'vitest';
import { rehearse } from '../../../lib/handlers/rehearse.ts';
import { warmUp } from '../../../lib/handlers/warm-up.ts';

const never = { sleep: () => new Promise<void>(() => {}) };

it('waits until every step is done', async () => {
  const done: string[] = [];
  const step = (name: string) => async () => {
    await new Promise(setImmediate);
    done.push(name);
  };
  await warmUp(never, step('settings'), step('rehearsal'));
  expect(done).toEqual(['settings', 'rehearsal']);
});

it('leaves to the first event what fails', async () => {
  await expect(warmUp(never, () => Promise.reject(new Error('SSM does not answer')))).resolves.toBeUndefined();
});

it('waits a second at most for what hangs', async () => {
  const slept: number[] = [];
  const clock = { sleep: async (milliseconds: number) => void slept.push(milliseconds) };
  await warmUp(clock, () => new Promise(() => {}));
  expect(slept).toEqual([1000]);
});

it('rehearses the way from the event to the lead without an error', async () => {
  await expect(rehearse()).resolves.toBeUndefined();
});
