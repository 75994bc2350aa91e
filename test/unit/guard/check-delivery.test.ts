import { describe, expect, it } from 'vitest';
import { LeadHaltedError } from '../../../lib/errors.ts';
import { checkDelivery, owesCaptcha, owing } from '../../../lib/guard/check-delivery.ts';
import { deliveryOf } from '../../fixtures/lead-of.ts';

const secret = 'a-secret-of-a-decent-length';
const token = { scheme: 'token', secret: 'door' } as const;
const body = async () => null;
const withKey = (key: string) =>
  deliveryOf({ name: 'Ann' }, { headers: { 'content-type': 'application/json', 'x-api-key': key } });
const open = { origins: [], verify: null };

describe('where a delivery comes from', () => {
  it('is right, wrong, or owed for want of the secret', async () => {
    expect(await checkDelivery(withKey(''), open, {}, body)).toEqual({ state: 'passed' });
    const door = { ...open, verify: token };
    expect(await checkDelivery(withKey(secret), door, { door: secret }, body)).toEqual({ state: 'passed' });
    const failed = { state: 'failed', reason: 'signature' };
    expect(await checkDelivery(withKey('another'), door, { door: secret }, body)).toEqual(failed);
    const owed = { state: 'owed', error: expect.any(LeadHaltedError) };
    expect(await checkDelivery(withKey(secret), door, {}, body)).toEqual(owed);
  });

  it('is not owed when something else breaks: that is a fault of ours', async () => {
    const door = { ...open, verify: { scheme: 'body', secret: 'door' } };
    const broken = async () => {
      throw new TypeError('broken');
    };
    await expect(checkDelivery(withKey(secret), door, { door: secret }, broken)).rejects.toThrow(TypeError);
  });
});

describe('what is still owed', () => {
  const passed = { state: 'passed' } as const;
  const owed = { state: 'owed', error: new LeadHaltedError('X', { code: 'X' }) } as const;

  it('is everything, the captcha, or nothing', () => {
    expect(owing(owed, 'unavailable')).toEqual({ unchecked: 'everything' });
    expect(owing(passed, 'unavailable')).toEqual({ unchecked: 'captcha' });
    expect(owing(passed, 'passed')).toEqual({});
    expect(owing({ state: 'failed', reason: 'origin' }, 'failed')).toEqual({});
  });

  it('includes the captcha where one was asked for', () => {
    const none = { turnstile: null, hcaptcha: null, recaptcha: null };
    const unchecked = { ...withKey(''), unchecked: 'everything' } as const;
    expect(owesCaptcha(unchecked, none)).toBe(false);
    expect(owesCaptcha({ ...unchecked, unchecked: 'captcha' }, none)).toBe(true);
    for (const service of ['turnstile', 'hcaptcha', 'recaptcha'])
      expect(owesCaptcha(unchecked, { ...none, [service]: 'captcha' })).toBe(true);
    expect(owesCaptcha(withKey(''), { ...none, turnstile: 'captcha' })).toBe(false);
  });
});
