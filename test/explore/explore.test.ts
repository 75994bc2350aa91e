import { expect, it } from 'vitest';
import { explore } from './explore.ts';
import { BROKEN } from './variants.ts';

it('makes exactly one lead by every schedule of two workers with one fault', { timeout: 60_000 }, async () => {
  const { finding, schedules, ends } = await explore({ faults: 1 });
  expect(finding).toBeNull();
  expect(schedules).toBeGreaterThan(10n ** 18n);
  expect(ends).toEqual(['leads in the portal: 1; ledger: DONE; both copies acknowledged']);
});

const cheap = BROKEN.filter(([, faults]) => faults < 2); // the others are for the whole run
it.each(cheap)('finds the schedule that doubles a lead: %s', { timeout: 60_000 }, async (_, faults, variant) => {
  expect((await explore({ faults, variant })).finding?.wrong).toBe('doubled');
});
