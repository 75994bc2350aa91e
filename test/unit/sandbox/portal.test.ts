import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SandboxPortal, startPortal } from '../../sandbox/portal/start-portal.ts';

let now = Date.UTC(2026, 8, 10);
let late: (() => void)[] = [];
let portal: SandboxPortal;

beforeAll(async () => {
  portal = await startPortal({ now: () => now, schedule: (run) => late.push(run) });
});
beforeEach(() => {
  portal.reset();
  late = [];
});
afterAll(() => portal.close());

interface Asked {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

async function read(response: Response): Promise<Asked> {
  const body: unknown = await response.json();
  return { status: response.status, body: Object(body) };
}

const call = async (method: string, parameters: object = {}, base = portal.webhookUrl): Promise<Asked> =>
  read(
    await fetch(`${base}${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(parameters),
    }),
  );

const form = async (body: string): Promise<Asked> =>
  read(
    await fetch(`${portal.webhookUrl}crm.lead.add`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body,
    }),
  );

describe('the portal stand-in', () => {
  it('adds leads with rising ids, by JSON, by form, and with or without .json', async () => {
    expect(await call('crm.lead.add.json', { fields: { TITLE: 'A' } })).toMatchObject({
      status: 200,
      body: { result: 381 },
    });
    await form('fields[TITLE]=B&fields[EMAIL][0][VALUE]=b%40example.com&fields[EMAIL][0][VALUE_TYPE]=HOME');
    expect(portal.leads).toMatchObject([
      { ID: 381, TITLE: 'A', createdAt: now },
      { ID: 382, TITLE: 'B', EMAIL: [{ VALUE: 'b@example.com', VALUE_TYPE: 'HOME' }] },
    ]);
  });

  it('drops unknown and read-only fields and plain multi-fields without a word', async () => {
    const fields = {
      TITLE: 'A',
      NONSENSE: 1,
      ID: 5,
      DATE_CREATE: 'x',
      PHONE: '123',
      EMAIL: [{ VALUE: '' }],
      PARENT_ID_5: 1,
    };
    expect((await call('crm.lead.add', { fields })).status).toBe(200);
    expect(portal.leads).toEqual([{ ID: 381, createdAt: now, TITLE: 'A', PARENT_ID_5: 1 }]);
  });

  it('saves the comments of a lead as the real one does, and no other text', async () => {
    const text = 'a <b [10-12] & c';
    await call('crm.lead.add', { fields: { TITLE: text, COMMENTS: text } });
    await call('crm.lead.add', { fields: { COMMENTS: 'a &#91;10-12] & c' } });
    expect(portal.leads).toMatchObject([{ TITLE: text, COMMENTS: 'a ' }, { COMMENTS: 'a &#91;10-12] &amp; c' }]);
  });

  it('changes the fields it is given, values of multi-fields by their ID', async () => {
    const EMAIL = [{ VALUE: 'a@example.com', VALUE_TYPE: 'WORK' }, { VALUE: 'b@example.com' }];
    await call('crm.lead.add', { fields: { TITLE: 'A', NAME: 'Ada', EMAIL } });
    const fields = { TITLE: 'B', ID: 5, EMAIL: [{ ID: '1000', VALUE: '' }, { VALUE: 'c@example.com' }] };
    expect(await call('crm.lead.update', { id: 381, fields })).toMatchObject({ status: 200, body: { result: true } });
    expect(portal.leads).toEqual([
      {
        ID: 381,
        createdAt: now,
        TITLE: 'B',
        NAME: 'Ada',
        EMAIL: [{ VALUE: 'b@example.com' }, { VALUE: 'c@example.com' }],
      },
    ]);
    expect(await call('crm.lead.update', { id: 381 })).toMatchObject({ status: 400 });
    expect(await call('crm.lead.update', { id: 9, fields })).toMatchObject({
      body: { error_description: 'Not found' },
    });
  });

  it.each<[object, string[]]>([
    [{ TITLE: 'ab' }, ['ab']],
    [{ '!TITLE': 'ab' }, ['Abc', 'b']],
    [{ '%TITLE': 'AB' }, ['ab', 'Abc']],
    [{ '!%TITLE': 'a' }, ['b']],
    [{ '=%TITLE': 'a_' }, ['ab']],
    [{ '>ID': 381, '<=ID': '382' }, ['Abc']],
    [{ '>=OPPORTUNITY': 9 }, ['Abc', 'b']],
    [{ '<OPPORTUNITY': 10 }, ['ab', 'Abc']],
    [{ '@TITLE': ['b', 'ab'] }, ['ab', 'b']],
    [{ EMAIL: 'a@example.com' }, ['ab']],
    [{ HAS_EMAIL: 'N' }, ['Abc', 'b']],
    [{ '>NONSENSE': 5 }, ['ab', 'Abc', 'b']],
  ])('lists by the filter %j', async (filter, titles) => {
    await call('crm.lead.add', { fields: { TITLE: 'ab', OPPORTUNITY: 5, EMAIL: [{ VALUE: 'a@example.com' }] } });
    await call('crm.lead.add', { fields: { TITLE: 'Abc', OPPORTUNITY: 9 } });
    await call('crm.lead.add', { fields: { TITLE: 'b', OPPORTUNITY: '10' } });
    const { body } = await call('crm.lead.list', { filter });
    expect(body.result).toMatchObject(titles.map((TITLE) => ({ TITLE })));
    expect(body.total).toBe(titles.length);
  });

  it('lists by an order of several fields, numbers by their size', async () => {
    for (const [TITLE, OPPORTUNITY] of [
      ['b', 9],
      ['a', 10],
      ['a', 9],
    ])
      await call('crm.lead.add', { fields: { TITLE, OPPORTUNITY } });
    const ids = async (order: object) => {
      const { body } = await call('crm.lead.list', { order, select: ['ID'] });
      return body.result;
    };
    expect(await ids({ TITLE: 'ASC', OPPORTUNITY: 'DESC' })).toEqual([{ ID: '382' }, { ID: '383' }, { ID: '381' }]);
    expect(await ids({ OPPORTUNITY: 'ASC', ID: 'DESC' })).toEqual([{ ID: '383' }, { ID: '381' }, { ID: '382' }]);
  });

  it('creates an empty lead without fields, even by GET, as the real one does', async () => {
    await call('crm.lead.add');
    expect(await read(await fetch(`${portal.webhookUrl}crm.lead.add`))).toMatchObject({ body: { result: 382 } });
    expect(portal.leads).toEqual([
      { ID: 381, createdAt: now },
      { ID: 382, createdAt: now },
    ]);
  });

  it('refuses fields that are none, and an e-mail that is none', async () => {
    expect(await call('crm.lead.add', { fields: 'TITLE' })).toMatchObject({
      status: 400,
      body: { error: '', error_description: "Parameter 'fields' must be array." },
    });
    expect(await call('crm.lead.add', { fields: { EMAIL: [{ VALUE: 'a@' }] } })).toMatchObject({
      status: 400,
      body: { error: 'ERROR_CORE' },
    });
    expect(portal.leads).toEqual([]);
  });

  it('lists, reads and deletes', async () => {
    for (const ORIGIN_ID of ['a', 'b', 'a']) await call('crm.lead.add', { fields: { ORIGIN_ID } });
    const listed = await call('crm.lead.list', {
      filter: { '=ORIGIN_ID': 'a', '=NONSENSE': 1 },
      select: ['ID', 'ORIGIN_ID'],
      order: { ID: 'DESC' },
    });
    expect(listed.body).toMatchObject({
      total: 2,
      result: [
        { ID: '383', ORIGIN_ID: 'a' },
        { ID: '381', ORIGIN_ID: 'a' },
      ],
    });
    expect((await call('crm.lead.list', { start: -1 })).body).not.toHaveProperty('total');

    expect((await call('crm.lead.get', { id: 382 })).body).toMatchObject({
      result: { ID: '382', ORIGIN_ID: 'b', STATUS_ID: 'NEW' },
    });
    expect((await call('crm.lead.delete', { id: '382' })).body).toMatchObject({ result: true });
    expect(await call('crm.lead.get', { id: 382 })).toMatchObject({
      status: 400,
      body: { error_description: 'Not found' },
    });
  });

  it('pages its list by fifty', async () => {
    for (let i = 0; i < 51; i++) {
      now += 500;
      await call('crm.lead.add', { fields: { TITLE: String(i) } });
    }
    now += 10_000;
    const first = await call('crm.lead.list');
    expect(first.body).toMatchObject({ next: 50, total: 51 });
    expect((await call('crm.lead.list', { start: 50 })).body).toMatchObject({ result: [{ TITLE: '50' }] });
  });

  it('tells its fields, statuses, mode and user', async () => {
    expect((await call('crm.lead.fields')).body).toMatchObject({ result: { UF_CRM_EXTRAS: { isMultiple: true } } });
    const { body } = await call('crm.status.list', { filter: { ENTITY_ID: 'SOURCE' } });
    expect(Object(body.result)).toHaveLength(12);
    expect((await call('crm.settings.mode.get')).body).toMatchObject({ result: 1 });
    expect((await call('user.current')).body).toMatchObject({ result: { ID: '1' } });
    expect(await call('crm.lead.nonsense')).toMatchObject({ status: 404, body: { error: 'ERROR_METHOD_NOT_FOUND' } });
  });

  it('knows its webhook and its token, and no other', async () => {
    const rest = `${portal.url}/rest/`;
    const old = portal.webhookUrl;
    portal.changeWebhook();
    expect(await call('user.current', {}, old)).toMatchObject({ status: 401, body: { error: 'INVALID_CREDENTIALS' } });
    expect((await call('user.current')).status).toBe(200);
    expect((await call('user.current', { auth: portal.accessToken }, rest)).status).toBe(200);
    expect(await call('user.current', { auth: 'x' }, rest)).toMatchObject({
      status: 401,
      body: { error: 'NO_AUTH_FOUND' },
    });
    portal.expireToken();
    expect(await call('user.current', { auth: portal.accessToken }, rest)).toMatchObject({
      body: { error: 'expired_token' },
    });
  });

  it('takes fifty requests at once and two a second', async () => {
    const answers = await Promise.all(Array.from({ length: 52 }, () => call('user.current')));
    expect(answers.filter(({ status }) => status === 503)).toHaveLength(2);
    expect(portal.refused503).toBe(2);
    now += 1000;
    const more = await Promise.all(Array.from({ length: 3 }, () => call('user.current')));
    expect(more.map(({ status }) => status).sort()).toEqual([200, 200, 503]);
  });

  it('accounts for its operating time, anew every ten minutes', async () => {
    now += 600_000;
    await call('user.current');
    expect((await call('user.current')).body).toMatchObject({ time: { operating: 0.1 } });
    now += 600_000;
    expect((await call('user.current')).body).toMatchObject({
      time: { operating: 0.05, operating_reset_at: Math.floor(now / 1000) + 600 },
    });
  });

  it('commits late when it hangs', async () => {
    const abort = new AbortController();
    portal.fail({ kind: 'hang', commitAfter: 60_000 });
    const calling = fetch(`${portal.webhookUrl}crm.lead.add`, { method: 'POST', signal: abort.signal });
    await expect.poll(() => late.length).toBe(1);
    abort.abort();
    await expect(calling).rejects.toThrow();
    expect(portal.leads).toHaveLength(0);
    for (const run of late) run();
    expect(portal.leads).toHaveLength(1);
  });

  it('is down when it is switched off, and its page is not', async () => {
    await fetch(`${portal.url}/power?on=0`, { method: 'POST' });
    await expect(call('user.current')).rejects.toThrow();
    expect(await read(await fetch(`${portal.url}/state`))).toMatchObject({ body: { on: false } });
    await fetch(`${portal.url}/power?on=1`, { method: 'POST' });
    expect((await call('user.current')).status).toBe(200);
  });

  const mode = async (name: string) =>
    (await fetch(`${portal.url}/mode?is=${encodeURIComponent(name)}`, { method: 'POST' })).status;
  const add = () => call('crm.lead.add', { fields: { TITLE: 'A' } });

  it('goes wrong in one way for as long as its operator says', async () => {
    expect(await mode('over its limit')).toBe(200);
    expect(await add()).toMatchObject({ status: 503, body: { error: 'QUERY_LIMIT_EXCEEDED' } });
    await mode('access revoked');
    expect(await add()).toMatchObject({ status: 401, body: { error: 'INVALID_CREDENTIALS' } });
    await mode('off');
    await expect(add()).rejects.toThrow();
    expect(await read(await fetch(`${portal.url}/state`))).toMatchObject({ body: { on: false, mode: 'off' } });
    await mode('well');
    expect(await add()).toMatchObject({ status: 200, body: { result: 381 } });
    expect(await mode('toString')).toBe(404);
  });

  it('is slow, or hangs up and makes the lead later, when its operator says so', async () => {
    await mode('slow');
    const slow = add();
    await expect.poll(() => late.length).toBe(1);
    expect(portal.leads).toHaveLength(0);
    late.pop()?.();
    expect(await slow).toMatchObject({ status: 200, body: { result: 381 } });
    await mode('late commit');
    await expect(add()).rejects.toThrow();
    expect((await call('crm.lead.list')).body).toMatchObject({ total: 1 });
    late.pop()?.();
    expect(portal.leads).toHaveLength(2);
  });

  it('shows a page, its state and what others add to it', async () => {
    await call('crm.lead.add', { fields: { TITLE: 'A', ORIGIN_ID: 'x' } });
    await call('crm.lead.add', { fields: { TITLE: 'B', ORIGIN_ID: 'x' } });
    portal.setExtra({ queue: 3 });
    expect((await read(await fetch(`${portal.url}/state`))).body).toEqual({
      on: true,
      mode: 'well',
      leads: [
        { id: 381, at: now, fields: { TITLE: 'A', ORIGIN_ID: 'x' } },
        { id: 382, at: now, fields: { TITLE: 'B', ORIGIN_ID: 'x' } },
      ],
      duplicates: 1,
      calls: 2,
      refused503: 0,
      queue: 3,
    });
    expect((await fetch(portal.url)).headers.get('content-type')).toContain('text/html');
    expect((await fetch(`${portal.url}/nonsense`)).status).toBe(404);
  });

  it('tells every open page of a new lead', async () => {
    const { body } = await fetch(`${portal.url}/events`);
    const reader = (body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader.read()).value).toContain('"leads":[]');
    await call('crm.lead.add', { fields: { TITLE: 'A' } });
    let told = '';
    while (!told.includes('"TITLE":"A"')) told += String((await reader.read()).value);
    await reader.cancel();
    expect(told).toMatch(/^data: \{.*\}\n\n/);
  });
});
