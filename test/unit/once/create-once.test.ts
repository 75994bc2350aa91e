import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseEndpoint } from '../../../lib/bitrix24/endpoint.ts';
import { openPortal } from '../../../lib/bitrix24/portal.ts';
import { closePools } from '../../../lib/bitrix24/post.ts';
import { createOnce, LEASE } from '../../../lib/once/create-once.ts';
import { dynamoLedger, type Ledger } from '../../../lib/once/ledger.ts';
import type { PendingLead } from '../../../lib/once/pending-lead.ts';
import { memoryLog } from '../../fixtures/memory-log.ts';
import { virtualClock } from '../../fixtures/virtual-clock.ts';
import { clientConfig } from '../../sandbox/aws.ts';
import { type LedgerTable, startLedger } from '../../sandbox/ledger.ts';
import type { Fault } from '../../sandbox/portal/faults.ts';
import { type SandboxPortal, startPortal } from '../../sandbox/portal/start-portal.ts';

const clock = virtualClock();
let sandbox: SandboxPortal;
let server: LedgerTable;
let client: DynamoDBClient;
let ledger: Ledger;
beforeAll(async () => {
  sandbox = await startPortal({ now: clock.now, onHang: () => clock.advance(20_000) });
  server = await startLedger();
  client = new DynamoDBClient({ ...clientConfig(server.url), maxAttempts: 1 });
  ledger = dynamoLedger(client, server.table, clock);
});
afterAll(async () => {
  client.destroy();
  await Promise.all([sandbox.close(), server.close()]);
});

let lead: PendingLead;
let count = 0;
beforeEach(() => {
  sandbox.reset();
  clock.advance(1000);
  const id = `lead-${++count}`;
  lead = { id, fields: { TITLE: 'A', ORIGINATOR_ID: 'us', ORIGIN_ID: id }, params: {}, steps: [] };
});
afterEach(() => closePools());

/** One attempt of a worker, with a portal of its own. */
function attempt(changes: Partial<Ledger> | null = {}) {
  const log = memoryLog();
  const portal = openPortal(parseEndpoint(sandbox.webhookUrl), { clock });
  const outcome = createOnce(lead, portal, { ledger: changes && { ...ledger, ...changes }, clock, log });
  return { log, outcome };
}

const methods = () => sandbox.calls.map(({ method }) => method);
const down = () => Promise.reject(new Error('the table does not answer'));
const UNDER_WAY = { name: 'LeadInDoubtError', code: 'CLAIMED', message: expect.stringContaining('under way') };

describe('a lead that nobody has sent', () => {
  it('is claimed, added, and marked as done', async () => {
    const { outcome, log } = attempt();
    expect(await outcome).toEqual({
      status: 'created',
      lead: 381,
      answer: expect.objectContaining({ result: 381 }),
    });
    expect(await ledger.claim(lead.id)).toEqual({ state: 'DONE', lead: 381 });
    expect(methods()).toEqual(['crm.lead.add']);
    expect(log.lines).toEqual([]);
  });

  it('is added with its fields and parameters', async () => {
    lead = { ...lead, params: { REGISTER_SONET_EVENT: 'Y' } };
    await attempt().outcome;
    expect(sandbox.calls[0]?.parameters).toEqual({ fields: lead.fields, params: lead.params });
  });

  it('is added without a ledger as often as it is asked for', async () => {
    expect(await attempt(null).outcome).toMatchObject({ status: 'created', lead: 381 });
    expect(await attempt(null).outcome).toMatchObject({ status: 'created', lead: 382 });
  });

  it('is not sent when the ledger does not answer', async () => {
    await expect(attempt({ claim: down }).outcome).rejects.toThrow('does not answer');
    expect(methods()).toEqual([]);
  });

  it('stays created when it can’t be marked as done: a repeat looks it up', async () => {
    const { outcome, log } = attempt({ done: down });
    expect(await outcome).toMatchObject({ status: 'created', lead: 381 });
    expect(log.lines).toEqual([
      {
        level: 'warn',
        message: 'Lead created, but not marked as done: a repeat looks it up',
        lead: 381,
        failure: expect.objectContaining({ name: 'Error' }),
      },
    ]);
    clock.advance(LEASE);
    expect(await attempt().outcome).toEqual({ status: 'duplicate', lead: 381 });
    expect(methods()).toEqual(['crm.lead.add', 'crm.lead.list']);
  });
});

describe('a lead that is done', () => {
  it('is acknowledged, and the portal not asked', async () => {
    await attempt().outcome;
    expect(await attempt().outcome).toEqual({ status: 'duplicate', lead: 381 });
    expect(methods()).toEqual(['crm.lead.add']);
  });
});

describe('a lead that was surely not created', () => {
  it.each([
    [503, 'QUERY_LIMIT_EXCEEDED', 'refused'],
    [401, 'INVALID_CREDENTIALS', 'halted'],
    [400, 'ERROR_CORE', 'rejected'],
  ])('is free to be sent again at once: %i %s, %s', async (status, code, fate) => {
    sandbox.fail({ kind: 'error', status, code });
    const { outcome, log } = attempt();
    await expect(outcome).rejects.toMatchObject({ code, fate });
    expect(log.lines).toEqual([]);
    expect(await attempt().outcome).toMatchObject({ status: 'created' });
    expect(methods()).toEqual(['crm.lead.add', 'crm.lead.add']);
  });

  it('waits for the lease when its claim can’t be given back', async () => {
    sandbox.fail({ kind: 'error', status: 503, code: 'QUERY_LIMIT_EXCEEDED' });
    const { outcome, log } = attempt({ release: down });
    await expect(outcome).rejects.toMatchObject({ fate: 'refused', code: 'QUERY_LIMIT_EXCEEDED' });
    expect(log.lines).toEqual([
      {
        level: 'warn',
        message: 'Claim not given back: the next attempt waits for the lease',
        failure: expect.objectContaining({ name: 'Error' }),
      },
    ]);
    await expect(attempt().outcome).rejects.toMatchObject(UNDER_WAY);
    clock.advance(LEASE);
    expect(await attempt().outcome).toMatchObject({ status: 'created' });
  });
});

describe('a lead that may have been created', () => {
  it.each<Fault>([{ kind: 'reset', committed: true }, { kind: 'no result' }])(
    'is looked up once the lease is over, found, and not sent again: %j',
    async (fault) => {
      sandbox.fail(fault);
      await expect(attempt().outcome).rejects.toMatchObject({ fate: 'in doubt' });
      clock.advance(LEASE - 1);
      await expect(attempt().outcome).rejects.toMatchObject(UNDER_WAY);
      expect(methods()).toEqual(['crm.lead.add']);
      clock.advance(1);
      expect(await attempt().outcome).toEqual({ status: 'duplicate', lead: 381 });
      expect(await attempt().outcome).toEqual({ status: 'duplicate', lead: 381 });
      expect(methods()).toEqual(['crm.lead.add', 'crm.lead.list']);
    },
  );

  it('is sent again when it is not there, under a claim of its own', async () => {
    sandbox.fail({ kind: 'reset', committed: false });
    await expect(attempt().outcome).rejects.toMatchObject({ fate: 'in doubt' });
    clock.advance(LEASE);
    sandbox.fail({ kind: 'reset', committed: false });
    await expect(attempt().outcome).rejects.toMatchObject({ fate: 'in doubt' });
    clock.advance(LEASE - 1);
    await expect(attempt().outcome).rejects.toMatchObject(UNDER_WAY);
    clock.advance(1);
    expect(await attempt().outcome).toMatchObject({ status: 'created' });
    expect(methods()).toEqual(['crm.lead.add', 'crm.lead.list', 'crm.lead.add', 'crm.lead.list', 'crm.lead.add']);
  });

  it('gives a claim that it took over back when the lead was surely not created', async () => {
    await ledger.claim(lead.id);
    clock.advance(LEASE);
    sandbox.fail({ kind: 'error', status: 503, code: 'QUERY_LIMIT_EXCEEDED' });
    await expect(attempt().outcome).rejects.toMatchObject({ fate: 'refused' });
    expect(await ledger.claim(lead.id)).toMatchObject({ state: 'CLAIMED' });
  });

  it('is left to whoever was faster to take it over', async () => {
    await ledger.claim(lead.id);
    clock.advance(LEASE);
    const overtaken: Partial<Ledger> = {
      async takeOver(id, at) {
        await ledger.takeOver(id, at);
        clock.advance(1);
        return ledger.takeOver(id, at);
      },
    };
    await expect(attempt(overtaken).outcome).rejects.toMatchObject(UNDER_WAY);
    expect(methods()).toEqual(['crm.lead.list']);
  });

  it('is not sent while it can’t be looked up', async () => {
    await ledger.claim(lead.id);
    clock.advance(LEASE);
    sandbox.fail({ kind: 'error', status: 503, code: 'QUERY_LIMIT_EXCEEDED' }, 1, 'crm.lead.list');
    await expect(attempt().outcome).rejects.toMatchObject({ fate: 'refused' });
    expect(methods()).toEqual(['crm.lead.list']);
  });

  it('is not acknowledged while what was found can’t be marked', async () => {
    sandbox.fail({ kind: 'reset', committed: true });
    await expect(attempt().outcome).rejects.toMatchObject({ fate: 'in doubt' });
    clock.advance(LEASE);
    await expect(attempt({ done: down }).outcome).rejects.toThrow('does not answer');
  });
});

it('keeps its claim when an error is of no known kind: nobody can tell whether the lead was created', async () => {
  const broken = { ...openPortal(parseEndpoint(sandbox.webhookUrl), { clock }), addLead: down };
  await expect(createOnce(lead, broken, { ledger, clock, log: memoryLog() })).rejects.toThrow('does not answer');
  expect(await ledger.claim(lead.id)).toMatchObject({ state: 'SENT' });
});
