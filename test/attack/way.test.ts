import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readEvent } from '../../lib/aws/read-event.ts';
import { classifyAnswer } from '../../lib/bitrix24/classify-answer.ts';
import { leadMaker, type MakerIo } from '../../lib/handlers/ways-out.ts';
import { parseForms } from '../../lib/settings/forms.ts';
import type { Delivery } from '../../lib/types.ts';
import { memoryLog } from '../fixtures/memory-log.ts';
import { memoryMeter } from '../fixtures/memory-meter.ts';
import { virtualClock } from '../fixtures/virtual-clock.ts';
import { formEvent } from '../fixtures/world.ts';

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
  return { spam, queued, make: leadMaker(io).make };
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
    await make([incoming.delivery], 'queue', 'r').catch(() => {}); // to refuse it whole is no loss
    expect(spam).toEqual([]);
  });
});

describe('a portal that quotes what was typed', () => {
  it.each(['Disk resource exhausted', 'disk resource exhausted!'])('is not taken to be full: %s', (typed) => {
    const error = { error: 'ERROR_CORE', error_description: `The field "E-mail" is wrong: ${typed}` };
    const judge = () =>
      classifyAnswer(
        { status: 400, location: null, text: JSON.stringify(error) },
        {
          method: 'crm.lead.add',
          now: 0,
          operatingReset: undefined,
          hideSecret: (text) => text,
          sent: { fields: { EMAIL: [{ VALUE: typed, VALUE_TYPE: 'WORK' }] } },
        },
      );
    expect(judge).toThrow(expect.objectContaining({ fate: 'rejected' }));
  });
});
