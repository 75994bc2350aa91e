import { inspect } from 'node:util';
import { SSMClient } from '@aws-sdk/client-ssm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { parameters } from '../../../lib/aws/parameters.ts';
import { LeadHaltedError, LeadRefusedError } from '../../../lib/errors.ts';
import { memoryLog } from '../../fixtures/memory-log.ts';
import { virtualClock } from '../../fixtures/virtual-clock.ts';
import { clientConfig } from '../../sandbox/aws.ts';
import { type Ssm, startSsm } from '../../sandbox/ssm.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
let ssm: Ssm;
let client: SSMClient;

beforeEach(async () => {
  ssm = await startSsm({ parameters: { '/p/webhook-url': ' https://one ', '/p/forms': '{}' } });
  client = new SSMClient({ ...clientConfig(ssm.url), maxAttempts: 1 });
});
afterEach(async () => {
  client.destroy();
  await ssm.close();
});

function open() {
  const clock = virtualClock();
  const log = memoryLog();
  const names = ['webhook-url', 'oauth', 'forms', 'secrets'] as const;
  return { clock, log, settings: parameters({ client, prefix: '/p', names, clock, log }) };
}

it('reads all parameters by one call, started at once, and trims them', async () => {
  const { settings } = open();
  await expect.poll(() => ssm.calls.length).toBe(1);
  expect(await settings.read()).toEqual({ 'webhook-url': 'https://one', forms: '{}' });
  expect(ssm.calls).toHaveLength(1);
  expect(ssm.calls[0]?.names).toEqual(['/p/webhook-url', '/p/oauth', '/p/forms', '/p/secrets']);
});

it('keeps them for five minutes, then reads anew, once for however many ask', async () => {
  const { clock, settings } = open();
  await settings.read();
  clock.advance(5 * MINUTE - 1);
  await settings.read();
  expect(ssm.calls).toHaveLength(1);
  ssm.parameters.set('/p/webhook-url', 'https://two');
  clock.advance(1);
  const values = await Promise.all(Array.from({ length: 5 }, () => settings.read()));
  expect(values.map((value) => value['webhook-url'])).toEqual(Array(5).fill('https://two'));
  expect(ssm.calls).toHaveLength(2);
});

it('serves the old values for a day when SSM fails, asking again every half minute, and then no more', async () => {
  const { clock, log, settings } = open();
  await settings.read();
  ssm.fail('error', 1_000);
  clock.advance(6 * MINUTE);
  expect(await settings.read()).toMatchObject({ 'webhook-url': 'https://one' });
  await settings.read();
  expect(ssm.calls).toHaveLength(2);
  clock.advance(MINUTE);
  await settings.read();
  expect(ssm.calls).toHaveLength(3);
  expect(log.lines.filter(({ level }) => level === 'warn')).toHaveLength(2);
  clock.advance(24 * HOUR);
  await expect(settings.read()).rejects.toThrow(LeadRefusedError);
});

it('tries again at the first event when the read at the start failed', async () => {
  ssm.fail('error', 1);
  const { settings } = open();
  expect(await settings.read()).toMatchObject({ 'webhook-url': 'https://one' });
});

it.each([
  ['throttled', LeadRefusedError],
  ['denied', LeadHaltedError],
] as const)('throws before anything is sent when SSM is %s and nothing is kept', async (fault, kind) => {
  ssm.fail(fault, 1_000);
  const { settings } = open();
  await expect(settings.read()).rejects.toThrow(kind);
});

it('reads anew after a refusal, at most every thirty seconds, and never throws', async () => {
  const { clock, log, settings } = open();
  await settings.read();
  ssm.parameters.set('/p/webhook-url', 'https://two');
  await settings.refresh();
  expect(ssm.calls).toHaveLength(1);
  clock.advance(30_000);
  await settings.refresh();
  await settings.refresh();
  expect(ssm.calls).toHaveLength(2);
  expect(await settings.read()).toMatchObject({ 'webhook-url': 'https://two' });
  ssm.fail('error', 1);
  clock.advance(30_000);
  await settings.refresh();
  expect(log.lines.at(-1)).toMatchObject({ level: 'warn' });
});

it('reads anew on demand, and not what was asked for earlier', async () => {
  const { settings } = open();
  const reading = settings.read();
  ssm.parameters.set('/p/oauth', '{}');
  expect(await settings.reload()).toMatchObject({ oauth: '{}' });
  await reading;
});

it('writes a value and gives it from then on', async () => {
  const { settings } = open();
  await settings.read();
  await settings.write('oauth', '{"new":1}');
  expect(ssm.parameters.get('/p/oauth')).toBe('{"new":1}');
  expect(await settings.read()).toMatchObject({ oauth: '{"new":1}', forms: '{}' });
});

it.each([
  ['denied', LeadHaltedError, 'allow ssm:PutParameter'],
  ['error', LeadRefusedError, 'nothing was sent'],
] as const)('says what became of the lead when a value can’t be written: %s', async (fault, kind, advice) => {
  const { settings } = open();
  const before = await settings.read();
  ssm.fail(fault, 1_000);
  const failure = await settings.write('oauth', 's3cret').catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(kind);
  expect(inspect(failure, { showHidden: true })).toContain(advice);
  expect(inspect(failure, { showHidden: true })).not.toContain('s3cret');
  expect(await settings.read()).toEqual(before);
});
