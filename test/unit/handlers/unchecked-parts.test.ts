import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readEvent } from '../../../lib/aws/read-event.ts';
import { leadMaker, type MakerIo } from '../../../lib/handlers/ways-out.ts';
import { parseForms } from '../../../lib/settings/forms.ts';
import type { Delivery } from '../../../lib/types.ts';
import { memoryLog } from '../../fixtures/memory-log.ts';
import { memoryMeter } from '../../fixtures/memory-meter.ts';
import { virtualClock } from '../../fixtures/virtual-clock.ts';
import { formEvent } from '../../fixtures/world.ts';

const SECRET = '0123456789abcdef';

function maker(forms: object) {
  const [spam, queued]: [[Delivery, string][], Delivery[]] = [[], []];
  const io: MakerIo = {
    settings: async () => ({ forms: parseForms(JSON.stringify(forms)), secrets: { s: SECRET } }),
    portal: async () => ({
      host: 'portal',
      addLead: async () => ({ result: 5 }),
      findLead: async () => null,
      leadStructure: async () => ({}),
    }),
    structure: async () => ({}),
    accessRefused: async () => {},
    hold: { check() {}, learn() {} },
    ledger: null,
    repeats: null,
    queue: { send: async (delivery) => void queued.push(delivery) },
    deadLetters: null,
    spam: async (delivery, reason) => void spam.push([delivery, reason]),
    pace: { count() {}, wait: async () => {} },
    clock: virtualClock(),
    log: memoryLog(),
    meter: memoryMeter(),
  };
  return { spam, queued, make: leadMaker(io) };
}

describe('a signed request with several leads that somebody put onto the queue whole', () => {
  it('is checked whole, since its parts carry no signature', async () => {
    const entry = (id: string) => ({ lead_id: id, changes: [{ field: 'name', value: `Visitor ${id}` }] });
    const body = JSON.stringify({ entry: [entry('1'), entry('2')] });
    const signature = `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`;
    const http = formEvent(body, { 'x-hub-signature-256': signature }, '/forms/ads');
    const record = { eventSource: 'aws:sqs', body: JSON.stringify(http) };
    const incoming = readEvent({ Records: [record] }, { requestId: 'r', now: Date.now() });
    if (incoming.kind !== 'message') throw new Error(incoming.kind);
    const { spam, make } = maker({ forms: { ads: { verify: { scheme: 'meta', secret: 's' } } } });
    await expect(make([incoming.delivery], 'queue', 'r')).rejects.toThrow('no signature of their own');
    expect(spam).toEqual([]);
  });
});
