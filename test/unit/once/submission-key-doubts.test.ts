import { describe, expect, it } from 'vitest';
import { LeadInDoubtError } from '../../../lib/errors.ts';
import { leadMaker, type MakerIo } from '../../../lib/handlers/ways-out.ts';
import type { LeadFields } from '../../../lib/lead/fields/lead-fields.ts';
import { rawLead } from '../../../lib/lead/raw-lead.ts';
import { submissionKey } from '../../../lib/once/submission-key.ts';
import { readDelivery } from '../../../lib/read-delivery.ts';
import type { Forms } from '../../../lib/settings/forms.ts';
import { parseForms } from '../../../lib/settings/forms.ts';
import type { Delivery } from '../../../lib/types.ts';
import { deliveryOf } from '../../fixtures/lead-of.ts';
import { memoryLog } from '../../fixtures/memory-log.ts';
import { memoryMeter } from '../../fixtures/memory-meter.ts';
import { virtualClock } from '../../fixtures/virtual-clock.ts';

const keyOf = async (delivery: Delivery, forms: Forms = {}) =>
  submissionKey(delivery, await readDelivery(delivery, forms), null).key;
const server = { door: 'server' } as const;

describe('a lead that goes onto the queue in doubt', () => {
  it.each(['server', 'event'] as const)('keeps the key it was tried under: from the door %s', async (door) => {
    const queued: Delivery[] = [];
    let forms: Forms = {};
    const io: MakerIo = {
      settings: async () => ({ forms, secrets: {} }),
      portal: async () => {
        throw new LeadInDoubtError('slow', { code: 'TIMEOUT' });
      },
      structure: async () => ({}),
      accessRefused: async () => {},
      hold: { check() {}, learn() {} },
      ledger: null,
      repeats: null,
      queue: { send: async (delivery) => void queued.push(delivery) },
      deadLetters: null,
      spam: async () => {},
      pace: { count() {}, wait: async () => {} },
      clock: virtualClock(),
      log: memoryLog(),
      meter: memoryMeter(),
    };
    const delivery = deliveryOf({ name: 'Ada', company: 'Analytical Engines' }, { door });
    await leadMaker(io)([delivery], door, 'r');
    const [waiting = delivery] = queued;
    // a deployment, or new settings, by which the same bytes hold other answers
    forms = parseForms('{"verify":{"scheme":"body","secret":"s","name":"company"}}');
    expect(await keyOf(waiting, forms)).toBe(await keyOf(delivery));
  });
});

describe('a caller’s own names of origin', () => {
  const raw = (fields: LeadFields, key: string) =>
    deliveryOf({ fields }, { ...server, headers: { 'content-type': 'application/json', 'idempotency-key': key } });

  it('name a lead in the ledger as in the portal, or the look-up takes another lead for this one', async () => {
    const [first, second] = [raw({ TITLE: 'a', ORIGIN_ID: '42' }, 'k-1'), raw({ TITLE: 'b', ORIGIN_ID: '42' }, 'k-2')];
    expect(await keyOf(second)).toBe(await keyOf(first));
  });

  it.each([
    ['longer than the portal keeps', 'x'.repeat(256)],
    ['with blanks around it', ' 42 '],
    ['with what is taken for a tag', 'order<42>'],
  ])('are refused where they would not be found again: %s', (_, origin) => {
    const read = () => rawLead({ fields: { TITLE: 'a', ORIGIN_ID: origin } })?.fields.ORIGIN_ID;
    expect(read).toThrow(/ORIGIN_ID/);
  });

  it('are one id at the server door whatever the shape of the body: the caller’s id alone', async () => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'order-1815' };
    const asRaw = deliveryOf({ fields: { TITLE: 'Order', NAME: 'Ada' } }, { ...server, headers });
    const mapped = deliveryOf({ name: 'Ada', form_name: 'Order' }, { ...server, headers });
    const corrected = deliveryOf({ name: 'Ada', form_name: 'Order 2' }, { ...server, headers });
    expect(await keyOf(corrected)).toBe(await keyOf(mapped));
    expect(await keyOf(asRaw)).toBe(await keyOf(mapped));
  });
});
