import { describe, expect, it } from 'vitest';
import { parseSubmission } from '../../../lib/intake/parse-submission.ts';
import { originId, submissionKey } from '../../../lib/intake/submission-id.ts';
import type { Delivery } from '../../../lib/types.ts';
import { deliveryOf } from '../../fixtures/lead-of.ts';

async function keyOf(body: unknown, delivery: Partial<Delivery> = {}) {
  const whole = deliveryOf(body, delivery);
  return submissionKey(whole, await parseSubmission(whole));
}

describe('submissionKey', () => {
  it.each([
    [
      'the caller’s key',
      { name: 'A', tranid: 't' },
      { headers: { 'content-type': 'application/json', 'idempotency-key': 'i' }, form: 'f' },
      'client/f/i',
    ],
    [
      'the provider’s id within source and form',
      { name: 'A', tranid: 't', formid: 'f1', formname: 'Cart' },
      {},
      'tilda/f1/t',
    ],
    ['the transport’s id', { name: 'A' }, { transportId: 'm-1', door: 'server' as const }, 'transport/m-1'],
  ])('is %s', async (_, body, delivery, key) => {
    expect(await keyOf(body, delivery)).toEqual({ key, weak: false });
  });

  it('is the content where nothing else names it, for a while', async () => {
    const first = await keyOf('name=A&x=1&g-recaptcha-response=t1');
    expect(first).toEqual({ key: expect.stringMatching(/^content\/[\da-f]{64}$/), weak: true });
    expect(await keyOf('x=1&name=A&g-recaptcha-response=t2')).toEqual(first);
    expect(await keyOf('name=A&x=2')).not.toEqual(first);
    expect(await keyOf('name=A&x=1', { form: 'other' })).not.toEqual(first);
    expect(await keyOf('name=A&x=1', { door: 'server' })).not.toEqual(first);
  });

  it.each(['event_id', 'order_id', 'request_id'])(
    'takes no two visitors for one because they share an %s',
    async (name) => {
      const first = await keyOf({ name: 'Ada', [name]: '42-2026' });
      expect(first.weak).toBe(false);
      expect(await keyOf({ name: 'Ada', [name]: '42-2026' })).toEqual(first);
      expect(await keyOf({ name: 'Grace', [name]: '42-2026' })).not.toEqual(first);
      expect(await keyOf({ name: 'Ada', [name]: '43-2026' })).not.toEqual(first);
    },
  );

  it('is the content of files, too, whatever the boundary', async () => {
    const upload = (boundary: string, content: string) => ({
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      body: Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\n${content}\r\n--${boundary}--\r\n`,
      ),
    });
    expect(await keyOf('', upload('A', '1'))).toEqual(await keyOf('', upload('B', '1')));
    expect(await keyOf('', upload('A', '1'))).not.toEqual(await keyOf('', upload('A', '22')));
  });
});

describe('originId', () => {
  it('is 32 hex digits, the same for the same key', () => {
    expect(originId('tilda/f1/t')).toMatch(/^[\da-f]{32}$/);
    expect(originId('a')).toBe(originId('a'));
    expect(originId('a')).not.toBe(originId('b'));
  });
});
