import { expect, it } from 'vitest';
import { drain } from './drain.ts';
import { simulate } from './simulate.ts';

it('loses nothing and doubles nothing while everything around it fails', { timeout: 60_000 }, async () => {
  const report = await simulate({ runs: 60, seed: 7 });
  expect(report).toMatchObject({ submissions: 60, lost: 0, doubled: 0, emptyLeads: 0, mostAddsPerInvocation: 1 });
  expect(report.crashes).toBeGreaterThan(20);
});

it('loses nothing and doubles nothing while its access tokens run out and get lost', { timeout: 120_000 }, async () => {
  const report = await simulate({ runs: 100, seed: 7, oauth: true });
  expect(report).toMatchObject({ lost: 0, doubled: 0, givenUp: 0, emptyLeads: 0, mostAddsPerInvocation: 1 });
  expect(report.refreshes).toBeGreaterThan(100);
  expect(report.newTokens).toBeGreaterThan(5); // lost for good, and the alarm called the operator
});

it('doubles without the ledger, so the run can tell the difference', { timeout: 60_000 }, async () => {
  const report = await simulate({ runs: 40, seed: 7, ledger: false });
  expect(report.doubled).toBeGreaterThan(3);
});

it('drains a burst at the portal’s own pace without one refusal', { timeout: 60_000 }, async () => {
  const report = await drain({ submissions: 200 });
  expect(report).toMatchObject({ leads: 200, different: 200, deadLetters: 0, refused503: 0 });
  expect(report.seconds).toBeLessThan((200 / 2) * 1.05);
});

it('loses nothing of a backlog while the portal is down for sixty hours', { timeout: 60_000 }, async () => {
  expect(await drain({ submissions: 1, outageHours: 60 })).toMatchObject({ leads: 1, different: 1, deadLetters: 0 });
});
