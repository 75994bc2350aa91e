import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closePools } from '../../lib/bitrix24/post.ts';
import {
  createLead,
  deleteLead,
  findLead,
  getLead,
  leadFilterStructure,
  leadStructure,
  leadsList,
  updateLead,
} from '../../lib/index.ts';
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

  it.each([
    ['webhook', () => [portal.webhookUrl, undefined] as const],
    ['token', () => [portal.domain, portal.accessToken] as const],
  ])('read, change and delete a lead, by %s, and give the answers unchanged', async (_, way) => {
    const [url, token] = way();
    await createLead(url, JOHN, token);
    expect(await getLead(url, '381', token)).toEqual({
      result: expect.objectContaining({
        ID: '381',
        NAME: 'John',
        PHONE: [{ ID: '1000', VALUE: '88005553535', VALUE_TYPE: 'WORK', TYPE_ID: 'PHONE' }],
      }),
      time: ANSWER.time,
    });
    expect(await updateLead(url, 381, { NAME: 'Ivan', ADDRESS: '' }, token)).toEqual({
      result: true,
      time: ANSWER.time,
    });
    expect(portal.leads).toMatchObject([{ NAME: 'Ivan', ADDRESS: '', LAST_NAME: 'Doe' }]);
    expect(await leadsList(url, { NAME: 'Ivan' }, 0, token, { select: ['NAME'], order: { ID: 'DESC' } })).toEqual({
      result: [{ ID: '381', NAME: 'Ivan' }],
      total: 1,
      time: ANSWER.time,
    });
    expect(await deleteLead(url, '381', token)).toEqual({ result: true, time: ANSWER.time });
    expect(await leadsList(url, undefined, undefined, token)).toEqual({ result: [], total: 0, time: ANSWER.time });
    const secrets = portal.calls.map(({ url: path, headers }) => path + JSON.stringify(headers)).join();
    expect(secrets).not.toContain(portal.accessToken);
  });

  it('give pages by their offset', async () => {
    for (let i = 0; i < 60; i++) portal.add({ TITLE: `${i}` });
    const first = await leadsList(portal.webhookUrl);
    expect([first.result.length, first.total, first.next]).toEqual([50, 60, 50]);
    const second = await leadsList(portal.webhookUrl, {}, first.next);
    expect([second.result.length, second.next]).toEqual([10, undefined]);
  });

  it('say what can be filtered by, and ask no portal', () => {
    expect(leadFilterStructure()).toHaveProperty('TITLE');
    expect(portal.calls).toHaveLength(0);
  });

  it.each([
    ['a number that is none', () => getLead(portal.webhookUrl, 'x'), 'RequestError'],
    ['a number that is none', () => deleteLead(portal.webhookUrl, 0), 'RequestError'],
    ['nothing to change', () => updateLead(portal.webhookUrl, 1, {}), 'RequestError'],
    ['an unknown field', () => updateLead(portal.webhookUrl, 1, { TITEL: '' }), 'RequestError'],
    ['a token with a webhook URL', () => leadsList(portal.webhookUrl, {}, 0, 'token'), 'LeadHaltedError'],
  ])('refuse %s before anything is sent', async (_, call, name) => {
    await expect(call()).rejects.toHaveProperty('name', name);
    expect(portal.calls).toHaveLength(0);
  });

  it.each([
    ['get', () => getLead(portal.webhookUrl, 999)],
    ['update', () => updateLead(portal.webhookUrl, 999, { TITLE: 'A' })],
    ['delete', () => deleteLead(portal.webhookUrl, 999)],
  ])('%s nothing where there is no such lead, and say so', async (_, call) => {
    await expect(call()).rejects.toMatchObject({
      fate: 'rejected',
      message: expect.stringMatching(/Nothing was changed.*Check the number/),
    });
  });

  it.each([
    ['crm.lead.update', () => updateLead(portal.webhookUrl, 381, { TITLE: 'B' })],
    ['crm.lead.delete', () => deleteLead(portal.webhookUrl, 381)],
  ])('are sent once when they change something, whatever comes of it: %s', async (method, call) => {
    for (const fault of [{ kind: 'no result' }, { kind: 'unreadable' }, { kind: 'reset', committed: false }] as const) {
      portal.reset();
      await createLead(portal.webhookUrl, JOHN);
      portal.fail(fault, 1, method);
      await expect(call()).rejects.toMatchObject({ fate: 'in doubt' });
      expect(portal.calls).toHaveLength(2);
    }
  });

  it.each([
    ['crm.lead.get', () => getLead(portal.webhookUrl, 381)],
    ['crm.lead.list', () => leadsList(portal.webhookUrl)],
    ['crm.lead.fields', () => leadStructure(portal.webhookUrl)],
  ])('do not take an answer without a result for one: %s', async (method, call) => {
    await createLead(portal.webhookUrl, JOHN);
    portal.fail({ kind: 'no result' }, 1, method);
    await expect(call()).rejects.toMatchObject({ fate: 'refused', code: 'NO_RESULT' });
  });

  it('find a lead by its names of origin, by webhook and by token', async () => {
    await createLead(portal.webhookUrl, { TITLE: 'A', ORIGINATOR_ID: 'shop', ORIGIN_ID: '17' });
    expect(await findLead(portal.webhookUrl, 'shop', '17')).toBe(381);
    expect(await findLead(portal.domain, 'shop', '18', portal.accessToken)).toBeNull();
  });
});
