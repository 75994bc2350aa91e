import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { dependencies } from '../../functions/canary.ts';
import { systemClock } from '../../lib/clock.ts';
import { canaryHandler } from '../../lib/operator/canary-handler.ts';
import { memoryLog } from '../fixtures/memory-log.ts';
import { memoryMeter } from '../fixtures/memory-meter.ts';
import { type Operator, PREFIX, startOperator } from '../fixtures/operator.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let operator: Operator;
beforeAll(async () => {
  operator = await startOperator();
  Object.assign(process.env, operator.env);
});
afterAll(() => operator.close());
beforeEach(() => {
  operator.portal.reset();
  operator.set('webhook-url', operator.portal.webhookUrl);
  operator.set('webhook-ends', 'never');
  operator.set('forms', JSON.stringify({ assign: [7], map: { area: 'UF_CRM_AREA' } }));
  operator.set('secrets', JSON.stringify({ lead: '0123456789abcdef' }));
  operator.ssm.calls.length = 0;
});

function canary() {
  const [log, meter] = [memoryLog(), memoryMeter()];
  const io = { ...dependencies({ ...process.env, PARAMETER_PREFIX: PREFIX }, systemClock), log, meter };
  return { sing: canaryHandler(io), log, faults: () => meter.counts.SetUpFaults };
}
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

it('finds nothing, counts that, and only reads', async () => {
  const { sing, faults } = canary();
  expect(await sing()).toEqual({ faults: 0 });
  expect(faults()).toBe(0);
  expect(new Set(operator.ssm.calls.map(({ operation }) => operation))).toEqual(new Set(['GetParameters']));
  expect(operator.portal.calls.filter(({ method }) => /\.(add|update|delete|set)$/.test(method))).toEqual([]);
});

it.each<[string, () => unknown]>([
  ['a mapped field is gone', () => Reflect.deleteProperty(operator.portal.office.fields, 'UF_CRM_AREA')],
  ['a person has left', () => Object.assign(operator.portal.office, { users: [{ ID: '7', ACTIVE: false }] })],
  ['the webhook is about to end', () => operator.set('webhook-ends', inDays(5))],
  ['access is dead', () => operator.portal.changeWebhook()],
])('rings when %s', async (_, plant) => {
  plant();
  const { sing, log, faults } = canary();
  await sing();
  expect(faults()).toBe(1);
  expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  expect(JSON.stringify(log.lines)).not.toContain(operator.portal.webhookUrl.split('/').at(-2));
});

it.each<[string, () => unknown]>([
  ['no end date is noted', () => operator.set('webhook-ends', null)],
  ['the CRM is in simple mode', () => Object.assign(operator.portal.office, { mode: 2 })],
  [
    'an application’s token has run out',
    () => {
      operator.set('webhook-url', null);
      operator.set('oauth', JSON.stringify({ ...operator.portal.oauth, expires: 1 }));
    },
  ],
])('rings for nothing that loses no lead: %s', async (_, plant) => {
  plant();
  const { sing, faults } = canary();
  await sing();
  operator.set('oauth', null);
  expect(faults()).toBe(0);
});

it('throws when the portal does not answer, so that AWS tries again, and does not ring for that', async () => {
  operator.set('webhook-url', 'http://127.0.0.1:9/rest/1/code/');
  const { sing, faults } = canary();
  await expect(sing()).rejects.toThrow(/can't be reached/);
  expect(faults()).toBe(0);
});
