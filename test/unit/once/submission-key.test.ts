import { describe, expect, it } from 'vitest';
import type { LeadFields } from '../../../lib/lead/fields/lead-fields.ts';
import { originId, submissionKey } from '../../../lib/once/submission-key.ts';
import type { Delivery } from '../../../lib/types.ts';
import { deliveryOf, noSettings, submissionOf } from '../../fixtures/lead-of.ts';

/** @param scheme by which the sender was checked; null: nobody checked it */
async function keyOf(body: unknown, delivery: Partial<Delivery> = {}, scheme: string | null = null) {
  const whole = deliveryOf(body, delivery);
  const reading = { raw: null, submission: await submissionOf(whole), settings: noSettings };
  return submissionKey(whole, reading, scheme === null ? null : { scheme, secret: 's' });
}
const rawKeyOf = (delivery: Delivery, fields: LeadFields) =>
  submissionKey(delivery, { raw: { fields, params: {} } }, null);
const headers = (more: Record<string, string>) => ({ headers: { 'content-type': 'application/json', ...more } });
const server = { door: 'server' } as const;
const event = { door: 'event', transportId: 'm-1' } as const;

describe('a form that is not verified', () => {
  it.each<[string, object, Partial<Delivery>]>([
    ['the client’s header', {}, headers({ 'idempotency-key': 'i-1' })],
    ['a webhook’s header', {}, headers({ 'webhook-id': 'i-1' })],
    ['the provider’s id', { tranid: 't-1' }, {}],
    ['a field', { submission_id: 's-1' }, {}],
    ['a field that several may share', { event_id: 'e-1' }, {}],
  ])('counts %s together with the answers', async (_, ids, delivery) => {
    const first = await keyOf({ name: 'Ada', ...ids }, delivery);
    expect(first).toEqual({ key: expect.stringMatching(/^form\/[\da-f]{64}$/), weak: false });
    expect(await keyOf({ ...ids, name: 'Ada', sent_at: '2026-09-10T12:00:31Z' }, delivery)).toEqual(first);
    expect(await keyOf({ name: 'Grace', ...ids }, delivery)).not.toEqual(first);
    expect(await keyOf({ name: 'Ada' })).not.toEqual(first);
  });

  it('tells two ids apart though the answers are the same', async () => {
    expect(await keyOf({ name: 'Ada', tranid: '1' })).not.toEqual(await keyOf({ name: 'Ada', tranid: '2' }));
  });

  it('goes by the answers where there is no id, for a while', async () => {
    const first = await keyOf('name=A&x=1&g-recaptcha-response=t1');
    expect(first.weak).toBe(true);
    expect(await keyOf('x=1&name=A&g-recaptcha-response=t2')).toEqual(first);
    expect(await keyOf('name=A&x=2')).not.toEqual(first);
    expect(await keyOf('name=A&x=1', { form: 'other' })).not.toEqual(first);
  });

  it('goes by files, too, whatever the boundary', async () => {
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

describe('a verified form', () => {
  it('goes by the provider’s id alone', async () => {
    const first = await keyOf({ name: 'Ada', tranid: 't-1' }, {}, 'token');
    expect(first.weak).toBe(false);
    expect(await keyOf({ name: 'Ada L.', tranid: 't-1' }, {}, 'token')).toEqual(first);
    expect(await keyOf({ name: 'Ada', tranid: 't-2' }, {}, 'token')).not.toEqual(first);
  });

  it('goes by the header that the scheme signs', async () => {
    const signed = 'standard-webhooks';
    const first = await keyOf({ name: 'Ada' }, headers({ 'webhook-id': 'w-1' }), signed);
    expect(await keyOf({ name: 'Ada L.' }, headers({ 'webhook-id': 'w-1' }), signed)).toEqual(first);
    expect(await keyOf({ name: 'Ada' }, headers({ 'webhook-id': 'w-2' }), signed)).not.toEqual(first);
  });

  it('does not hear headers that nobody signed', async () => {
    for (const body of [{ name: 'Ada' }, { name: 'Ada', tranid: 't-1' }]) {
      const first = await keyOf(body, headers({ 'idempotency-key': '1' }), 'standard-webhooks');
      expect(
        await keyOf(
          body,
          headers({ 'idempotency-key': '2', 'framer-webhook-submission-id': '3' }),
          'standard-webhooks',
        ),
      ).toEqual(first);
    }
  });

  it('takes an id in an unknown sender’s body at its word, and one in a form tool’s answers with the answers', async () => {
    const own = (name: string) => ({ name, submission_id: 's-1' });
    expect(await keyOf(own('Ada'), {}, 'token')).toEqual(await keyOf(own('Grace'), {}, 'token'));
    const filled = (name: string) => ({ form: 'f', submission: own(name) }); // Formspree signs what visitors wrote
    expect(await keyOf(filled('Ada'), {}, 'token')).not.toEqual(await keyOf(filled('Grace'), {}, 'token'));
    expect(await keyOf(filled('Ada'), {}, 'token')).toEqual(await keyOf(filled('Ada'), {}, 'token'));
  });

  it('goes by the content where there is no id', async () => {
    expect(await keyOf({ name: 'Ada' }, {}, 'token')).toMatchObject({ weak: true });
  });
});

describe('trusted callers', () => {
  it.each<[string, object, Partial<Delivery>]>([
    ['a server’s header', {}, { ...server, ...headers({ 'idempotency-key': 'i' }) }],
    ['a server’s field', { submission_id: 'i' }, server],
    ['an event’s field', { submission_id: 'i' }, event],
    ['the transport’s id', {}, event],
  ])('are known by %s alone', async (_, ids, delivery) => {
    const first = await keyOf({ name: 'Ada', ...ids }, delivery);
    expect(first.weak).toBe(false);
    expect(await keyOf({ name: 'Grace', ...ids }, delivery)).toEqual(first);
  });

  it('have their own id before the transport’s', async () => {
    const first = await keyOf({ name: 'Ada', submission_id: 'i' }, event);
    expect(await keyOf({ name: 'Ada', submission_id: 'i' }, { ...event, transportId: 'm-2' })).toEqual(first);
  });

  it.each(['event_id', 'order_id'])('may send several people with one %s', async (name) => {
    const of = (person: string) => keyOf({ name: person, [name]: '42' }, event);
    expect(await of('Ada')).not.toEqual(await of('Grace'));
    expect(await of('Ada')).toEqual(await of('Ada'));
  });
});

describe('doors', () => {
  it('never meet, whatever id they bring', async () => {
    const body = { name: 'Ada', submission_id: 'order-1815' };
    const keyed = headers({ 'idempotency-key': 'order-1815' });
    const keys = [
      ...(await Promise.all([keyOf(body), keyOf(body, {}, 'token'), keyOf(body, server), keyOf(body, event)])),
      ...[server, event].map((door) => rawKeyOf(deliveryOf({}, { ...keyed, ...door }), { TITLE: 'x' })),
    ].map(({ key }) => key);
    expect(new Set(keys).size).toBe(5);
    expect(keys[2]).toBe(keys[4]); // of a server, its id names the lead whatever is sent under it
    expect(keys.map((key) => key.split('/')[0])).toEqual(['form', 'form', 'server', 'event', 'server', 'event']);
  });
});

describe('raw fields', () => {
  const key = (fields: LeadFields, delivery: Partial<Delivery> = {}) =>
    rawKeyOf(deliveryOf({ fields }, { ...server, ...delivery }), fields);

  it('go by their names of origin, then by the caller’s key, by the transport, else by their bytes for a while', () => {
    const keyed = headers({ 'idempotency-key': 'k' });
    expect(key({ TITLE: 'a' }, keyed)).toEqual(key({ TITLE: 'b' }, keyed));
    expect(key({ TITLE: 'a' }, keyed)).not.toEqual(key({ TITLE: 'a' }));
    expect(key({ TITLE: 'a', ORIGIN_ID: '1' }, keyed)).toEqual(
      key({ TITLE: 'b', ORIGIN_ID: '1', ORIGINATOR_ID: 'bitrix24-lead' }),
    );
    expect(key({ TITLE: 'a', ORIGIN_ID: '1', ORIGINATOR_ID: 'shop' })).not.toEqual(key({ TITLE: 'a', ORIGIN_ID: '1' }));
    expect(key({ TITLE: 'a' }, { transportId: 'm' })).toEqual(key({ TITLE: 'b' }, { transportId: 'm' }));
    expect(key({ TITLE: 'a' })).toMatchObject({ weak: true });
    expect(key({ TITLE: 'a' })).not.toEqual(key({ TITLE: 'b' }));
  });
});

describe('a key that was given when the submission was accepted', () => {
  it('stays, whatever is read later', async () => {
    const given = { key: 'form/given', weak: true };
    expect(await keyOf({ name: 'Ada', tranid: 't' }, { key: given }, 'token')).toEqual(given);
    expect(rawKeyOf(deliveryOf({}, { ...server, key: given }), { TITLE: 'x' })).toEqual(given);
  });
});

describe('originId', () => {
  it('is 32 hex digits, the same for the same key', () => {
    expect(originId('form/1')).toMatch(/^[\da-f]{32}$/);
    expect(originId('a')).toBe(originId('a'));
    expect(originId('a')).not.toBe(originId('b'));
  });
});
