import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { integrity, serveScript, version } from '../../lib/browser/serve-script.ts';
import { runCli } from '../fixtures/run-cli.ts';
import { awsEnvironment } from '../sandbox/aws.ts';
import { type Listening, listen } from '../sandbox/listen.ts';
import { type SandboxPortal, startPortal } from '../sandbox/portal/start-portal.ts';
import { type Ssm, startSsm } from '../sandbox/ssm.ts';

const PAYLOADS = fileURLToPath(new URL('../fixtures/payloads/', import.meta.url));

/** Each test starts the program, several some at once: on a busy machine that takes its time. Milliseconds. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let portal: SandboxPortal;
let ssm: Ssm;
let folder: string;
beforeAll(async () => {
  [portal, ssm, folder] = await Promise.all([startPortal(), startSsm(), mkdtemp(join(tmpdir(), 'bitrix24-lead-'))]);
});
afterAll(async () => {
  await Promise.all([portal.close(), ssm.close(), rm(folder, { recursive: true })]);
});
beforeEach(() => portal.reset());

const run = (args: readonly string[], { input = '' } = {}) =>
  runCli(args, { input, env: awsEnvironment(process.env, { ssm: ssm.url, sqs: ssm.url, dynamodb: ssm.url }) });

async function file(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const readPayload = (name: string) => readFile(join(PAYLOADS, `${name}.json`), 'utf8');

const oneLine = /^error: [^\n]+\n$/;
const FIELDS = '{"TITLE":"MegaClient","PHONE":["88005553535"]}';

describe('create', () => {
  it('makes a lead by webhook and prints the portal’s answer', async () => {
    const { code, stdout, stderr } = await run(['create', '--url', portal.webhookUrl, '--fields', FIELDS]);
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toEqual({
      result: portal.leads[0]?.ID,
      time: expect.objectContaining({ duration: expect.any(Number) }),
    });
  });

  it('makes a lead by domain and token, of a file', async () => {
    const path = await file('lead.json', `\uFEFF${FIELDS}`);
    const { code } = await run([
      'create',
      '--url',
      `http://${portal.domain}`,
      '--token',
      portal.accessToken,
      '--fields',
      path,
    ]);
    expect(code).toBe(0);
    expect(portal.leads).toMatchObject([
      { TITLE: 'MegaClient', PHONE: [{ VALUE: '88005553535', VALUE_TYPE: 'WORK' }] },
    ]);
    expect(portal.calls.every(({ url }) => !url.includes(portal.accessToken))).toBe(true);
  });

  it('takes the portal from a stage’s parameters', async () => {
    ssm.parameters.set('/bitrix24-lead/test/webhook-url', portal.webhookUrl);
    const { code } = await run(['create', '--stage', 'test', '--fields', FIELDS]);
    expect(code).toBe(0);
    expect(portal.leads).toHaveLength(1);
  });

  it('shows what would be sent and sends nothing, with no secret in it', async () => {
    const { code, stdout } = await run(['create', '--url', portal.webhookUrl, '--fields', FIELDS, '--dry-run']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ method: 'crm.lead.add', body: { fields: { TITLE: 'MegaClient' } } });
    expect(stdout).not.toContain(portal.webhookUrl.split('/').at(-2));
    expect(portal.calls).toHaveLength(0);
  });

  it.concurrent.each<[string, string[], number]>([
    ['an address that is none', ['--url', 'not an address', '--fields', FIELDS], 2],
    ['http', ['--url', 'http://example.com/rest/1/code/', '--fields', FIELDS], 2],
    [
      'a token with a webhook',
      ['--url', 'https://example.com/rest/1/code/', '--token', 'secret-token', '--fields', FIELDS],
      2,
    ],
    ['a token without a portal', ['--token', 'secret-token', '--fields', FIELDS], 2],
    ['no portal at all', ['--fields', FIELDS], 2],
    ['an option that is none', ['--url', 'https://example.com/rest/1/code/', '--fields', FIELDS, '--filds', 'x'], 2],
    ['JSON that is none', ['--url', 'https://example.com/rest/1/code/', '--fields', '{TITLE}'], 2],
    ['a file that is not there', ['--url', 'https://example.com/rest/1/code/', '--fields', 'no-such.json'], 2],
    ['an unknown field', ['--url', 'https://example.com/rest/1/code/', '--fields', '{"TITEL":"x"}'], 2],
    ['a list of fields', ['--url', 'https://example.com/rest/1/code/', '--fields', '[]'], 2],
    ['a portal nobody listens at', ['--url', 'http://127.0.0.1:9/rest/1/code/', '--fields', FIELDS], 1],
    ['a stage without parameters', ['--stage', 'nowhere', '--fields', FIELDS], 1],
  ])('says in one line what is wrong with %s', async (_, args, expected) => {
    const { code, stdout, stderr } = await run(['create', ...args]);
    expect(code).toBe(expected);
    expect(stdout).toBe('');
    expect(stderr).toMatch(oneLine);
    expect(stderr).not.toContain('secret-token');
    expect(stderr).not.toContain('/rest/1/code');
  });

  it('says that a webhook is dead, and as JSON for scripts', async () => {
    const dead = portal.webhookUrl.replace(/[^/]+\/$/, 'revoked/');
    const plain = await run(['create', '--url', dead, '--fields', FIELDS]);
    expect([plain.code, plain.stderr]).toEqual([1, expect.stringMatching(oneLine)]);
    expect(plain.stderr).not.toContain('revoked/');
    const json = await run(['create', '--url', dead, '--fields', FIELDS, '--json']);
    expect(JSON.parse(json.stderr)).toEqual({
      error: { message: expect.any(String), code: 'INVALID_CREDENTIALS', fate: 'halted' },
    });
  });

  it('has an exit code of its own for a lead in doubt', async () => {
    portal.fail({ kind: 'reset', committed: true });
    const { code, stderr } = await run(['create', '--url', portal.webhookUrl, '--fields', FIELDS]);
    expect([code, stderr]).toEqual([3, expect.stringMatching(oneLine)]);
  });
});

describe('fields', () => {
  it('lists the portal’s fields, custom ones first', async () => {
    const { code, stdout } = await run(['fields', '--url', portal.webhookUrl]);
    expect(code).toBe(0);
    const names = stdout
      .split('\n')
      .slice(1, -1)
      .map((line) => line.split(/\s/)[0] ?? '');
    const lastCustom = names.findLastIndex((name) => name.startsWith('UF_'));
    expect(names.slice(0, lastCustom + 1).every((name) => name.startsWith('UF_'))).toBe(true);
    expect(names).toContain('TITLE');
    expect(lastCustom).toBeGreaterThan(3);
  });

  it('gives the portal’s own words as JSON', async () => {
    const { stdout } = await run(['fields', '--url', portal.webhookUrl, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ TITLE: { type: 'string' } });
  });

  it('says in one line that the portal is not there', async () => {
    const { code, stderr } = await run(['fields', '--url', 'http://127.0.0.1:9/rest/1/code/']);
    expect([code, stderr]).toEqual([1, expect.stringMatching(oneLine)]);
  });
});

describe('map', () => {
  it('shows what becomes of a saved body, field by field, with the rule and the comments', async () => {
    const path = await file('body.txt', 'name=Ada+Lovelace&phone=%2B49+30+23125809&Which+engine%3F=Analytical');
    const { code, stdout } = await run(['map', path, '--form', 'contact']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/NAME +Ada Lovelace +name/);
    expect(stdout).toMatch(/PHONE +.*\+493023125809/);
    expect(stdout).toMatch(/COMMENTS\n +Which engine\?: Analytical/);
  });

  it('reads standard input and a whole Lambda event', async () => {
    const fromInput = await run(['map', '-', '--json'], { input: '{"name":"Ada"}' });
    expect(JSON.parse(fromInput.stdout)).toMatchObject({ fields: { NAME: 'Ada' } });
    const { event }: { event: unknown } = JSON.parse(await readPayload('aws-alb'));
    const path = await file('event.json', JSON.stringify(event));
    const fromEvent = await run(['map', path, '--json']);
    expect(JSON.parse(fromEvent.stdout)).toMatchObject({
      fields: { NAME: 'Лейсан', LAST_NAME: 'Гарипова', UTM_SOURCE: 'радио' },
    });
  });

  it('maps as the forms parameter says, custom fields by the portal’s types', async () => {
    const path = await file('area.json', '{"name":"Ada","floor area":"42"}');
    const forms = '{"map":{"Floor Area":"UF_CRM_AREA"}}';
    const { stdout } = await run(['map', path, '--forms', forms, '--url', portal.webhookUrl, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ fields: { UF_CRM_AREA: '42' } });
    expect(portal.leads).toHaveLength(0);
  });

  it('shows which custom fields are matched by their labels', async () => {
    const path = await file('match.json', '{"name":"Ada","floor area":"42","Roof":"slate","Rooms":"many"}');
    const { stdout } = await run(['map', path, '--forms', '{"match":true}', '--url', portal.webhookUrl]);
    expect(stdout).toMatch(/UF_CRM_AREA +42 +floor area +label of a custom field/);
    expect(stdout).toMatch(/UF_CRM_ROOF +\d+ +Roof +label of a custom field/);
    expect(stdout).toMatch(/COMMENTS\n +Rooms: many/);
  });

  it('goes the service’s own way: no secret of the form’s in it, and no verified form’s settings for who only says its name', async () => {
    const forms = JSON.stringify({
      forms: {
        quiz: { verify: { scheme: 'body', secret: 's', name: 'our_key' }, fields: { SOURCE_ID: 'PARTNER' } },
        open: { fields: { SOURCE_ID: 'ADVERTISING' } },
      },
    });
    const of = async (body: string, ...more: string[]) =>
      (await run(['map', '-', '--json', '--forms', forms, ...more], { input: body })).stdout;
    const verified = await of('name=Ada&our_key=s3cret-0123456789', '--form', 'quiz');
    expect(verified).not.toContain('s3cret');
    expect(JSON.parse(verified)).toMatchObject({ fields: { NAME: 'Ada', SOURCE_ID: 'PARTNER' } });
    expect(JSON.parse(await of('name=Ada&form_name=quiz'))).toMatchObject({ fields: { SOURCE_ID: 'WEB' } });
    expect(JSON.parse(await of('name=Ada&form_name=open'))).toMatchObject({ fields: { SOURCE_ID: 'ADVERTISING' } });
  });

  it('maps as a stage would', async () => {
    ssm.parameters.set('/bitrix24-lead/test/webhook-url', portal.webhookUrl);
    ssm.parameters.set('/bitrix24-lead/test/forms', '{"map":{"floor area":"UF_CRM_AREA"},"fields":{"OPENED":"Y"}}');
    const path = await file('stage.json', '{"name":"Ada","floor area":"42"}');
    const { stdout } = await run(['map', path, '--stage', 'test', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ fields: { UF_CRM_AREA: '42', OPENED: 'Y' } });
  });

  it('shows raw fields as they would be sent', async () => {
    const event = { version: '0', id: 'e', 'detail-type': 'x', source: 's', detail: { fields: { TITLE: 'Raw' } } };
    const { stdout } = await run(['map', await file('raw.json', JSON.stringify(event))]);
    expect(JSON.parse(stdout)).toEqual({ fields: { TITLE: 'Raw' }, params: {} });
  });

  it.each([
    ['no-such-file', [], 2],
    ['-', ['--forms', '{"countri":"DE"}'], 1],
  ])('says in one line what is wrong with %s %j', async (path, more, expected) => {
    const { code, stderr } = await run(['map', path, ...more], { input: '{"name":"Ada"}' });
    expect([code, stderr]).toEqual([expected, expect.stringMatching(oneLine)]);
  });

  it('says when there is no lead in an event', async () => {
    const { event }: { event: unknown } = JSON.parse(await readPayload('aws-s3'));
    const { code, stderr } = await run(['map', await file('s3.json', JSON.stringify(event))]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('no lead')]);
    const ping = await run(['map', '-'], { input: 'test=test' });
    expect([ping.code, ping.stderr]).toEqual([2, expect.stringContaining('no lead')]);
  });
});

describe('help', () => {
  it.each([
    [['--help'], 0, /create[\s\S]*fields[\s\S]*map[\s\S]*Exit codes/],
    [['create', '--help'], 0, /--fields[\s\S]*--dry-run/],
    [['create'], 2, /required option/],
    [['dance'], 2, /unknown command/],
  ])('answers %j', async (args, code, text) => {
    const result = await run(args);
    expect(result.code).toBe(code);
    expect(result.stdout + result.stderr).toMatch(text);
  });
});

describe('script', () => {
  let api: Listening;
  beforeAll(async () => {
    api = await listen(
      createServer(({ url: path = '' }, response) => {
        const request = { method: 'GET', path, query: '', headers: {}, body: Buffer.alloc(0), sourceIp: null };
        const script = path.startsWith('/other') ? null : serveScript(request);
        const json = { status: 200, headers: { 'content-type': 'application/json' }, body: '{"status":"ok"}' };
        const { status, headers, body } = script ?? json;
        response.writeHead(status, headers).end(body);
      }),
    );
  });
  afterAll(() => api.close());

  it.each(['', '/', '/forms', '/forms/contact'])(
    'prints the line for a website, of the address with "%s"',
    async (path) => {
      const { code, stdout } = await run(['script', `${api.url}${path}`]);
      expect(code).toBe(0);
      expect(stdout).toBe(
        `<script src="${api.url}/forms.js?v=${version}" integrity="${integrity}" crossorigin="anonymous" defer></script>\n`,
      );
    },
  );

  it.each(['nonsense', 'http://127.0.0.1:9', '/other'])('says what to give instead of %s', async (address) => {
    const wrong = address === '/other' ? `${api.url}/other` : address;
    const { code, stderr } = await run(['script', wrong]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: There is no forms\.js: give the address of your API[^\n]+\n$/);
  });
});
