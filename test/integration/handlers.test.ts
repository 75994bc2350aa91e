import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dependencies as acceptDependencies } from '../../functions/accept.ts';
import { formsScript } from '../../lib/browser/forms-script.data.ts';
import { acceptHandler } from '../../lib/handlers/form-handler.ts';
import { leadHandler } from '../../lib/handlers/lead-handler.ts';
import { formEvent, sqsEvent, startWorld, type World } from '../fixtures/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(() => {
  world.portal.reset();
  world.clock.advance(3_600_000); // what an earlier test sent is no repeat
  world.ssm.parameters.set(`${world.prefix}/forms`, '{}');
  world.ssm.parameters.set(`${world.prefix}/secrets`, '{"lead":"server-token"}');
});

const context = { awsRequestId: 'request-1' };
const configure = (forms: object) => world.ssm.parameters.set(`${world.prefix}/forms`, JSON.stringify(forms));
const accept = (event: unknown) => acceptHandler(world.coldAccept())(event, context);
const lead = (event: unknown) => leadHandler(world.coldLead())(event, context);
const direct = (event: unknown) =>
  leadHandler({ ...world.coldLead(), queue: null, deadLetters: null, ledger: null, repeats: null })(event, context);

async function drain() {
  const messages = await world.receive();
  for (const message of messages) {
    await lead(sqsEvent(message, 1));
    await world.acknowledge(message);
  }
  return messages.length;
}

const plainForm = (fields: Record<string, string>, headers: Record<string, string> = {}, path?: string) =>
  formEvent(
    new URLSearchParams(fields).toString(),
    { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    path,
  );
const serverPost = (body: object, headers: Record<string, string> = {}) =>
  formEvent(body, { authorization: 'Bearer server-token', ...headers }, '/lead');
const parsed = (result: { body?: string | undefined }): unknown => JSON.parse(result.body ?? '');

describe('accept', () => {
  it('answers a form with 200 and an id, and has it on the queue by then', async () => {
    const result = await accept(formEvent({ name: 'Ada', email: 'ada@example.com' }));
    expect(result).toMatchObject({ statusCode: 200, headers: { 'access-control-allow-origin': '*' } });
    expect(parsed(result)).toEqual({ status: 'accepted', id: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(world.portal.calls).toHaveLength(0);
    expect(await drain()).toBe(1);
    expect(world.portal.leads).toMatchObject([{ NAME: 'Ada', ORIGINATOR_ID: 'bitrix24-lead' }]);
  });

  it('never passes raw fields of the public through', async () => {
    await accept(formEvent({ fields: { TITLE: 'x', ASSIGNED_BY_ID: 9, STATUS_ID: 'CONVERTED', UF_CRM_AREA: 'y' } }));
    await drain();
    expect(world.portal.leads).toHaveLength(1);
    for (const field of ['ASSIGNED_BY_ID', 'STATUS_ID', 'UF_CRM_AREA'])
      expect(world.portal.leads[0]).not.toHaveProperty(field);
  });

  it('thanks a browser with a page in its language', async () => {
    const headers = { accept: 'text/html', 'accept-language': 'pl' };
    const result = await accept(plainForm({ name: 'Ada' }, headers));
    expect(result).toMatchObject({ statusCode: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
    expect(result.body).toContain('Dziękujemy!');
    await drain();
  });

  it.each([
    ['https://example.com/thanks', 303],
    ['https://evil.example/', 200],
  ])('sends a browser on to %s only when it may: %i', async (target, status) => {
    configure({ origins: ['https://example.com'] });
    const result = await accept(plainForm({ name: 'Ada', _next: target }, { accept: 'text/html' }));
    expect(result.statusCode).toBe(status);
    if (status === 303) expect(result.headers).toMatchObject({ location: target });
    await drain();
  });

  it('refuses a browser from elsewhere, telling what to add', async () => {
    configure({ origins: ['https://example.com'] });
    const result = await accept(formEvent({ name: 'Ada' }, { origin: 'https://evil.example' }));
    expect(result.statusCode).toBe(403);
    expect(parsed(result)).toMatchObject({ error: 'forbidden', message: expect.stringContaining('origins') });
    expect(await drain()).toBe(0);
  });

  it('keeps spam apart and answers it like everything else', async () => {
    const { spam } = world.queues.depths();
    const result = await accept(plainForm({ name: 'Robot', _gotcha: 'http://spam.example' }));
    expect(parsed(result)).toMatchObject({ status: 'accepted' });
    expect(await drain()).toBe(0);
    expect(world.queues.depths().spam).toBe(spam + 1);
  });

  it('brings what was typed through the saving of the portal, whatever it looks like', async () => {
    await accept(formEvent({ 'Your budget': 'under <100k [10-12] &lt;b [срочно] a < b' }));
    await drain();
    expect(world.portal.leads).toMatchObject([
      { COMMENTS: 'Your budget: under ‹100k &#91;10-12] &amp;lt;b &#91;срочно] a ‹ b' },
    ]);
  });

  it('serves the script for websites, whatever is wrong with the settings', async () => {
    world.ssm.parameters.set(`${world.prefix}/forms`, 'broken');
    const event = formEvent('', { 'accept-encoding': 'br' }, '/forms.js');
    event.requestContext.http.method = 'GET';
    const result = await accept(event);
    expect(result).toMatchObject({
      statusCode: 200,
      headers: { 'content-type': 'text/javascript; charset=utf-8', 'content-encoding': 'br' },
      isBase64Encoded: true,
    });
    expect(brotliDecompressSync(Buffer.from(result.body ?? '', 'base64')).toString()).toBe(formsScript);

    const restApi = { httpMethod: 'GET', path: '/forms.js', headers: event.headers, requestContext: {} };
    expect(await accept(restApi)).toMatchObject({ statusCode: 200, body: formsScript, isBase64Encoded: false });
  });

  it.each(['GET', 'HEAD', 'OPTIONS'])('answers %s without making a lead of it', async (method) => {
    const event = formEvent('');
    event.requestContext.http.method = method;
    expect((await accept(event)).statusCode).toBe(method === 'OPTIONS' ? 204 : 200);
    expect(await drain()).toBe(0);
  });

  it('refuses what is too large, and what can’t be read, with words that help', async () => {
    expect(await accept(formEvent({ text: 'x'.repeat(1024 * 1024) }))).toMatchObject({ statusCode: 413 });
    expect(await accept(formEvent('%%%', { 'content-type': 'image/png' }))).toMatchObject({ statusCode: 415 });
    expect(await accept(plainForm({ text: 'ж'.repeat(140_000) }))).toMatchObject({ statusCode: 413 });
    expect(await drain()).toBe(0);
  });

  it('keeps all answers of a form whose files are too large for the queue, and names the files', async () => {
    const form = new FormData();
    form.set('name', 'Linnéa');
    form.append('skills', 'CNC');
    form.append('cv', new File(['x'.repeat(900_000)], 'cv.pdf', { type: 'application/pdf' }));
    const response = new Response(form);
    const event = formEvent('', { 'content-type': response.headers.get('content-type') ?? '' }, '/forms/careers');
    event.body = Buffer.from(await response.arrayBuffer()).toString('base64');
    event.isBase64Encoded = true;
    expect((await accept(event)).statusCode).toBe(200);
    await drain();
    expect(world.portal.leads).toMatchObject([{ NAME: 'Linnéa', COMMENTS: expect.stringContaining('cv.pdf') }]);
    expect(String(world.portal.leads[0]?.COMMENTS)).toContain('CNC');
  });

  it('goes on taking submissions when its settings are broken, and says sorry to a browser when the queue is gone', async () => {
    world.ssm.parameters.set(`${world.prefix}/forms`, '{"countri":"DE"}');
    expect(await accept(formEvent({ name: 'Ada' }))).toMatchObject({ statusCode: 200 });
    const [message] = await world.receive();
    if (!message) throw new Error('nothing on the queue');
    await expect(lead(sqsEvent(message, 1))).rejects.toThrow('countri');
    configure({});
    world.clock.advance(400_000);
    await lead(sqsEvent(message, 2));
    await world.acknowledge(message);
    expect(world.portal.leads).toMatchObject([{ NAME: 'Ada' }]);

    const broken = { ...world.coldAccept(), take: () => Promise.reject(new Error('SQS is down')) };
    const result = await acceptHandler(broken)(plainForm({ name: 'Ada' }, { accept: 'text/html' }), context);
    expect(result).toMatchObject({
      statusCode: 503,
      headers: { 'content-type': 'text/html; charset=utf-8', 'retry-after': '60' },
    });
    const json = await acceptHandler(broken)(formEvent({ name: 'Ada' }), context);
    expect(json).toMatchObject({ statusCode: 503, headers: { 'retry-after': '60' } });
  });

  it('makes up for a token in a header of its own and for the origin, when the settings could not be read', async () => {
    world.ssm.parameters.set(`${world.prefix}/forms`, '{"countri":"DE"}');
    await accept(formEvent({ name: 'Ada' }, { 'x-own': 'right' }));
    await accept(formEvent({ name: 'Eve' }, { 'x-own': 'right', origin: 'https://evil.example' }));
    const origins = ['https://example.com'];
    configure({ origins, turnstile: 'turnstile', verify: { scheme: 'token', secret: 'own', name: 'x-own' } });
    world.ssm.parameters.set(`${world.prefix}/secrets`, '{"own":"right","lead":"server-token"}');
    const spam = world.queues.depths().spam;
    expect(await drain()).toBe(2);
    expect(world.portal.leads).toMatchObject([{ NAME: 'Ada', COMMENTS: expect.stringContaining('Captcha') }]);
    expect(world.queues.depths().spam).toBe(spam + 1);
  });

  it('makes a lead of each in a request that holds several, whatever id the request as a whole has', async () => {
    const entry = (id: string) => ({ lead_id: id, changes: [{ field: 'name', value: `Visitor ${id}` }] });
    const event = formEvent({ entry: [entry('31'), entry('32')] }, { 'idempotency-key': 'batch', 'webhook-id': 'w1' });
    for (const attempt of [1, 2]) {
      expect((await accept(event)).statusCode, `attempt ${attempt}`).toBe(200);
      await drain();
      expect(world.portal.leads.map(({ NAME }) => NAME).sort()).toEqual(['Visitor 31', 'Visitor 32']);
    }
  });

  it('answers spam like everything else where there is no queue to keep it in', async () => {
    const io = acceptDependencies({ ...process.env, SPAM_QUEUE_URL: '' }, world.clock);
    const result = await acceptHandler(io)(plainForm({ name: 'Robot', _gotcha: 'x' }), context);
    expect(result).toMatchObject({ statusCode: 200 });
    expect(await drain()).toBe(0);
  });

  it('gives a verified form’s settings to nobody who only says to be that form', async () => {
    const verify = { scheme: 'token', secret: 'lead' };
    const fields = { SOURCE_ID: 'PARTNER' };
    configure({ forms: { quiz: { verify, fields }, open: { fields: { SOURCE_ID: 'ADVERTISING' } } } });
    await accept(formEvent({ name: 'Eve', form_name: 'quiz' }, {}, '/forms'));
    await accept(formEvent({ name: 'Ada', form_name: 'quiz' }, { 'x-api-key': 'server-token' }, '/forms/quiz'));
    await accept(formEvent({ name: 'Ian', form_name: 'open' }, {}, '/forms'));
    await drain();
    expect(world.portal.leads.map(({ NAME, SOURCE_ID }) => [NAME, SOURCE_ID])).toEqual([
      ['Eve', 'WEB'],
      ['Ada', 'PARTNER'],
      ['Ian', 'ADVERTISING'],
    ]);
  });

  it('makes up for a signature check that had to wait', async () => {
    configure({ verify: { scheme: 'token', secret: 'not-there-yet' } });
    expect(await accept(formEvent({ name: 'Ada' }, { 'x-api-key': 'right' }))).toMatchObject({ statusCode: 200 });
    expect(await accept(formEvent({ name: 'Eve' }, { 'x-api-key': 'wrong' }))).toMatchObject({ statusCode: 200 });
    world.ssm.parameters.set(`${world.prefix}/secrets`, '{"not-there-yet":"right","lead":"server-token"}');
    const spam = world.queues.depths().spam;
    expect(await drain()).toBe(2);
    expect(world.portal.leads).toMatchObject([{ NAME: 'Ada' }]);
    expect(world.queues.depths().spam).toBe(spam + 1);
  });

  it('hears a visitor though a stranger posted the same id first, and takes a resend for what it is', async () => {
    const visitor = { name: 'Ada', email: 'ada@example.com', tranid: '1:42' };
    await accept(formEvent({ name: 'Mallory', tranid: '1:42' }));
    await accept(formEvent(visitor));
    await accept(formEvent({ ...visitor, sent_at: '2026-09-10T12:00:31Z' }));
    await drain();
    expect(world.portal.leads.map(({ NAME }) => NAME).sort()).toEqual(['Ada', 'Mallory']);
  });

  it('hears a visitor who corrects what was sent', async () => {
    for (const phone of ['+4930123456', '+4930123457', '+4930123457']) {
      await accept(formEvent({ name: 'Ada', phone }, { 'idempotency-key': 'page-1' }));
      await drain();
      world.clock.advance(86_400_000);
    }
    expect(world.portal.leads).toHaveLength(2);
  });

  it('makes one lead of a signed request, under however many keys it is replayed', async () => {
    configure({ verify: { scheme: 'token', secret: 'lead' } });
    for (const key of ['1', '2', '3']) {
      const headers = { 'x-api-key': 'server-token', 'idempotency-key': key, 'webhook-id': key };
      expect((await accept(formEvent({ name: 'Ada' }, headers))).statusCode).toBe(200);
    }
    await drain();
    expect(world.portal.leads).toHaveLength(1);
  });

  it('knows a submission by the name it had when it was accepted, whatever the settings say later', async () => {
    await accept(formEvent({ name: 'Ada', note: 'x' }));
    const [message] = await world.receive();
    if (!message) throw new Error('nothing on the queue');
    world.portal.fail({ kind: 'hang', commitAfter: 30_000 });
    await expect(lead(sqsEvent(message, 1))).rejects.toThrow();
    await world.clock.run();
    world.clock.advance(400_000);
    configure({ verify: { scheme: 'token', secret: 'lead', name: 'note' } }); // "note" is a secret from now on
    await lead(sqsEvent(message, 2));
    await world.acknowledge(message);
    expect(world.portal.leads).toHaveLength(1);
  });

  it.each([
    ['ada@example.com', null],
    ['open', 'open'],
  ])('tells the log of a form that calls itself %s: %s', async (form_name, logged) => {
    configure({ forms: { open: {} } });
    const lines: unknown[] = [];
    const log = { info: (_: string, fields?: object) => lines.push(fields), warn() {}, error() {} };
    await acceptHandler({ ...world.coldAccept(), log })(formEvent({ name: 'Ada', form_name }, {}, '/forms'), context);
    expect(lines).toMatchObject([{ form: logged }]);
    await drain();
  });

  it('takes a hundred leads in one request, and of more none at all', async () => {
    const entry = (_: unknown, n: number) => ({ lead_id: `${n}`, changes: [{ field: 'name', value: `Visitor ${n}` }] });
    const entries = (length: number) => formEvent({ entry: Array.from({ length }, entry) });
    const before = world.queues.depths().queue;
    const refused = await accept(entries(101));
    expect(refused).toMatchObject({ statusCode: 413, body: expect.stringContaining('100') });
    expect(world.queues.depths().queue).toBe(before);
    expect((await accept(entries(100))).statusCode).toBe(200);
    expect((await world.receive()).length).toBe(100);
  });

  it('answers 400 to an envelope that can’t be read, and queues nothing', async () => {
    const result = await accept({ ...formEvent({ name: 'Ada' }), headers: { 'x-one': ['a'] } });
    expect(result).toMatchObject({ statusCode: 400 });
    expect(await drain()).toBe(0);
  });

  it('takes HTTP only', async () => {
    await expect(accept({ name: 'Ada' })).rejects.toThrow('HTTP events only');
  });
});

describe('POST /lead', () => {
  it('creates a lead of raw fields and answers with the portal’s own result', async () => {
    const event = serverPost({
      fields: { TITLE: '<b>Order</b>', PHONE: ['+493023125809'], COMMENTS: '[b]Hot[/b] <i>&lt;' },
      params: { REGISTER_SONET_EVENT: 'Y' },
    });
    const result = (await lead(event)) as { statusCode: number; body: string };
    expect(result.statusCode).toBe(200);
    expect(parsed(result)).toEqual({ status: 'created', result: expect.any(Number), time: expect.any(Object) });
    expect(world.portal.calls.at(-1)?.parameters).toMatchObject({
      fields: {
        TITLE: '<b>Order</b>',
        PHONE: [{ VALUE: '+493023125809', VALUE_TYPE: 'WORK' }],
        COMMENTS: '[b]Hot[/b] <i>&lt;',
      },
      params: { REGISTER_SONET_EVENT: 'Y' },
    });
  });

  it('hears a back-end though a stranger posted its key to a form first', async () => {
    await accept(formEvent({ name: 'Mallory', submission_id: 'order-1815' }, { 'idempotency-key': 'order-1815' }));
    await drain();
    const event = serverPost({ fields: { TITLE: 'Order 1815' } }, { 'idempotency-key': 'order-1815' });
    expect(parsed((await lead(event)) as { body: string })).toMatchObject({ status: 'created' });
    await accept(formEvent({ name: 'Mallory', submission_id: 'order-1816' }, { 'idempotency-key': 'order-1816' }));
    await drain();
    const mapped = serverPost({ name: 'Ada', submission_id: 'order-1816' });
    expect(parsed((await lead(mapped)) as { body: string })).toMatchObject({ status: 'created' });
  });

  it('answers the same key with the lead that is there', async () => {
    const event = serverPost({ fields: { TITLE: 'Twice' } }, { 'idempotency-key': 'order-1' });
    const first = parsed((await lead(event)) as { body: string }) as { result: number };
    const second = parsed((await lead(event)) as { body: string });
    expect(second).toEqual({ status: 'duplicate', result: first.result });
    expect(world.portal.leads).toHaveLength(1);
  });

  it('keeps a caller’s own names of origin, and knows the lead by them', async () => {
    const event = serverPost({ fields: { TITLE: 'Mine', ORIGINATOR_ID: 'shop', ORIGIN_ID: '77' } });
    await lead(event);
    expect(world.portal.leads).toMatchObject([{ ORIGINATOR_ID: 'shop', ORIGIN_ID: '77' }]);
    expect(parsed((await lead(event)) as { body: string })).toMatchObject({ status: 'duplicate' });
  });

  it('maps a body that is no raw lead', async () => {
    await lead(serverPost({ name: 'Ada', 'Which engine?': 'Analytical' }));
    expect(world.portal.leads).toMatchObject([{ NAME: 'Ada', COMMENTS: 'Which engine?: Analytical' }]);
  });

  it.each([
    [{ authorization: 'Bearer wrong' }, {}, 401, 'unauthorized'],
    [{ authorization: '' }, {}, 401, 'unauthorized'],
    [{}, { fields: { TITEL: 'x' } }, 422, 'invalid_lead'],
    [{}, { fields: {} }, 422, 'invalid_lead'],
    [{}, { fields: 'x' }, 422, 'invalid_lead'],
    [{}, { fields: 5 }, 422, 'invalid_lead'],
    [{}, { fields: { ORIGIN_ID: '7', SOURCE_ID: 'WEB' } }, 422, 'invalid_lead'],
    [{}, {}, 422, 'invalid_lead'],
    [{}, '', 422, 'invalid_lead'],
    [{}, { name: ' ', utm_source: 'x' }, 422, 'invalid_lead'],
    [{ 'content-type': 'application/pdf' }, 'x', 415, 'unsupported_media_type'],
  ])('refuses %j %j with %i', async (headers, body, status, error) => {
    const event = formEvent(body, { authorization: 'Bearer server-token', ...headers }, '/lead');
    const result = (await lead(event)) as { statusCode: number; body: string };
    expect(result.statusCode).toBe(status);
    expect(parsed(result)).toEqual({ error, message: expect.any(String), requestId: 'request' });
    expect(world.portal.calls).toHaveLength(0);
  });

  it('lets nobody in when there is no token to compare', async () => {
    world.ssm.parameters.set(`${world.prefix}/secrets`, '{}');
    expect(await lead(serverPost({ fields: { TITLE: 'x' } }, { authorization: 'Bearer undefined' }))).toMatchObject({
      statusCode: 401,
    });
  });

  it('lets a caller in and the lead wait when the forms parameter is broken', async () => {
    world.ssm.parameters.set(`${world.prefix}/forms`, '{"countri":"DE"}');
    const result = (await lead(serverPost({ fields: { TITLE: 'Waits' } }))) as { statusCode: number };
    expect(result.statusCode).toBe(202);
    world.ssm.parameters.set(`${world.prefix}/forms`, '{}');
    expect(await drain()).toBe(1);
    expect(world.portal.leads).toMatchObject([{ TITLE: 'Waits' }]);
  });

  it('puts the lead onto the queue when the portal is in trouble: 202, and made later, once', async () => {
    world.portal.fail({ kind: 'hang', commitAfter: 40_000 });
    const event = serverPost({ fields: { TITLE: 'Late' } }, { 'idempotency-key': 'late-1' });
    const result = (await lead(event)) as { statusCode: number; body: string };
    expect(result.statusCode).toBe(202);
    expect(parsed(result)).toEqual({ status: 'queued', id: expect.any(String) });
    const [message] = await world.receive();
    if (!message) throw new Error('nothing on the queue');
    expect(message.Body).not.toContain('server-token');
    await expect(lead(sqsEvent(message, 1))).rejects.toThrow('under way');
    await world.clock.run();
    world.clock.advance(100_000);
    await lead(sqsEvent(message, 2));
    expect(world.portal.leads).toHaveLength(1);
  });

  it.each([
    [{ kind: 'error', status: 503, code: 'QUERY_LIMIT_EXCEEDED' }, 503],
    [{ kind: 'reset', committed: false }, 504],
    [{ kind: 'error', status: 400, code: 'ERROR_CORE' }, 422],
  ] as const)('answers %j without a queue with %i', async (fault, status) => {
    world.portal.fail(fault);
    const result = (await direct(serverPost({ fields: { TITLE: 'x' } }))) as {
      statusCode: number;
      headers: Record<string, string>;
    };
    expect(result.statusCode).toBe(status);
    expect(result.headers['retry-after']).toBe(status === 422 ? undefined : '60');
  });

  it('answers a browser’s question before it, and no GET', async () => {
    const options = serverPost({});
    options.requestContext.http.method = 'OPTIONS';
    expect(await lead(options)).toMatchObject({ statusCode: 204 });
    options.requestContext.http.method = 'GET';
    expect(await lead(options)).toMatchObject({ statusCode: 400 });
  });
});

describe('lead without a queue behind it', () => {
  it('makes one lead an invocation and no more: several at once are refused, and none of them is made', async () => {
    const entry = (id: string) => ({ lead_id: id, changes: [{ field: 'name', value: `Visitor ${id}` }] });
    const result = await direct(formEvent({ entry: [entry('81'), entry('82')] }));
    expect(result).toMatchObject({ statusCode: 400, body: expect.stringContaining('one by one') });
    await expect(direct({ entry: [entry('83'), entry('84')] })).rejects.toThrow('QUEUE_URL');
    expect(world.portal.calls).toHaveLength(0);
  });

  it('answers a public form once the portal has', async () => {
    const result = await direct(formEvent({ name: 'Ada' }));
    expect(result).toMatchObject({ statusCode: 200 });
    expect(world.portal.leads).toMatchObject([{ NAME: 'Ada' }]);
  });

  it('tells a public form that the portal did not take it', async () => {
    world.portal.fail({ kind: 'error', status: 403, code: 'ACCESS_DENIED' });
    expect(await direct(formEvent({ name: 'Ada' }))).toMatchObject({ statusCode: 503 });
  });

  it('drops spam', async () => {
    expect(await direct(plainForm({ name: 'Robot', _gotcha: 'x' }))).toMatchObject({ statusCode: 200 });
    expect(world.portal.leads).toHaveLength(0);
  });

  it('throws what an event can’t be told otherwise', async () => {
    world.portal.fail({ kind: 'error', status: 503, code: 'QUERY_LIMIT_EXCEEDED' });
    await expect(direct({ fields: { TITLE: 'x' } })).rejects.toThrow();
    await expect(direct({ fields: { TITEL: 'x' } })).rejects.toThrow('TITEL');
  });
});

describe('events', () => {
  it('gives a direct invocation the same object as a value', async () => {
    expect(await lead({ fields: { TITLE: 'Direct' } })).toEqual({
      status: 'created',
      result: expect.any(Number),
      time: expect.any(Object),
    });
    expect(await lead({ fields: { TITLE: 'Direct' } })).toMatchObject({ status: 'duplicate' });
  });

  it('parks a lead that will never pass, with the reason, and does not ask for it again', async () => {
    world.portal.fail({ kind: 'error', status: 400, code: 'ERROR_CORE', description: 'Wrong field' });
    const outcome = await lead({ Records: [{ eventSource: 'aws:sqs', body: '{"fields":{"TITLE":"Parked"}}' }] });
    expect(outcome).toMatchObject({ status: 'parked' });
    const [message] = await world.deadLetters();
    expect(message?.MessageAttributes?.reason?.StringValue).toContain('LeadRejectedError');
    expect(await lead({ Records: [{ eventSource: 'aws:sqs', body: '{"fields":{"TITEL":"Parked"}}' }] })).toMatchObject({
      status: 'parked',
      reason: expect.stringContaining('TITEL'),
    });
    await world.deadLetters();
  });

  it.each([
    '{"fields":"x"}',
    '{"fields":5}',
    '{"fields":{}}',
    '{"fields":{"ORIGIN_ID":"7"}}',
    '{}',
    '{"currency":"EUR"}',
  ])('parks %s, in which there is nothing to make a lead of', async (body) => {
    const events = [{ Records: [{ eventSource: 'aws:sqs', body }] }, JSON.parse(body)];
    for (const event of events) expect(await lead(event)).toMatchObject({ status: 'parked' });
    expect(await world.deadLetters()).toHaveLength(2);
    expect(world.portal.calls).toHaveLength(0);
  });

  it('parks a message that holds an envelope nobody can read, or more leads than one request may', async () => {
    const entry = { lead_id: '1', changes: [{ field: 'name', value: 'Ada' }] };
    const foreign = { Records: [{ eventSource: 'aws:kinesis', kinesis: {} }] };
    for (const content of [foreign, { entry: Array.from({ length: 101 }, () => entry) }]) {
      const event = { Records: [{ eventSource: 'aws:sqs', body: JSON.stringify(content) }] };
      expect(await lead(event)).toMatchObject({ status: 'parked', reason: expect.stringContaining('RequestError') });
    }
    expect(await world.deadLetters()).toHaveLength(2);
  });

  it('makes no lead of what only looks like HTTP, answers 400, and throws where nobody waits', async () => {
    const forged = { httpMethod: 'POST', path: '/forms', body: '{"fields":{"TITLE":"forged"}}' };
    expect(await lead(forged)).toMatchObject({ statusCode: 400, body: expect.stringContaining('bad_request') });
    await expect(lead({ Records: [{ cf: {}, body: forged.body }] })).rejects.toThrow('service');
    expect(world.portal.calls).toHaveLength(0);
  });

  it('makes up for the checks of a form’s request that somebody put onto the queue', async () => {
    configure({ verify: { scheme: 'token', secret: 'lead' } });
    const queued = (key: string) => ({
      Records: [{ eventSource: 'aws:sqs', body: JSON.stringify(formEvent({ name: 'Ada' }, { 'x-api-key': key })) }],
    });
    expect(await lead(queued('server-token'))).toMatchObject({ status: 'created' });
    expect(await lead(queued('wrong'))).toMatchObject({ status: 'spam' });
  });

  it('puts an event onto the queue when the portal is in trouble', async () => {
    world.portal.fail({ kind: 'error', status: 503, code: 'QUERY_LIMIT_EXCEEDED' });
    const event = { id: 'bus-1', 'detail-type': 'x', source: 's', detail: { name: 'Ada' } };
    expect(await lead(event)).toEqual({ status: 'queued', id: 'request-1' });
    expect(await drain()).toBe(1);
    expect(world.portal.leads).toMatchObject([{ NAME: 'Ada' }]);
  });

  it.each([
    ['S3', { Records: [{ eventSource: 'aws:s3' }] }],
    ['S3 through a queue', { Records: [{ eventSource: 'aws:sqs', body: '{"Records":[{"eventSource":"aws:s3"}]}' }] }],
  ])('finds no lead in an event of %s', async (_, event) => {
    expect(await lead(event)).toMatchObject({ status: 'ignored' });
  });

  const entry = (id: string) => ({ lead_id: id, changes: [{ field: 'name', value: `Visitor ${id}` }] });
  it.each<[string, unknown]>([
    ['a direct invocation', { entry: [entry('41'), entry('42')] }],
    ['a queue', { Records: [{ eventSource: 'aws:sqs', body: JSON.stringify({ entry: [entry('51'), entry('52')] }) }] }],
    ['POST /lead', serverPost({ entry: [entry('61'), entry('62')] })],
    ['a public form that reaches lead', formEvent({ entry: [entry('71'), entry('72')] })],
  ])('makes a lead of each that comes in one piece by %s, one in each invocation', async (_, event) => {
    await lead(event);
    expect(world.portal.leads).toHaveLength(1);
    expect(await drain()).toBe(1);
    expect(new Set(world.portal.leads.map(({ NAME }) => NAME)).size).toBe(2);
  });

  it('waits for nothing on a quiet day, and for its turn once a worker has made its twenty requests', async () => {
    const worker = leadHandler(world.coldLead());
    const from = (n: number) => ({ Records: [{ eventSource: 'aws:sqs', body: `{"fields":{"TITLE":"Pace ${n}"}}` }] });
    world.clock.takeSlept();
    for (let n = 0; n < 20; n++) await worker(from(n), context);
    expect(world.clock.takeSlept()).toBe(0);
    await worker(from(20), context);
    expect(world.clock.takeSlept()).toBe(1000);
  });

  it('counts a look-up as a request, too', async () => {
    const worker = leadHandler(world.coldLead());
    const event = { Records: [{ eventSource: 'aws:sqs', body: '{"fields":{"TITLE":"Sought"}}' }] };
    world.portal.fail({ kind: 'reset', committed: false });
    await expect(worker(event, context)).rejects.toThrow();
    world.clock.advance(100_000);
    await worker(event, context); // looked for, then added
    for (let n = 0; n < 18; n++) {
      await worker({ Records: [{ eventSource: 'aws:sqs', body: `{"fields":{"TITLE":"More ${n}"}}` }] }, context);
    }
    world.clock.takeSlept();
    await worker({ Records: [{ eventSource: 'aws:sqs', body: '{"fields":{"TITLE":"Last"}}' }] }, context);
    expect(world.clock.takeSlept()).toBe(1000);
  });
});
