import { describe, expect, it } from 'vitest';
import { type DeliverIo, deliver } from '../../lib/deliver.ts';
import { LeadHaltedError, LeadInDoubtError } from '../../lib/errors.ts';
import type { LeadFields } from '../../lib/lead/fields/lead-fields.ts';
import { parseForms } from '../../lib/settings/forms.ts';
import type { Delivery } from '../../lib/types.ts';
import { deliveryOf } from '../fixtures/lead-of.ts';
import { memoryLog } from '../fixtures/memory-log.ts';
import { virtualClock } from '../fixtures/virtual-clock.ts';

const SECRET = '0123456789abcdef';

/** The story with a portal that takes everything, or fails so. */
function story(forms: object = {}, { failure, ...io }: Partial<DeliverIo> & { readonly failure?: Error } = {}) {
  const sent: LeadFields[] = [];
  const learnt: string[] = [];
  const whole: DeliverIo = {
    settings: async () => ({ forms: parseForms(JSON.stringify(forms)), secrets: { s: SECRET } }),
    portal: async () => ({
      host: 'portal',
      addLead: async (fields) => {
        if (failure) throw failure;
        sent.push(fields);
        return { result: sent.length };
      },
      findLead: async () => null,
      leadStructure: async () => ({}),
    }),
    structure: async () => {
      learnt.push('structure');
      return { UF_CRM_AREA: { type: 'double', formLabel: 'Floor area' } };
    },
    accessRefused: async () => void learnt.push('access refused'),
    hold: { check() {}, learn: ({ code }) => void learnt.push(code) },
    repeats: null,
    ledger: null,
    clock: virtualClock(),
    log: memoryLog(),
    ...io,
  };
  return { sent, learnt, deliver: (delivery: Delivery) => deliver(delivery, whole) };
}

const form = (body: unknown, delivery: Partial<Delivery> = {}) => deliveryOf(body, { form: 'contact', ...delivery });
const keyed = (key: string) => ({ 'content-type': 'application/json', 'x-api-key': key });

describe('deliver', () => {
  it('maps a form and names the lead by its submission', async () => {
    const { sent, deliver } = story();
    expect(await deliver(form({ name: 'Ada' }))).toMatchObject({ status: 'created', lead: 1 });
    expect(sent).toMatchObject([
      { NAME: 'Ada', ORIGINATOR_ID: 'bitrix24-lead', ORIGIN_ID: expect.stringMatching(/^[\da-f]{32}$/) },
    ]);
  });

  it('passes raw fields of a trusted caller on, and none of the public’s', async () => {
    const { sent, deliver } = story();
    const raw = { fields: { TITLE: 'x', ASSIGNED_BY_ID: 7, ORIGIN_ID: '9' } };
    await deliver(form(raw, { door: 'server' }));
    await deliver(form(raw));
    expect(sent[0]).toEqual({ ...raw.fields, ORIGINATOR_ID: 'bitrix24-lead' });
    expect(sent[1]).not.toHaveProperty('ASSIGNED_BY_ID');
  });

  it('asks for the portal’s fields only when the settings name custom ones', async () => {
    const plain = story();
    await plain.deliver(form({ name: 'Ada', area: '120' }));
    expect(plain.learnt).toEqual([]);
    const mapped = story({ map: { area: 'UF_CRM_AREA' } });
    await mapped.deliver(form({ name: 'Ada', area: '120' }));
    expect([mapped.learnt, mapped.sent]).toMatchObject([['structure'], [{ UF_CRM_AREA: 120 }]]);
  });

  it('asks for them when custom fields are matched by their labels, for one form alone too', async () => {
    const { sent, learnt, deliver } = story({ forms: { roof: { match: true } } });
    await deliver(form({ name: 'Ada', 'Floor area': '120' }));
    expect(learnt).toEqual([]);
    await deliver(form({ name: 'Ada', 'Floor area': '120' }, { form: 'roof' }));
    expect(learnt).toEqual(['structure']);
    expect(sent.map((lead) => 'UF_CRM_AREA' in lead)).toEqual([false, true]);
  });

  it.each<[string, Partial<Delivery>, string]>([
    ['origin', { headers: { ...keyed(SECRET), origin: 'https://evil.example' } }, 'origin'],
    ['signature', { headers: keyed('wrong') }, 'signature'],
    ['trap', { headers: keyed(SECRET), body: Buffer.from('{"name":"Robot","_gotcha":"x"}') }, 'honeypot'],
  ])('makes up for the check of the %s', async (_, delivery, reason) => {
    const forms = { origins: ['https://a.example'], verify: { scheme: 'token', secret: 's' } };
    const { sent, deliver } = story(forms);
    expect(await deliver(form({ name: 'Ada' }, { ...delivery, unchecked: 'everything' }))).toEqual({
      status: 'spam',
      reason,
    });
    await deliver(form({ name: 'Ada' }, delivery)); // checked when it came in, so not again
    expect(sent).toHaveLength(1);
  });

  it('waits with a check whose secret is still missing', async () => {
    const { deliver } = story({ verify: { scheme: 'token', secret: 'gone' } });
    await expect(deliver(form({ name: 'Ada' }, { unchecked: 'everything' }))).rejects.toThrow(LeadHaltedError);
  });

  it.each<[string, Delivery, string]>([
    ['what can never be a lead', form('test=test'), 'a test by Tilda'],
    ['a form with nothing in it', form({ utm_source: 'x' }), 'an empty body'],
  ])('makes no lead of %s', async (_, delivery, reason) => {
    const { sent, deliver } = story();
    expect(await deliver(delivery)).toEqual({ status: 'ignored', reason });
    expect(sent).toEqual([]);
  });

  it.each<Delivery['door']>(['server', 'event'])('refuses a %s’s message with nothing in it', async (door) => {
    for (const body of [{}, { currency: 'EUR' }, { fields: {} }]) {
      await expect(story().deliver(form(body, { door }))).rejects.toMatchObject({ code: 'invalid_lead' });
    }
  });

  it('asks nobody while the portal is on hold', async () => {
    const check = () => {
      throw new LeadHaltedError('held', { code: 'X' });
    };
    const { sent, deliver } = story({}, { hold: { check, learn() {} } });
    await expect(deliver(form({ name: 'Ada' }))).rejects.toThrow('held');
    expect(sent).toEqual([]);
  });

  it.each([
    [new LeadHaltedError('dead', { code: 'NO_AUTH_FOUND', authentication: true }), ['NO_AUTH_FOUND', 'access refused']],
    [new LeadInDoubtError('slow', { code: 'TIMEOUT' }), ['TIMEOUT']],
  ])('learns from what the portal says: %s', async (failure, learnt) => {
    const told = story({}, { failure });
    await expect(told.deliver(form({ name: 'Ada' }))).rejects.toBe(failure);
    expect(told.learnt).toEqual(learnt);
  });

  it('takes equal posts for one where the first is remembered', async () => {
    const repeats = { firstPost: async () => 5 };
    const { sent, deliver } = story({}, { repeats });
    await deliver(form({ name: 'Ada' }, { receivedAt: 5 }));
    await deliver(form({ name: 'Ada' }, { receivedAt: 6 }));
    expect(sent[0]?.ORIGIN_ID).toBe(sent[1]?.ORIGIN_ID);
  });
});
