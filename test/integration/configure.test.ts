import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { VERSION } from '../../lib/bitrix24/call-method.ts';
import { asked } from '../../lib/cli/configure.ts';
import { type Operator, PREFIX, startOperator } from '../fixtures/operator.ts';
import { healthyDeployment } from '../sandbox/control-plane.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let operator: Operator;
let folder: string;
beforeAll(async () => {
  [operator, folder] = await Promise.all([startOperator(), mkdtemp(join(tmpdir(), 'bitrix24-lead-'))]);
});
afterAll(() => Promise.all([operator.close(), rm(folder, { recursive: true })]));
beforeEach(() => {
  operator.portal.reset();
  operator.ssm.parameters.clear();
  operator.ssm.calls.length = 0;
  Object.assign(operator.control.deployment, healthyDeployment(VERSION));
});

const stored = (name: string) => operator.ssm.parameters.get(`${PREFIX}/${name}`);
const written = () => operator.ssm.calls.filter(({ operation }) => operation === 'PutParameter');
const secretOf = (url: string) => url.split('/').at(-2) ?? '';
const oneLine = /^error: [^\n]+\n$/;

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

it('sets a stage up from nothing: tries the webhook, makes the token, says where forms send to and what is next', async () => {
  const { webhookUrl } = operator.portal;
  const { code, stdout, stderr } = await operator.run(['configure', '--webhook', '-', '--webhook-ends', 'never'], {
    input: `${webhookUrl}\n`,
  });
  expect([code, stderr]).toEqual([0, '']);
  expect(stored('webhook-url')).toBe(webhookUrl);
  expect(stored('webhook-ends')).toBe('never');
  const { lead } = JSON.parse(stored('secrets') ?? '');
  expect(lead).toMatch(/^[\w-]{43}$/);
  expect(stdout).toMatch(/✓ portal .*lets us in/);
  expect(stdout).toContain('https://api.example.com/forms/NAME');
  expect(stdout).toContain('Next: npx bitrix24-lead doctor --stage dev');
  expect(stdout).not.toContain(secretOf(webhookUrl));
  expect(stdout).not.toContain(lead);
  expect((await operator.run(['doctor'])).code).toBe(0);
});

it('names the deployment as the next thing where there is none', async () => {
  operator.control.deployment.stack = null;
  const { code, stdout } = await operator.run([
    ...['configure', '--webhook', operator.portal.webhookUrl, '--alarm-email', 'ops@example.com'],
    ...['--stage', 'live', '--region', 'eu-west-1'],
  ]);
  expect(code).toBe(0);
  expect(stdout).toContain('npm run deploy -- --stage live --region eu-west-1 --param alarmEmail=ops@example.com');
  expect([...operator.ssm.parameters.keys()]).toContain('/bitrix24-lead/live/webhook-url');
});

it('has alarms sent to an address where it is deployed', async () => {
  const { stdout } = await operator.run([
    'configure',
    '--webhook',
    operator.portal.webhookUrl,
    '--alarm-email',
    'ops@example.com',
  ]);
  expect(operator.control.subscribed).toEqual(['ops@example.com']);
  expect(stdout).toContain('confirm it');
});

it('tries forms on the portal and stores them, and nothing else', async () => {
  operator.set('webhook-url', operator.portal.webhookUrl);
  const path = await file('forms.json', '{"map":{"area":"UF_CRM_AREA"}}');
  expect((await operator.run(['configure', '--forms', path])).code).toBe(0);
  expect(stored('forms')).toBe('{"map":{"area":"UF_CRM_AREA"}}');
  expect(written()).toHaveLength(1);
  const again = await operator.run(['configure', '--forms', path]);
  expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('Nothing to write')]);
  expect(written()).toHaveLength(1);
});

it.each<[string, string[], RegExp]>([
  [
    'a field the portal does not have',
    ['--forms', '{"map":{"area":"UF_CRM_ARAE"}}'],
    /✗ fields .*did you mean UF_CRM_AREA/,
  ],
  ['a person who is not there', ['--forms', '{"assign":[99]}'], /✗ people .*no user 99/],
  ['a dead webhook', ['--webhook', 'http://127.0.0.1:9/rest/1/s3cret-code/'], /✗ portal .*can't be reached/],
  ['a secret that is missing', ['--forms', '{"forms":{"a":{"turnstile":"captcha"}}}'], /✗ secrets .*"captcha"/],
])('writes nothing with %s', async (_, args, words) => {
  operator.set('webhook-url', operator.portal.webhookUrl);
  const { code, stdout, stderr } = await operator.run(['configure', ...args]);
  expect([code, stderr]).toEqual([1, '']);
  expect(stdout).toMatch(words);
  expect(stdout).toContain('Nothing was written');
  expect(stdout).not.toContain('s3cret-code');
  expect(written()).toEqual([]);
});

it('writes in spite of a fault when it is told to', async () => {
  operator.set('webhook-url', operator.portal.webhookUrl);
  const { code } = await operator.run(['configure', '--forms', '{"assign":[99]}', '--force']);
  expect(code).toBe(0);
  expect(stored('forms')).toBe('{"assign":[99]}');
});

it('adds a secret to those that are kept, and makes a new token only when asked to', async () => {
  operator.set('webhook-url', operator.portal.webhookUrl);
  operator.set('secrets', '{"lead":"0123456789abcdef"}');
  await operator.run(['configure', '--secret', 'typeform=-'], { input: 'of-sixteen-letters\n' });
  expect(JSON.parse(stored('secrets') ?? '')).toEqual({ lead: '0123456789abcdef', typeform: 'of-sixteen-letters' });
  await operator.run(['configure', '--new-token']);
  expect(JSON.parse(stored('secrets') ?? '')).toEqual({
    lead: expect.stringMatching(/^[\w-]{43}$/),
    typeform: 'of-sixteen-letters',
  });
});

it('forgets the end date of the webhook before, when none is given with the new one', async () => {
  operator.set('webhook-url', 'https://a.example/rest/1/before/');
  operator.set('webhook-ends', '2099-01-01');
  const { code, stdout } = await operator.run(['configure', '--webhook', operator.portal.webhookUrl]);
  expect([code, stored('webhook-ends')]).toEqual([0, 'unknown']);
  expect(stdout).toMatch(/^! end date .*no end date is noted.*--webhook-ends/m);
});

it('takes an application’s access', async () => {
  const path = await file('oauth.json', JSON.stringify(operator.portal.oauth));
  const { code, stdout } = await operator.run(['configure', '--application', path]);
  expect(code).toBe(0);
  expect(JSON.parse(stored('oauth') ?? '')).toEqual(operator.portal.oauth);
  for (const secret of [operator.portal.accessToken, operator.portal.oauth.clientSecret])
    expect(stdout).not.toContain(secret);
});

it.each<[string, string[], Record<string, string>, number]>([
  ['nothing', [], {}, 2],
  ['a webhook and an application', ['--webhook', 'https://a.example/rest/1/s3cret/', '--application', '{}'], {}, 2],
  ['an end date that is none', ['--webhook-ends', 'soon'], {}, 2],
  ['forms that are no JSON', ['--forms', '{"a'], {}, 2],
  ['a file that is not there', ['--webhook', 'no-such-file'], {}, 2],
  ['a secret without a name', ['--secret', 's3cret'], {}, 2],
  ['two things from standard input', ['--webhook', '-', '--forms', '-'], {}, 2],
  ['a webhook that is none', ['--webhook', 'https://a.example/crm/s3cret'], {}, 1],
  ['an SSM that can’t be reached', ['--forms', '{}'], { AWS_ENDPOINT_URL_SSM: 'http://127.0.0.1:9' }, 1],
])('says in one line what is wrong with %s', async (_, args, env, expected) => {
  const { code, stdout, stderr } = await operator.run(['configure', ...args], { env });
  expect([code, stdout, stderr]).toEqual([expected, '', expect.stringMatching(oneLine)]);
  expect(stderr).not.toContain('s3cret');
});

it('asks for what is needed, and leaves out what is not answered', async () => {
  const questions: string[] = [];
  const answers = ['https://a.example/rest/1/code/', 'never', '', 'ops@example.com'];
  const options = await asked({ stage: 'dev' }, async (question, { secret = false } = {}) => {
    questions.push(secret ? `(hidden) ${question}` : question);
    return answers.shift() ?? '';
  });
  expect(options).toEqual({
    ...{ stage: 'dev', webhook: 'https://a.example/rest/1/code/', webhookEnds: 'never', alarmEmail: 'ops@example.com' },
  });
  expect(questions[0]).toMatch(/^\(hidden\) URL of an inbound webhook/);
  expect(questions).toHaveLength(4);
  expect(await asked({ stage: 'dev' }, async () => '')).toEqual({ stage: 'dev' });
  const application = await asked({ stage: 'dev' }, async (question) =>
    question.startsWith('URL') ? 'oauth.json' : '',
  );
  expect(application).toEqual({ stage: 'dev', application: 'oauth.json' });
});
