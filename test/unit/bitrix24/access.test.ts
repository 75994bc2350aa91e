import { rootCertificates } from 'node:tls';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SSMClient } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parameters } from '../../../lib/aws/parameters.ts';
import { portalAccess } from '../../../lib/bitrix24/access.ts';
import { openPortal } from '../../../lib/bitrix24/portal.ts';
import { LeadHaltedError, LeadRefusedError } from '../../../lib/errors.ts';
import { dynamoLock } from '../../../lib/once/lock.ts';
import { memoryLog } from '../../fixtures/memory-log.ts';
import { virtualClock } from '../../fixtures/virtual-clock.ts';
import { clientConfig } from '../../sandbox/aws.ts';
import { type LedgerTable, startLedger } from '../../sandbox/ledger.ts';
import { type SandboxPortal, startPortal } from '../../sandbox/portal/start-portal.ts';
import { type Ssm, startSsm } from '../../sandbox/ssm.ts';

const clock = virtualClock();
let portal: SandboxPortal;
let ssm: Ssm;
let ledger: LedgerTable;
let ssmClient: SSMClient;
let dynamo: DynamoDBClient;
beforeAll(async () => {
  [portal, ssm, ledger] = await Promise.all([startPortal({ now: clock.now }), startSsm(), startLedger()]);
  ssmClient = new SSMClient({ ...clientConfig(ssm.url), maxAttempts: 1 });
  dynamo = new DynamoDBClient({ ...clientConfig(ledger.url), maxAttempts: 1 });
});
afterAll(async () => {
  ssmClient.destroy();
  dynamo.destroy();
  await Promise.all([portal.close(), ssm.close(), ledger.close()]);
});
beforeEach(() => {
  portal.reset();
  ssm.parameters.clear();
});

const settings = () =>
  parameters({ client: ssmClient, prefix: '/p', names: ['webhook-url', 'oauth'], clock, log: memoryLog() });
const worker = (locked = true, from = settings()) =>
  portalAccess({ parameters: from, lock: locked ? dynamoLock(dynamo, ledger.table, clock) : null, clock });
const putOauth = (change: object = {}) =>
  ssm.parameters.set('/p/oauth', JSON.stringify({ ...portal.oauth, domain: `http://${portal.domain}`, ...change }));
/** Settings whose first write goes as told. */
function unreliable(first: (write: () => Promise<void>) => Promise<void>): ReturnType<typeof settings> {
  const real = settings();
  let writes = 0;
  return {
    ...real,
    write: (...value) => (writes++ === 0 ? first(() => real.write(...value)) : real.write(...value)),
  };
}
const stored = (): { accessToken: string; expires: number } => JSON.parse(ssm.parameters.get('/p/oauth') ?? '{}');
const refreshes = () => portal.calls.filter(({ url }) => url.startsWith('/oauth/token/')).length;
const expired = { expires: Math.floor(clock.now() / 1000) - 1 };

describe('the way into the portal', () => {
  it('trusts the authority that is set now, and says so when it is none', async () => {
    const [one = '', other = ''] = rootCertificates;
    let ca: string | undefined = one;
    const values = async () => ({ 'webhook-url': portal.webhookUrl, ...(ca !== undefined && { ca }) });
    const access = worker(true, { ...settings(), read: values });
    const trusted = async () => (await access.open()).authority;
    expect([await trusted(), await trusted()]).toEqual([one.trim(), one.trim()]);
    ca = 'no certificate';
    for (const _ of [1, 2]) await expect(trusted()).rejects.toMatchObject({ code: 'BAD_CA' });
    ca = other;
    expect(await trusted()).toBe(other.trim());
    ca = undefined;
    expect(await trusted()).toBeNull();
  });

  it('is the webhook, where there is one', async () => {
    ssm.parameters.set('/p/webhook-url', portal.webhookUrl);
    putOauth();
    const endpoint = await worker().open();
    expect(endpoint.token()).toBeNull();
    await openPortal(endpoint, { clock }).addLead({ TITLE: 'x' }, {});
    expect(portal.leads).toHaveLength(1);
  });

  it('is the access token as it stands, as long as it holds', async () => {
    putOauth();
    await openPortal(await worker().open(), { clock }).addLead({ TITLE: 'x' }, {});
    expect(portal.calls.map(({ parameters }) => parameters.auth)).toEqual([portal.accessToken]);
  });

  it('is told to be missing, with what to put', async () => {
    await expect(worker().open()).rejects.toThrow(LeadHaltedError);
    await expect(worker().open()).rejects.toThrow('webhook-url');
  });
});

describe('an access token without a refresh token', () => {
  it('halts once the portal refused it, until there is another, and is tried again now and then', async () => {
    const { refreshToken: _, clientId: __, clientSecret: ___, ...fixed } = portal.oauth;
    ssm.parameters.set('/p/oauth', JSON.stringify({ ...fixed, domain: `http://${portal.domain}` }));
    const one = worker(false);
    await one.open();
    await one.refused();
    await expect(one.open()).rejects.toThrow(LeadHaltedError);
    expect((await one.open()).token()).toBe(portal.accessToken);
  });
});

describe('an access token that has run out', () => {
  it('is refreshed, and the new one stored before it is used', async () => {
    putOauth(expired);
    await openPortal(await worker().open(), { clock }).addLead({ TITLE: 'x' }, {});
    expect(refreshes()).toBe(1);
    expect(stored().accessToken).toBe(portal.accessToken);
    expect(stored().expires).toBeGreaterThan(clock.now() / 1000);
  });

  it('is refreshed by one of many workers; the others come again and find it', async () => {
    putOauth(expired);
    const workers = Array.from({ length: 4 }, () => worker());
    const opened = await Promise.allSettled(workers.map((one) => one.open()));
    expect(refreshes()).toBe(1);
    for (const result of opened) {
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(LeadRefusedError);
    }
    for (const one of workers) expect((await one.open()).token()).toBe(portal.accessToken);
    expect(refreshes()).toBe(1);
  });

  it('is refreshed after the portal refused it, and not on a schedule', async () => {
    putOauth({ expires: Math.floor(clock.now() / 1000) + 3600 });
    const one = worker(false);
    await one.open();
    await one.open();
    expect(refreshes()).toBe(0);
    portal.expireToken();
    await one.refused();
    expect((await one.open()).token()).toBe(portal.accessToken);
    expect(refreshes()).toBe(1);
  });

  it('is not lost when it can’t be stored at once', async () => {
    putOauth(expired);
    const one = worker(
      true,
      unreliable(() => Promise.reject(new Error('SSM is down'))),
    );
    await expect(one.open()).rejects.toThrow();
    expect(refreshes()).toBe(1);
    expect((await one.open()).token()).toBe(portal.accessToken);
    expect(stored().accessToken).toBe(portal.accessToken);
    expect(refreshes()).toBe(1);
  });

  it('that could not be stored gives way to what an operator put meanwhile', async () => {
    putOauth(expired);
    const one = worker(
      true,
      unreliable(() => Promise.reject(new Error('SSM is down'))),
    );
    await expect(one.open()).rejects.toThrow('SSM is down');
    portal.reinstall();
    putOauth();
    expect((await one.open()).token()).toBe(portal.accessToken);
    expect(stored().accessToken).toBe(portal.accessToken);
    expect(refreshes()).toBe(1);
  });

  it('that was stored without an answer does not come back over what another worker refreshed later', async () => {
    putOauth(expired);
    const one = worker(
      true,
      unreliable((write) => write().then(() => Promise.reject(new Error('connection reset')))),
    );
    await expect(one.open()).rejects.toThrow('connection reset');
    putOauth(expired); // an hour later
    await worker().open();
    const { accessToken } = stored();
    expect((await one.open()).token()).toBe(accessToken);
    expect(stored().accessToken).toBe(accessToken);
    expect(refreshes()).toBe(2);
  });

  it('is refreshed once more when it ran out before it could be stored', async () => {
    putOauth(expired);
    const one = worker(
      true,
      unreliable(() => Promise.reject(new Error('SSM is down'))),
    );
    await expect(one.open()).rejects.toThrow('SSM is down');
    clock.advance(3600_000);
    expect((await one.open()).token()).toBe(portal.accessToken);
    expect(stored().accessToken).toBe(portal.accessToken);
    expect(refreshes()).toBe(2);
  });

  it('waits for an operator when the refresh token is dead too', async () => {
    putOauth({ ...expired, refreshToken: 'spent' });
    await expect(worker().open()).rejects.toThrow(LeadHaltedError);
  });
});
