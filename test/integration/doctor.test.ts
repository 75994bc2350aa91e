import * as v from 'valibot';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { VERSION } from '../../lib/bitrix24/call-method.ts';
import { systemClock } from '../../lib/clock.ts';
import { diagnose } from '../../lib/operator/diagnose.ts';
import type { Report } from '../../lib/operator/finding.ts';
import { stageOf } from '../../lib/operator/stage.ts';
import { type Operator, startOperator } from '../fixtures/operator.ts';
import { healthyDeployment } from '../sandbox/control-plane.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const TOKEN = 'a-token-of-16-characters';
const FORMS = {
  fields: { SOURCE_ID: 'WEB', CURRENCY_ID: 'EUR', UF_CRM_ROOF: 121 },
  assign: [1, 7],
  map: { 'floor area': 'UF_CRM_AREA' },
  forms: {
    contact: { origins: ['https://example.com'], redirect: 'https://example.com/thanks' },
    quiz: { verify: { scheme: 'typeform', secret: 'typeform' } },
  },
};
const SECRETS = { lead: TOKEN, typeform: 'a-typeform-secret-of-its-own' };

let operator: Operator;
beforeAll(async () => {
  operator = await startOperator();
  Object.assign(process.env, operator.env);
});
afterAll(() => operator.close());

/** Puts everything back to a set-up that is in order. */
function heal(): void {
  const { portal, control, ledger, set } = operator;
  portal.reset();
  Object.assign(control.deployment, healthyDeployment(VERSION));
  ledger.life.status = 'ENABLED';
  set('webhook-url', portal.webhookUrl);
  set('webhook-ends', 'never');
  set('oauth', null);
  set('ca', null);
  set('forms', JSON.stringify(FORMS));
  set('secrets', JSON.stringify(SECRETS));
}
beforeEach(heal);

async function findings(write = false): Promise<Report[]> {
  const reports: Report[] = [];
  for await (const report of diagnose(stageOf({ stage: 'dev' }), { clock: systemClock, write })) reports.push(report);
  return reports;
}
const bad = (reports: readonly Report[]) => reports.filter(({ level }) => level !== 'fine');
const withForms = (more: object) => () => operator.set('forms', JSON.stringify({ ...FORMS, ...more }));
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

it('finds nothing wrong with a set-up that is in order, and changes nothing', async () => {
  const reports = await findings();
  expect(bad(reports)).toEqual([]);
  expect(reports.length).toBeGreaterThan(24);
  expect(operator.portal.leads).toEqual([]);
  expect(
    operator.portal.calls.map(({ method }) => method).filter((method) => /\.(add|update|delete|set)$/.test(method)),
  ).toEqual([]);
  expect(operator.ssm.calls.map(({ operation }) => operation)).not.toContain('PutParameter');
});

it('finds nothing wrong with an application’s access either', async () => {
  operator.set('webhook-url', null);
  operator.set('oauth', JSON.stringify(operator.portal.oauth));
  expect(bad(await findings())).toEqual([]);
});

type Planted = readonly [what: string, plant: () => unknown, about: string, level: Report['level'], words: RegExp];

const PLANTED: readonly Planted[] = [
  [
    'no stack',
    () => Object.assign(operator.control.deployment, { stack: null }),
    'stack',
    'fault',
    /no stack bitrix24-lead-dev in us-east-1.*npm run deploy/,
  ],
  [
    'a stack that failed to update',
    () => Object.assign(operator.control.deployment, { stack: { status: 'UPDATE_ROLLBACK_FAILED', version: VERSION } }),
    'stack',
    'fault',
    /UPDATE_ROLLBACK_FAILED.*deploy again/,
  ],
  [
    'an older version',
    () => Object.assign(operator.control.deployment, { stack: { status: 'CREATE_COMPLETE', version: '0.0.9' } }),
    'stack',
    'warning',
    /0\.0\.9.*deploy again/,
  ],
  [
    'expired AWS credentials',
    () => Object.assign(operator.control.deployment, { refusal: 'ExpiredToken' }),
    'stack',
    'fault',
    /expired.*log in again/,
  ],
  [
    'an account that may run ten functions at once',
    () => Object.assign(operator.control.deployment, { concurrency: 10 }),
    'concurrency',
    'warning',
    /10 functions.*Service Quotas/,
  ],
  [
    'a ledger that forgets nothing',
    () => Object.assign(operator.ledger.life, { status: 'DISABLED' }),
    'ledger',
    'warning',
    /grows for ever.*deploy again/,
  ],
  [
    'an address for alarms that was never confirmed',
    () => Object.assign(operator.control.deployment, { subscriptions: ['PendingConfirmation'] }),
    'alarm mail',
    'fault',
    /never confirmed.*confirm/,
  ],
  [
    'alarms without an address',
    () => Object.assign(operator.control.deployment, { subscriptions: [] }),
    'alarm mail',
    'fault',
    /reach nobody.*alarmEmail/,
  ],
  [
    'an alarm that rings',
    () => Object.assign(operator.control.deployment.alarms, { 'oldest-message': 'ALARM' }),
    'alarms',
    'warning',
    /oldest-message is ringing.*README/,
  ],
  [
    'a lead that has waited for more than an hour',
    () => Object.assign(operator.control.deployment, { ages: [3661, 45, 0] }),
    'oldest lead',
    'warning',
    /waiting in the queue for 62 minutes.*portal below/,
  ],
  [
    'a role that may not read the parameters',
    () => Object.assign(operator.control.deployment.rights, { lead: { reads: [], writes: ['oauth'] } }),
    'roles',
    'fault',
    /lead may not read "webhook-url", "oauth", "ca", "forms", "secrets".*npm run deploy.*role\/bitrix24-lead-dev-lead/,
  ],
  [
    'a role that may read all its parameters but one',
    () => Object.assign(operator.control.deployment.rights, { accept: { reads: ['forms'], writes: [] } }),
    'roles',
    'fault',
    /accept may not read "secrets" /,
  ],
  [
    'a role that may not keep renewed tokens',
    () => {
      const { rights } = operator.control.deployment;
      Object.assign(rights, { lead: { ...rights.lead, writes: ['forms'] } });
    },
    'roles',
    'fault',
    /lead may not write "oauth" /,
  ],
  [
    'a public door that may read the webhook',
    () =>
      Object.assign(operator.control.deployment.rights, {
        accept: { reads: ['forms', 'secrets', 'webhook-url'], writes: [] },
      }),
    'roles',
    'fault',
    /accept may read "webhook-url", and has no need.*role\/bitrix24-lead-dev-accept/,
  ],
  [
    'an operator who may not ask for the roles’ rights',
    () => Object.assign(operator.control.deployment, { simulates: false }),
    'roles',
    'warning',
    /can’t be told.*need the right iam:SimulatePrincipalPolicy.*ask for that right/,
  ],
  [
    'a function that is gone',
    () => Reflect.deleteProperty(operator.control.deployment.rights, 'lead'),
    'roles',
    'fault',
    /function bitrix24-lead-dev-lead\) has nothing by that name.*deploy/,
  ],
  ['no parameters', () => operator.ssm.parameters.clear(), 'parameters', 'fault', /none.*configure/],
  [
    'no way into the portal',
    () => operator.set('webhook-url', null),
    'access',
    'fault',
    /no way into the portal.*configure/,
  ],
  [
    'two ways into the portal',
    () => operator.set('oauth', JSON.stringify(operator.portal.oauth)),
    'access',
    'warning',
    /only the webhook.*delete/,
  ],
  [
    'SSM that may not be read',
    () => operator.ssm.fail('denied'),
    'parameters',
    'fault',
    /needs? the right ssm:GetParameters/,
  ],
  [
    'a webhook that is none',
    () => operator.set('webhook-url', 'https://example.bitrix24.com/crm/lead/'),
    'access',
    'fault',
    /no webhook's/,
  ],
  ['forms that are no JSON', () => operator.set('forms', '{"fields":'), 'forms', 'fault', /not valid JSON/],
  ['forms with an unknown key', withForms({ countri: 'DE' }), 'forms', 'fault', /did you mean "country"/],
  ['an origin with a path', withForms({ origins: ['https://example.com/page'] }), 'forms', 'fault', /https origin/],
  [
    'a secret that is not there',
    () => operator.set('secrets', JSON.stringify({ lead: TOKEN })),
    'secrets',
    'fault',
    /form "quiz" needs the secret "typeform".*--secret typeform=/,
  ],
  [
    'a secret that can be guessed',
    () => operator.set('secrets', JSON.stringify({ ...SECRETS, lead: 'short' })),
    'secrets',
    'warning',
    /"lead" can be guessed.*16 characters/,
  ],
  [
    'a secret that can’t sign',
    () => {
      withForms({ forms: { quiz: { verify: { scheme: 'standard-webhooks', secret: 'typeform' } } } })();
      operator.set('secrets', JSON.stringify({ ...SECRETS, typeform: 'whsec_!!!!!!!!!!!!!!!' }));
    },
    'secrets',
    'fault',
    /can't sign: typeform.*Copy/,
  ],
  [
    'a redirect to a foreign site',
    withForms({
      forms: { contact: { origins: ['https://example.com'], redirect: 'https://elsewhere.example/thanks' } },
    }),
    'redirects',
    'warning',
    /elsewhere\.example is not among.*add/,
  ],
  ['a dead webhook', () => operator.portal.changeWebhook(), 'portal', 'fault', /INVALID_CREDENTIALS|webhook/],
  [
    'a portal nobody listens at',
    () => operator.set('webhook-url', 'http://127.0.0.1:9/rest/1/code/'),
    'portal',
    'fault',
    /can't be reached.*address/,
  ],
  [
    'a plan without REST',
    () =>
      operator.portal.fail(
        {
          kind: 'error',
          status: 403,
          code: 'ACCESS_DENIED',
          description: 'REST API is available only on commercial plans.',
        },
        2,
        'profile',
      ),
    'portal',
    'fault',
    /commercial plans/,
  ],
  [
    'an application whose subscription ran out',
    () => {
      operator.set('webhook-url', null);
      operator.set('oauth', JSON.stringify(operator.portal.oauth));
      operator.portal.office.paymentExpired = true;
    },
    'plan',
    'fault',
    /subscription has run out.*renew/,
  ],
  [
    'no right to the CRM',
    () => Object.assign(operator.portal.office, { scope: ['user_brief'] }),
    'rights',
    'fault',
    /"crm" is missing.*tick CRM/,
  ],
  [
    'no right to see people',
    () => Object.assign(operator.portal.office, { scope: ['crm'] }),
    'people',
    'warning',
    /can’t be told.*user_brief/,
  ],
  [
    'a user who is no administrator',
    () => Object.assign(operator.portal.office, { admin: false }),
    'reading',
    'warning',
    /no administrator.*--write/,
  ],
  [
    'a webhook that ended',
    () => operator.set('webhook-ends', day(-2)),
    'end date',
    'fault',
    /ended on.*make a new one/,
  ],
  [
    'a webhook that is about to end',
    () => operator.set('webhook-ends', day(5)),
    'end date',
    'warning',
    /ends in [56] days.*make a new one/,
  ],
  [
    'a webhook of which no end is noted',
    () => operator.set('webhook-ends', null),
    'end date',
    'warning',
    /--webhook-ends/,
  ],
  [
    'a CRM in simple mode',
    () => Object.assign(operator.portal.office, { mode: 2 }),
    'CRM mode',
    'warning',
    /NAME.*ask for a name/,
  ],
  [
    'a clock that is wrong',
    () => Object.assign(operator.portal.office, { clockSkew: -600_000 }),
    'clock',
    'warning',
    /behind this machine.*NTP/,
  ],
  [
    'a mapped field that is gone',
    () => Reflect.deleteProperty(operator.portal.office.fields, 'UF_CRM_AREA'),
    'fields',
    'fault',
    /UF_CRM_AREA, which the portal does not have.*bitrix24-lead fields/,
  ],
  [
    'a mapped field of a type that can’t be filled',
    () => Object.assign(operator.portal.office.fields, { UF_CRM_AREA: { type: 'resourcebooking' } }),
    'fields',
    'fault',
    /resourcebooking.*another type/,
  ],
  [
    'an option that is gone',
    withForms({ fields: { UF_CRM_ROOF: 999 } }),
    'fields',
    'fault',
    /UF_CRM_ROOF a value.*Slate/,
  ],
  [
    'a constant of the wrong type',
    withForms({ fields: { UF_CRM_ROOMS: 'three' } }),
    'fields',
    'fault',
    /UF_CRM_ROOMS a value.*integer/,
  ],
  [
    'a field that the portal requires',
    () => Object.assign(operator.portal.office.fields, { UF_CRM_ROOMS: { type: 'integer', isRequired: true } }),
    'required',
    'warning',
    /UF_CRM_ROOMS.*constant/,
  ],
  ['a source that is gone', withForms({ fields: { SOURCE_ID: 'FAIR' } }), 'lists', 'fault', /SOURCE_ID to FAIR.*WEB/],
  ['a currency that is not kept', withForms({ fields: { CURRENCY_ID: 'CHF' } }), 'currency', 'fault', /CHF.*EUR/],
  [
    'a person who has left',
    () =>
      Object.assign(operator.portal.office, {
        users: [
          { ID: '1', ACTIVE: true },
          { ID: '7', ACTIVE: false },
        ],
      }),
    'people',
    'fault',
    /user 7 has left.*somebody else/,
  ],
  ['a person who never was', withForms({ assign: [99] }), 'people', 'fault', /no user 99/],
];

describe('a planted fault', () => {
  it.each(PLANTED)('is found: %s', async (_, plant, about, level, words) => {
    await plant();
    const found = bad(await findings()).find((report) => report.about === about);
    expect(`${found?.message} → ${found?.mend}`).toMatch(words);
    expect(found?.level).toBe(level);
  });

  it('is told once, however many checks it ends', async () => {
    operator.portal.changeWebhook();
    expect(bad(await findings())).toHaveLength(1);
  });

  it('is found in the queues: dead letters', async () => {
    const { SQSClient, SendMessageCommand, PurgeQueueCommand } = await import('@aws-sdk/client-sqs');
    const client = new SQSClient({});
    const QueueUrl = operator.queues.deadLetterQueueUrl;
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }));
    expect(bad(await findings())).toMatchObject([
      { about: 'queues', message: expect.stringContaining('1 leads'), mend: expect.stringContaining('redrive') },
    ]);
    await client.send(new PurgeQueueCommand({ QueueUrl }));
    client.destroy();
  });
});

it.each<[string, readonly number[], string]>([
  ['an hour at most', [3600], 'in the queue for 60 min'],
  ['none', [0, 3601], 'none waits for its first attempts'],
  ['no figure for a while', [...Array<number>(20).fill(Number.NaN), 3601], 'none waits for its first attempts'],
])('finds nothing wrong with the oldest lead’s age: %s', async (_, ages, message) => {
  Object.assign(operator.control.deployment, { ages });
  expect((await findings()).find(({ about }) => about === 'oldest lead')).toEqual({
    about: 'oldest lead',
    level: 'fine',
    message,
  });
});

describe('with --write', () => {
  it('makes a lead for somebody else, finds and deletes it', async () => {
    const reports = await findings(true);
    expect(bad(reports)).toEqual([]);
    expect(reports.at(-1)).toMatchObject({ about: 'test lead', message: expect.stringContaining('for user 7') });
    expect(operator.portal.calls.find(({ method }) => method === 'crm.lead.add')?.parameters).toMatchObject({
      fields: { ASSIGNED_BY_ID: 7, ORIGINATOR_ID: 'bitrix24-lead' },
    });
    expect(operator.portal.leads).toEqual([]);
  });

  it('finds that only its own leads may be read, and leaves no lead behind where it may not see it', async () => {
    Object.assign(operator.portal.office, { admin: false, readsLeads: false });
    const found = bad(await findings(true)).at(-1);
    expect(found).toMatchObject({ about: 'test lead', level: 'fault', message: expect.stringContaining('doubled') });
  });

  it('renews an access token that has run out, and without it leaves that to the next lead', async () => {
    operator.set('webhook-url', null);
    operator.set('oauth', JSON.stringify({ ...operator.portal.oauth, expires: 1 }));
    expect(bad(await findings())).toMatchObject([
      { about: 'access', level: 'warning', message: expect.stringContaining('--write') },
    ]);
    expect(bad(await findings(true))).toEqual([]);
    expect(JSON.parse(operator.ssm.parameters.get('/bitrix24-lead/dev/oauth') ?? '')).toMatchObject({
      accessToken: operator.portal.accessToken,
    });
  });
});

describe('on the command line', () => {
  const Output = v.object({
    faults: v.number(),
    warnings: v.number(),
    findings: v.array(v.looseObject({ about: v.string() })),
  });

  it('prints a line each and ends with 0 when all is well', async () => {
    const { code, stdout, stderr } = await operator.run(['doctor']);
    expect([code, stderr]).toEqual([0, '']);
    const lines = stdout.trim().split('\n');
    expect(lines.at(-1)).toBe('No faults');
    expect(lines.slice(0, -2).every((line) => line.startsWith('✓ '))).toBe(true);
  });

  it('ends with 1 at a fault, with what to do in its line', async () => {
    operator.portal.office.scope = ['user_brief'];
    const { code, stdout, stderr } = await operator.run(['doctor']);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/^✗ rights .* → tick CRM/m);
  });

  it('gives JSON for scripts', async () => {
    const { code, stdout } = await operator.run(['doctor', '--json', '--stage', 'prod']);
    expect(code).toBe(1);
    const { faults, findings: found } = v.parse(Output, JSON.parse(stdout));
    expect(faults).toBeGreaterThan(1);
    expect(found[0]).toMatchObject({ about: 'stack', level: 'fault' });
  });

  it.each<[string, () => unknown, readonly string[], Record<string, string>, RegExp]>([
    [
      'an SSM that can’t be reached',
      () => {},
      ['doctor'],
      { AWS_ENDPOINT_URL_SSM: 'http://127.0.0.1:9' },
      /^✗ parameters +SSM does not answer/m,
    ],
    [
      'a wrong address of the portal',
      () => operator.set('webhook-url', 'http://127.0.0.1:9/rest/1/s3cret-code/'),
      ['doctor'],
      {},
      /^✗ portal .*can't be reached/m,
    ],
    [
      'no rights',
      () => Object.assign(operator.control.deployment, { refusal: 'AccessDenied' }),
      ['doctor'],
      {},
      /^✗ stack .*cloudformation:DescribeStacks/m,
    ],
    [
      'an expired token',
      () => {
        operator.set('webhook-url', null);
        operator.set(
          'oauth',
          JSON.stringify({ domain: operator.portal.domain, accessToken: operator.portal.accessToken }),
        );
        operator.portal.expireToken();
      },
      ['doctor'],
      {},
      /^✗ portal .*expired_token/m,
    ],
    [
      'no stack',
      () => Object.assign(operator.control.deployment, { stack: null }),
      ['doctor'],
      {},
      /^✗ stack .*no stack/m,
    ],
    [
      'no credentials',
      () => {},
      ['doctor', '--profile', 'nobody'],
      { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' },
      /^✗ stack .*no AWS credentials.*--profile/m,
    ],
    ['no region', () => {}, ['doctor'], { AWS_REGION: '', AWS_DEFAULT_REGION: '' }, /^✗ .*--region/m],
  ])('says %s in one line, with no stack trace and no secret', async (_, plant, args, env, words) => {
    await plant();
    const { code, stdout, stderr } = await operator.run(args, { env });
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(words);
    const secrets = [
      TOKEN,
      SECRETS.typeform,
      's3cret-code',
      operator.portal.webhookUrl.split('/').at(-2) ?? '',
      operator.portal.accessToken,
    ];
    for (const secret of secrets) expect(stdout).not.toContain(secret);
    expect(stdout).not.toMatch(/^\s+at |Unexpected/m);
    expect(stdout.match(words)?.[0].split('\n')).toHaveLength(1);
  });
});
