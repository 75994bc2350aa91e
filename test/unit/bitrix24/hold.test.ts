import { expect, it } from 'vitest';
import { portalHold } from '../../../lib/bitrix24/hold.ts';
import { LeadHaltedError, LeadRefusedError } from '../../../lib/errors.ts';
import { virtualClock } from '../../fixtures/virtual-clock.ts';

it('keeps away for a minute after the portal halted, saying why', () => {
  const clock = virtualClock(0);
  const hold = portalHold(clock);
  hold.learn(new LeadHaltedError('the plan has lapsed', { code: 'ACCESS_DENIED' }));
  clock.advance(59_999);
  expect(() => hold.check()).toThrow(LeadHaltedError);
  expect(() => hold.check()).toThrow('the plan has lapsed');
  clock.advance(1);
  expect(() => hold.check()).not.toThrow();
});

it('keeps away until the moment a refusal names, ten minutes at most', () => {
  const clock = virtualClock(0);
  const hold = portalHold(clock);
  hold.learn(new LeadRefusedError('too much', { code: 'OPERATION_TIME_LIMIT', notBefore: 30_000 }));
  clock.advance(29_999);
  expect(() => hold.check()).toThrow(LeadRefusedError);
  clock.advance(1);
  expect(() => hold.check()).not.toThrow();
  hold.learn(new LeadRefusedError('too much', { code: 'OPERATION_TIME_LIMIT', notBefore: 9e12 }));
  clock.advance(10 * 60_000);
  expect(() => hold.check()).not.toThrow();
});

it('does not hold after a refusal that passes by itself', () => {
  const hold = portalHold(virtualClock(0));
  hold.learn(new LeadRefusedError('busy', { code: 'QUERY_LIMIT_EXCEEDED' }));
  expect(() => hold.check()).not.toThrow();
});
