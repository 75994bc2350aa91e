import { describe, expect, it } from 'vitest';
import { splitDelivery } from '../../../lib/intake/split-delivery.ts';
import { deliveryOf, submissionOf } from '../../fixtures/lead-of.ts';

const ids = async (body: unknown) =>
  Promise.all(
    splitDelivery(deliveryOf(body)).map(async (delivery) => (await submissionOf(delivery)).id?.value ?? null),
  );

const leadgen = (id: string | number) => ({ field: 'leadgen', value: { leadgen_id: id, form_id: '9' } });

describe('splitDelivery', () => {
  it('makes a delivery of each lead of a Meta notification, ids exact', async () => {
    const body = `{"object":"page","entry":[{"id":"1","changes":[${JSON.stringify(leadgen('11'))},${JSON.stringify(leadgen('12'))}]},{"id":"2","changes":[{"field":"leadgen","value":{"leadgen_id":9223372036854775001}},{"field":"feed","value":{}}]}]}`;
    expect(
      await Promise.all(
        splitDelivery(deliveryOf('', { body: Buffer.from(body) })).map(
          async (one) => (await submissionOf(one)).id?.value,
        ),
      ),
    ).toEqual(['11', '12', '9223372036854775001']);
  });

  it('makes a delivery of each entry of TikTok’s', async () => {
    const entry = (id: string) => ({ id, lead_id: id, changes: [{ field: 'name', value: `Lead ${id}` }] });
    expect(await ids({ object: 1, entry: [entry('21'), entry('22')] })).toEqual(['21', '22']);
  });

  it('puts into each its own part and nothing else', () => {
    const ballast = 'x'.repeat(1000);
    const meta = { object: 'page', ballast, entry: [{ ballast, changes: [leadgen('11'), leadgen('12')] }] };
    const entry = (id: string) => ({ lead_id: id, changes: [{ field: 'name', value: 'Ada' }] });
    const tiktok = { object: 1, ballast, entry: [entry('21'), entry('22')] };
    for (const body of [meta, tiktok]) {
      const parts = splitDelivery(deliveryOf(body));
      expect(parts.map(({ body }) => body.byteLength < 200)).toEqual([true, true]);
    }
  });

  it('names none of them by what names the request: the first would pass for all the others', () => {
    const body = { entry: [{ changes: [leadgen('11'), leadgen('12')] }] };
    const ids = { 'idempotency-key': 'r', 'webhook-id': 'r', 'svix-id': 'r', 'framer-webhook-submission-id': 'r' };
    const parts = splitDelivery(deliveryOf(body, { headers: ids, key: { key: 'form/r', weak: false } }));
    expect(parts.map(({ headers, key }) => [headers, key])).toEqual([
      [{}, { key: 'form/r/0', weak: false }],
      [{}, { key: 'form/r/1', weak: false }],
    ]);
  });

  it('takes a hundred leads, and not one more', () => {
    const notification = (count: number) => ({
      entry: [{ changes: Array.from({ length: count }, () => leadgen('1')) }],
    });
    expect(splitDelivery(deliveryOf(notification(100)))).toHaveLength(100);
    expect(() => splitDelivery(deliveryOf(notification(101)))).toThrow(
      expect.objectContaining({ code: 'too_large', message: expect.stringContaining('100') }),
    );
  });

  it.each([
    ['a body without anything in it', {}],
    ['a single lead', { object: 'page', entry: [{ changes: [leadgen('11')] }] }],
    ['entries of another make', { entry: [{ a: 1 }, { a: 2 }] }],
    ['an answer that says "entry"', { name: 'the "entry"', note: '"entry"' }],
    ['a body that can’t be read', '{"entry":'],
    ['a body nested too deep', `{"entry":${'['.repeat(40)}${']'.repeat(40)}}`],
  ])('leaves %s alone', (_, body) => {
    const delivery = deliveryOf(body);
    expect(splitDelivery(delivery)).toEqual([delivery]);
  });
});
