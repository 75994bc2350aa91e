import { describe, expect, it } from 'vitest';
import { type AcceptIo, accept } from '../../lib/accept.ts';
import { LeadHaltedError } from '../../lib/errors.ts';
import { parseForms } from '../../lib/settings/forms.ts';
import type { Delivery, HttpRequest } from '../../lib/types.ts';
import { memoryLog } from '../fixtures/memory-log.ts';
import { memoryMeter } from '../fixtures/memory-meter.ts';
import { virtualClock } from '../fixtures/virtual-clock.ts';

/** The public story with nothing behind it: what it took, what it kept as spam, and what it was told to expect. */
function door(forms: object = {}, io: Partial<AcceptIo> = {}) {
  const taken: Delivery[] = [];
  const spam: [Delivery, string][] = [];
  const log = memoryLog();
  const whole: AcceptIo = {
    settings: async () => ({ forms: parseForms(JSON.stringify(forms)), secrets: { s: '0123456789abcdef' } }),
    captcha: async () => 'not asked',
    take: async (deliveries) => void taken.push(...deliveries),
    spam: async (delivery, reason) => void spam.push([delivery, reason]),
    clock: virtualClock(),
    log,
    meter: memoryMeter(),
    ...io,
  };
  return { taken, spam, log, post: (request: Partial<HttpRequest> = {}) => accept(requestOf(request), whole) };
}

const requestOf = (request: Partial<HttpRequest>): HttpRequest => ({
  method: 'POST',
  path: '/forms/contact',
  query: '',
  headers: { 'content-type': 'application/json' },
  body: Buffer.from('{"name":"Ada"}'),
  sourceIp: '198.51.100.7',
  ...request,
});
const json = (more: Record<string, string>) => ({ headers: { 'content-type': 'application/json', ...more } });

describe('accept', () => {
  it('hands a submission on as it came, with its key, and answers with the id made of it', async () => {
    const { taken, post } = door();
    const answer = await post();
    expect(taken).toMatchObject([
      { door: 'form', form: 'contact', body: Buffer.from('{"name":"Ada"}'), key: { weak: true } },
    ]);
    expect(JSON.parse(answer.body)).toEqual({ status: 'accepted', id: expect.stringMatching(/^[\da-f]{32}$/) });
  });

  it('answers only once it was taken, and not at all when it was not', async () => {
    const { post } = door({}, { take: () => Promise.reject(new Error('SQS is down')) });
    await expect(post()).rejects.toThrow('SQS is down');
  });

  it.each<[string, object, Partial<HttpRequest>, string]>([
    [
      'a browser from elsewhere',
      { origins: ['https://a.example'] },
      json({ origin: 'https://b.example' }),
      'forbidden',
    ],
    ['a wrong token', { verify: { scheme: 'token', secret: 's' } }, json({ 'x-api-key': 'wrong' }), 'unauthorized'],
    [
      'a wrong token on a body that can’t be read',
      { verify: { scheme: 'token', secret: 's' } },
      { body: Buffer.from('{') },
      'unauthorized',
    ],
    ['a body that can’t be read', {}, { body: Buffer.from('{'), headers: {} }, 'bad_request'],
  ])('refuses %s, and takes nothing', async (_, forms, request, code) => {
    const { taken, post } = door(forms);
    await expect(post(request)).rejects.toMatchObject({ code });
    expect(taken).toEqual([]);
  });

  it('takes a submission unchecked and unnamed, with all its headers, when the settings can’t be read', async () => {
    const settings = () => Promise.reject(new LeadHaltedError('broken', { code: 'X' }));
    const { taken, log, post } = door({}, { settings });
    await post(json({ 'x-own': 'token', origin: 'https://b.example' }));
    expect(taken).toMatchObject([{ unchecked: 'everything', headers: { 'x-own': 'token' } }]);
    expect(taken[0]).not.toHaveProperty('key');
    expect(log.lines.map(({ level }) => level)).toContain('error');
  });

  it('takes a submission unchecked when the secret of its signature is missing', async () => {
    const { taken, post } = door({ verify: { scheme: 'token', secret: 'gone' } });
    await post(json({ 'x-api-key': 'any' }));
    expect(taken).toMatchObject([{ unchecked: 'everything' }]);
    expect(taken[0]).not.toHaveProperty('key');
  });

  it('lets a mistake of its own through, though it was about the settings', async () => {
    const { post } = door({}, { settings: () => Promise.reject(new TypeError('x')) });
    await expect(post()).rejects.toThrow(TypeError);
  });

  it('owes the captcha when its service did not answer, and keeps what failed it as spam', async () => {
    const unavailable = door({}, { captcha: async () => 'unavailable' });
    await unavailable.post();
    expect(unavailable.taken).toMatchObject([{ unchecked: 'captcha', key: { weak: true } }]);
    const failed = door({}, { captcha: async () => 'failed' });
    expect(JSON.parse((await failed.post()).body)).toMatchObject({ status: 'accepted' });
    expect([failed.taken, failed.spam.map(([, reason]) => reason)]).toEqual([[], ['captcha']]);
  });

  it.each(['', '{}', '{"utm_source":"x"}', 'test=test'])('takes nothing of %j, and says thank you', async (body) => {
    const { taken, post } = door();
    expect(await post({ body: Buffer.from(body), headers: {} })).toMatchObject({ status: 200 });
    expect(taken).toEqual([]);
  });

  it('answers a question without asking for a signature, and a provider in its own words', async () => {
    const { taken, post } = door({ verify: { scheme: 'vk', secret: 's', confirmation: 'c0de' } });
    const confirmation = await post({ body: Buffer.from('{"type":"confirmation","group_id":1}') });
    expect(confirmation.body).toBe('c0de');
    const lead = { type: 'lead_forms_new', group_id: 1, object: { answers: [{ key: 'first_name', answer: 'Ada' }] } };
    const body = JSON.stringify({ ...lead, secret: '0123456789abcdef' });
    expect((await post({ body: Buffer.from(body) })).body).toBe('ok');
    expect(taken).toHaveLength(1);
  });

  it('gives each of several leads a key of its own', async () => {
    const { taken, post } = door();
    const entry = (id: string) => ({ lead_id: id, changes: [{ field: 'name', value: 'Ada' }] });
    await post({ body: Buffer.from(JSON.stringify({ entry: [entry('1'), entry('2')] })) });
    expect(new Set(taken.map(({ key }) => key?.key)).size).toBe(2);
  });
});
