import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AcceptIo } from '../../lib/accept.ts';
import { RequestError } from '../../lib/errors.ts';
import { acceptHandler } from '../../lib/handlers/form-handler.ts';
import { pendingLead } from '../../lib/once/pending-lead.ts';
import { readDelivery } from '../../lib/read-delivery.ts';
import { parseForms } from '../../lib/settings/forms.ts';
import type { Delivery } from '../../lib/types.ts';
import { memoryLog } from '../fixtures/memory-log.ts';
import { memoryMeter } from '../fixtures/memory-meter.ts';
import { bodyOf, posts } from '../fixtures/payload.ts';
import { virtualClock } from '../fixtures/virtual-clock.ts';

const DECLARED = [200, 204, 303, 400, 401, 403, 413, 415];
const settings = { forms: parseForms('{}'), secrets: {} };
const leadOf = async (delivery: Delivery) =>
  pendingLead('0', delivery, await readDelivery(delivery, settings.forms), null);

function publicDoor() {
  const taken: Delivery[] = [];
  const io: AcceptIo = {
    settings: async () => settings,
    captcha: async () => 'not asked',
    take: async (deliveries) => void taken.push(...deliveries),
    spam: async () => {},
    clock: virtualClock(),
    log: memoryLog(),
    meter: memoryMeter(),
  };
  return { taken, handler: acceptHandler(io) };
}

const event = (body: Uint8Array, headers: Record<string, string>) => ({
  version: '2.0',
  rawPath: '/forms/fuzz',
  rawQueryString: '',
  headers,
  requestContext: { http: { method: 'POST', sourceIp: '198.51.100.1' }, requestId: 'r', stage: '$default' },
  body: Buffer.from(body).toString('base64'),
  isBase64Encoded: true,
});

/** A sample with some bytes changed, cut out or put in. */
const mutated = fc
  .record({
    sample: fc.constantFrom(...posts),
    edits: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        cut: fc.nat(12),
        put: fc.uint8Array({ maxLength: 8 }),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ sample, edits }) => ({
    headers: sample.headers,
    body: edits.reduce((bytes: Buffer, { at, cut, put }) => {
      const start = Math.floor(at * bytes.length);
      return Buffer.concat([bytes.subarray(0, start), put, bytes.subarray(start + cut)]);
    }, bodyOf(sample)),
  }));

const hostileKey = fc.constantFrom(
  '__proto__',
  'constructor',
  'prototype',
  'a[__proto__][x]',
  'a.b',
  '[]',
  'toString',
  'fields',
);
const random = fc
  .record({
    data: fc.dictionary(fc.oneof(fc.string(), hostileKey), fc.oneof(fc.jsonValue({ maxDepth: 10 }), fc.string())),
    type: fc.constantFrom(
      'application/json',
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      '',
    ),
  })
  .map(({ data, type }) => ({
    headers: type ? { 'content-type': type } : {},
    body: Buffer.from(
      type.includes('urlencoded')
        ? new URLSearchParams(
            Object.entries(data).map(([key, value]): [string, string] => [key, String(JSON.stringify(value))]),
          ).toString()
        : JSON.stringify(data),
    ),
  }));

it('answers whatever comes with a declared status, and makes a lead or a declared error of it', {
  timeout: 60_000,
}, async () => {
  const prototype = JSON.stringify(Object.getOwnPropertyNames(Object.prototype));
  await fc.assert(
    fc.asyncProperty(fc.oneof(mutated, random), async ({ body, headers }) => {
      const { handler, taken } = publicDoor();
      const { statusCode } = await handler(event(body, headers), { awsRequestId: 'r' });
      expect(DECLARED).toContain(statusCode);
      for (const delivery of taken) {
        try {
          const lead = await leadOf(delivery);
          for (const [field, value] of Object.entries(lead?.fields ?? {})) expect(value, field).not.toBe('');
        } catch (error) {
          expect(error).toBeInstanceOf(RequestError);
        }
      }
      expect(JSON.stringify(Object.getOwnPropertyNames(Object.prototype))).toBe(prototype);
      expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
    }),
    { numRuns: 2100 },
  );
});

it('loses nothing that was typed: each answer’s text is somewhere in the lead', { timeout: 60_000 }, async () => {
  const word = fc.stringMatching(/^[a-zа-я]{4,10}$/u);
  const question = fc.tuple(word, word).map(([a, b]) => `q ${a} ${b}`);
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(question, word, { minKeys: 1, maxKeys: 8, noNullPrototype: true }),
      async (answers) => {
        const { handler, taken } = publicDoor();
        const body = Buffer.from(JSON.stringify({ name: 'Ada', ...answers }));
        await handler(event(body, { 'content-type': 'application/json' }), { awsRequestId: 'r' });
        const [delivery] = taken;
        if (!delivery) throw new Error('not taken');
        const lead = await leadOf(delivery);
        const text = JSON.stringify(lead?.fields);
        for (const value of Object.values(answers)) expect(text).toContain(value);
      },
    ),
    { numRuns: 500 },
  );
});
