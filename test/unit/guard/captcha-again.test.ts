import { describe, expect, it } from 'vitest';
import { type AcceptIo, accept } from '../../../lib/accept.ts';
import { type CaptchaIo, verifyCaptcha } from '../../../lib/guard/verify-captcha.ts';
import { parseForms } from '../../../lib/settings/forms.ts';
import type { Delivery } from '../../../lib/types.ts';
import { memoryLog } from '../../fixtures/memory-log.ts';
import { memoryMeter } from '../../fixtures/memory-meter.ts';
import { virtualClock } from '../../fixtures/virtual-clock.ts';

const clock = { timeout: () => new AbortController().signal };
const settings = { turnstile: 'captcha', hcaptcha: null, recaptcha: null };
const secrets = { captcha: '0123456789abcdef' };

describe('a token that the guard in front of the service turns away', () => {
  it.each(["<script>alert(1)</script>' OR 1=1 --", '../../etc/passwd', 'ein Satz'])('fails: %s', async (token) => {
    const post: CaptchaIo['post'] = async () => new Response('<html>blocked</html>', { status: 403 });
    const control = { cf_turnstile_response: token };
    expect(await verifyCaptcha(settings, secrets, control, null, '0'.repeat(32), { clock, post })).toBe('failed');
  });
});

describe('a visitor whose submission the queue did not take', () => {
  it('is no robot when the same page sends the same token again', async () => {
    const spent = new Set<string>();
    /** Each token is good once, as all three services have it; the same idempotency_key may ask again (Turnstile). */
    const post: CaptchaIo['post'] = async (_, { body }) => {
      const asked = new URLSearchParams(String(body));
      const token = `${asked.get('response')} ${asked.get('idempotency_key')}`;
      const known = [...spent].find((one) => one.startsWith(`${asked.get('response')} `));
      const isGood = !known || (known === token && asked.has('idempotency_key'));
      spent.add(token);
      return Response.json(isGood ? { success: true } : { success: false, 'error-codes': ['timeout-or-duplicate'] });
    };
    const taken: Delivery[] = [];
    const spam: string[] = [];
    let down = true;
    const io: AcceptIo = {
      settings: async () => ({ forms: parseForms('{"turnstile":"captcha"}'), secrets }),
      captcha: (...asked) => verifyCaptcha(...asked, { clock, post }),
      take: async (deliveries) => {
        if (down) throw new Error('SQS is down');
        taken.push(...deliveries);
      },
      spam: async (_, reason) => void spam.push(reason),
      clock: virtualClock(),
      log: memoryLog(),
      meter: memoryMeter(),
    };
    const request = {
      ...{ method: 'POST', path: '/forms/contact', query: '', sourceIp: null },
      headers: { 'content-type': 'application/json' },
      body: Buffer.from('{"name":"Ada","phone":"+4915112345678","cf-turnstile-response":"0.token"}'),
    };
    await expect(accept(request, io)).rejects.toThrow('SQS is down'); // the page says: please send again
    down = false;
    expect((await accept(request, io)).status).toBe(200); // and now it says thank you
    expect([taken.length, spam]).toEqual([1, []]);
  });
});
