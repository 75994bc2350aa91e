import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseEndpoint } from '../../../lib/bitrix24/endpoint.ts';
import { closePools } from '../../../lib/bitrix24/post.ts';
import { readMethod } from '../../../lib/bitrix24/read-method.ts';
import { virtualClock } from '../../fixtures/virtual-clock.ts';
import type { Fault } from '../../sandbox/portal/faults.ts';
import { type SandboxPortal, startPortal } from '../../sandbox/portal/start-portal.ts';

const clock = virtualClock();
let portal: SandboxPortal;
beforeAll(async () => {
  portal = await startPortal({ onHang: () => clock.advance(20_000) });
});
beforeEach(() => {
  portal.reset();
  clock.takeSlept();
});
afterEach(() => closePools());
afterAll(() => portal.close());

const METHOD = 'crm.lead.fields';
const read = () => readMethod(parseEndpoint(portal.webhookUrl), METHOD, {}, { clock });

const PASSING: [string, Fault][] = [
  ['its limit of requests', { kind: 'error', status: 503, code: 'QUERY_LIMIT_EXCEEDED' }],
  ['a timeout', { kind: 'hang' }],
  ['a reset', { kind: 'reset', committed: false }],
  ['a page of HTML', { kind: 'html', status: 502, committed: false }],
  ['half an answer', { kind: 'unreadable' }],
];

describe('a read', () => {
  it.each(PASSING)('is asked again, with growing waits, after %s', async (_, fault) => {
    portal.fail(fault, 3, METHOD);
    expect(await read()).toHaveProperty('result');
    expect(portal.calls).toHaveLength(4);
    expect(clock.takeSlept()).toBe(1000 + 2000 + 4000);
  });

  it.each(PASSING)('is given up after four times of %s, and is never in doubt', async (_, fault) => {
    portal.fail(fault, 9, METHOD);
    await expect(read()).rejects.toMatchObject({ fate: 'refused' });
    expect(portal.calls).toHaveLength(4);
  });

  it.each<[string, Fault, string]>([
    ['a refusal for good', { kind: 'error', status: 400, code: 'ERROR_CORE' }, 'rejected'],
    ['dead access', { kind: 'error', status: 401, code: 'NO_AUTH_FOUND' }, 'halted'],
    ['operating time used up', { kind: 'error', status: 429, code: 'OPERATION_TIME_LIMIT' }, 'refused'],
    ['an expired token', { kind: 'error', status: 401, code: 'expired_token' }, 'refused'],
  ])('is not asked again after %s', async (_, fault, fate) => {
    portal.fail(fault, 1, METHOD);
    await expect(read()).rejects.toMatchObject({ fate });
    expect(portal.calls).toHaveLength(1);
  });
});
