import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closePools } from '../../lib/bitrix24/post.ts';
import { createLead, findLead, leadStructure } from '../../lib/index.ts';
import { virtualClock } from '../fixtures/virtual-clock.ts';
import { type SandboxPortal, startPortal } from '../sandbox/portal/start-portal.ts';

const clock = virtualClock();
let portal: SandboxPortal;

beforeAll(async () => {
  portal = await startPortal({ onHang: () => clock.advance(20_000) });
});
beforeEach(() => portal.reset());
afterEach(() => closePools());
afterAll(() => portal.close());

/** The example of OpenIntegrations' CreateLead. */
const JOHN = {
  ADDRESS: 'Pushkin st., b. 10',
  ADDRESS_COUNTRY: 'Russia',
  EMAIL: [
    { VALUE: 'yo@example.com', VALUE_TYPE: 'HOME' },
    { VALUE: 'hi@example.com', VALUE_TYPE: 'WORK' },
  ],
  NAME: 'John',
  LAST_NAME: 'Doe',
  PHONE: [{ VALUE: '88005553535', VALUE_TYPE: 'WORK' }],
  TITLE: 'MegaClient',
};

const ANSWER = {
  result: 381,
  time: {
    start: expect.any(Number),
    finish: expect.any(Number),
    duration: expect.any(Number),
    processing: expect.any(Number),
    date_start: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+00:00$/),
    date_finish: expect.any(String),
    operating_reset_at: expect.any(Number),
    operating: expect.any(Number),
  },
};

describe('creating a lead', () => {
  it('by webhook sends John Doe once, field by field, and gives the answer', async () => {
    const answer = await createLead(portal.webhookUrl, JOHN);

    expect(portal.calls).toHaveLength(1);
    expect(portal.calls).toMatchObject([{ method: 'crm.lead.add' }]);
    expect(portal.calls[0]?.parameters).toStrictEqual({ fields: JOHN });
    expect(answer).toStrictEqual(ANSWER);
    expect(portal.leads).toEqual([{ ...JOHN, ID: 381, createdAt: expect.any(Number) }]);
  });

  it('by domain and token sends Ivan Ivanov once, with the token in the body', async () => {
    const ivan = { ...JOHN, NAME: 'Ivan', LAST_NAME: 'Ivanov' };
    const answer = await createLead(portal.domain, ivan, portal.accessToken);

    expect(portal.calls).toHaveLength(1);
    expect(portal.calls).toMatchObject([{ method: 'crm.lead.add', url: '/rest/crm.lead.add.json' }]);
    expect(portal.calls[0]?.parameters).toStrictEqual({ fields: ivan, auth: portal.accessToken });
    expect(answer).toStrictEqual(ANSWER);
  });

  it.each(['', '/', '/rest', '/rest/'])('takes the domain with scheme and %j', async (end) => {
    await createLead(`${portal.url}${end}`, { TITLE: 'A' }, portal.accessToken);
    expect(portal.leads).toHaveLength(1);
  });

  it('sends plain multi-fields as the portal wants them', async () => {
    await createLead(portal.webhookUrl, { EMAIL: ['yo@example.com'], PHONE: '88005553535' });
    expect(portal.leads).toMatchObject([
      {
        EMAIL: [{ VALUE: 'yo@example.com', VALUE_TYPE: 'WORK' }],
        PHONE: [{ VALUE: '88005553535', VALUE_TYPE: 'WORK' }],
      },
    ]);
  });

  it('tells the responsible person when asked to', async () => {
    await createLead(portal.webhookUrl, { TITLE: 'A' }, undefined, { params: { REGISTER_SONET_EVENT: 'Y' } });
    expect(portal.calls).toMatchObject([{ parameters: { params: { REGISTER_SONET_EVENT: 'Y' } } }]);
  });

  it.each([
    ['a token with a webhook URL', () => createLead(portal.webhookUrl, JOHN, 'token'), 'LeadHaltedError'],
    ['an address without TLS', () => createLead('http://portal.example/rest/1/code/', JOHN), 'LeadHaltedError'],
    ['a domain without a token', () => createLead(portal.domain, JOHN), 'LeadHaltedError'],
    ['no portal', () => createLead('', JOHN), 'LeadHaltedError'],
    ['an unknown field', () => createLead(portal.webhookUrl, { TITEL: 'A' }), 'RequestError'],
    ['a read-only field', () => createLead(portal.webhookUrl, { ID: 5 }), 'RequestError'],
    ['no fields', () => createLead(portal.webhookUrl, {}), 'RequestError'],
    ['empty fields only', () => createLead(portal.webhookUrl, { TITLE: '', PHONE: [] }), 'RequestError'],
    ['fields that are a list', () => createLead(portal.webhookUrl, [JOHN]), 'RequestError'],
  ])('refuses %s before anything is sent', async (_, create, name) => {
    await expect(create()).rejects.toHaveProperty('name', name);
    expect(portal.calls).toHaveLength(0);
  });

  it.each([
    ['a webhook that is gone', () => createLead(`${portal.url}/rest/1/gone/`, JOHN), 'INVALID_CREDENTIALS'],
    ['a token that is none', () => createLead(portal.domain, JOHN, 'none'), 'NO_AUTH_FOUND'],
  ])('halts at %s', async (_, create, code) => {
    await expect(create()).rejects.toMatchObject({ fate: 'halted', code, authentication: true });
    expect(portal.leads).toHaveLength(0);
  });

  it('is refused with a token that has run out', async () => {
    portal.expireToken();
    await expect(createLead(portal.domain, JOHN, portal.accessToken)).rejects.toMatchObject({
      fate: 'refused',
      code: 'expired_token',
      authentication: true,
    });
  });

  it('names no visitor when the portal rejects his e-mail', async () => {
    const error = await createLead(portal.webhookUrl, { EMAIL: 'john.doe' }).catch((error: unknown) => error);
    expect(error).toMatchObject({ fate: 'rejected', message: expect.stringContaining('The e-mail "…" is incorrect.') });
  });

  it('gives up after the time it was told', async () => {
    portal.fail({ kind: 'hang' });
    await expect(createLead(portal.webhookUrl, JOHN, undefined, { clock, timeout: 20_000 })).rejects.toMatchObject({
      fate: 'in doubt',
      code: 'TIMEOUT',
    });
  });
});

describe('the relatives of creating a lead', () => {
  it("give the portal's answer about its fields, by webhook and by token", async () => {
    const byWebhook = await leadStructure(portal.webhookUrl);
    expect(byWebhook).toEqual({
      result: expect.objectContaining({ TITLE: expect.objectContaining({ type: 'string' }) }),
      time: ANSWER.time,
    });
    expect((await leadStructure(portal.domain, portal.accessToken)).result).toEqual(byWebhook.result);
  });

  it('find a lead by its names of origin, by webhook and by token', async () => {
    await createLead(portal.webhookUrl, { TITLE: 'A', ORIGINATOR_ID: 'shop', ORIGIN_ID: '17' });
    expect(await findLead(portal.webhookUrl, 'shop', '17')).toBe(381);
    expect(await findLead(portal.domain, 'shop', '18', portal.accessToken)).toBeNull();
  });
});
