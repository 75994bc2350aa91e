import { describe, expect, it } from 'vitest';
import { pendingLead } from '../../../lib/once/pending-lead.ts';
import { readDelivery } from '../../../lib/read-delivery.ts';
import { parseForms } from '../../../lib/settings/forms.ts';
import type { Delivery } from '../../../lib/types.ts';
import { deliveryOf } from '../../fixtures/lead-of.ts';

async function comments(forms: object, of: Partial<Delivery>): Promise<unknown> {
  const delivery = deliveryOf({ name: 'Ada' }, of);
  const reading = await readDelivery(delivery, parseForms(JSON.stringify(forms)));
  return pendingLead('0', delivery, reading, null)?.fields.COMMENTS ?? '';
}

const OWED = 'Captcha: not checked, since its service or our settings did not answer';

describe('a captcha that was not checked', () => {
  it.each(['turnstile', 'hcaptcha', 'recaptcha'])(
    'is told in the lead when the settings with %s came too late',
    async (service) => {
      expect(await comments({ [service]: 'name-of-secret' }, { unchecked: 'everything' })).toBe(OWED);
    },
  );

  it('is told in the lead when its service did not answer', async () => {
    expect(await comments({}, { unchecked: 'captcha' })).toBe(OWED);
  });

  it.each<[string, object, Partial<Delivery>]>([
    ['there is none to check', {}, { unchecked: 'everything' }],
    [
      'only another form has one',
      { forms: { other: { hcaptcha: 'x' } } },
      { unchecked: 'everything', form: 'contact' },
    ],
    ['it was checked', { turnstile: 'x', hcaptcha: 'x', recaptcha: 'x' }, {}],
  ])('is not mentioned when %s', async (_, forms, delivery) => {
    expect(await comments(forms, delivery)).toBe('');
  });
});
