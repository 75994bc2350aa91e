import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoLedger } from '../../../lib/once/ledger.ts';
import { dynamoLock } from '../../../lib/once/lock.ts';
import { dynamoRepeats, REPEAT_WINDOW } from '../../../lib/once/repeats.ts';
import { virtualClock } from '../../fixtures/virtual-clock.ts';
import { clientConfig } from '../../sandbox/aws.ts';
import { type LedgerTable, startLedger } from '../../sandbox/ledger.ts';

let server: LedgerTable;
let client: DynamoDBClient;
beforeAll(async () => {
  server = await startLedger();
  client = new DynamoDBClient({ ...clientConfig(server.url), maxAttempts: 1 });
});
afterAll(async () => {
  client.destroy();
  await server.close();
});

const DAY = 24 * 60 * 60_000;
const START = 1_789_000_000_000;

describe('the ledger', () => {
  const open = (clock = virtualClock(START)) => ({ clock, ledger: dynamoLedger(client, server.table, clock) });

  it('lets one of many claim a submission, and tells the others since when it is claimed', async () => {
    const { ledger } = open();
    const entries = await Promise.all(Array.from({ length: 8 }, () => ledger.claim('many')));
    expect(entries.filter(({ state }) => state === 'CLAIMED')).toHaveLength(1);
    expect(entries.filter((entry) => entry.state === 'SENT' && entry.at === START)).toHaveLength(7);
  });

  it('remembers the lead of a submission that is done', async () => {
    const { ledger } = open();
    await ledger.claim('done');
    await ledger.done('done', 382);
    expect(await ledger.claim('done')).toEqual({ state: 'DONE', lead: 382 });
  });

  it('lets a released submission be claimed again, but releases no claim of somebody else', async () => {
    const { clock, ledger } = open();
    const first = await ledger.claim('released');
    await ledger.release('released', START - 1);
    expect(await ledger.claim('released')).toEqual({ state: 'SENT', at: START });
    await ledger.release('released', START);
    clock.advance(5);
    expect(await ledger.claim('released')).toEqual({ ...first, at: START + 5 });
  });

  it('releases no claim that somebody else made in the same millisecond, when the release is sent twice', async () => {
    const [one, other] = [open().ledger, open().ledger];
    await one.claim('twice');
    await one.release('twice', START);
    expect(await other.claim('twice')).toMatchObject({ state: 'CLAIMED' });
    await one.release('twice', START);
    expect(await one.claim('twice')).toEqual({ state: 'SENT', at: START });
  });

  it('releases a claim that it took over', async () => {
    const { clock, ledger } = open();
    await open().ledger.claim('taken');
    clock.advance(100_000);
    await ledger.takeOver('taken', START);
    await ledger.release('taken', START + 100_000);
    expect(await ledger.claim('taken')).toMatchObject({ state: 'CLAIMED' });
  });

  it('lets one of many take over an old claim', async () => {
    const { clock, ledger } = open();
    await ledger.claim('orphan');
    clock.advance(100_000);
    const taken = await Promise.all(Array.from({ length: 6 }, () => ledger.takeOver('orphan', START)));
    expect(taken.filter(Boolean)).toEqual([{ state: 'CLAIMED', at: START + 100_000 }]);
    expect(await ledger.takeOver('orphan', START)).toBeNull();
  });

  it('takes nothing over that is done', async () => {
    const { ledger } = open();
    await ledger.claim('finished');
    await ledger.done('finished', 1);
    expect(await ledger.takeOver('finished', START)).toBeNull();
  });

  it('keeps items for thirty days, and counts one as gone from then on even if it is still there', async () => {
    const { clock, ledger } = open();
    await ledger.claim('old');
    await ledger.done('old', 7);
    const { Item } = await client.send(new GetItemCommand({ TableName: server.table, Key: { id: { S: 'old' } } }));
    expect(Item).toEqual({
      id: { S: 'old' },
      state: { S: 'DONE' },
      at: { N: String(START) },
      lead: { N: '7' },
      expires: { N: String((START + 30 * DAY) / 1000) },
    });
    clock.advance(30 * DAY);
    expect(await ledger.claim('old')).toMatchObject({ state: 'DONE' });
    clock.advance(1000);
    expect(await ledger.claim('old')).toMatchObject({ state: 'CLAIMED' });
  });

  it('throws when the table does not answer', async () => {
    const broken = dynamoLedger(client, 'no-such-table', virtualClock());
    await expect(broken.claim('x')).rejects.toThrow();
    await expect(broken.release('x', 1)).rejects.toThrow();
  });
});

describe('repeats', () => {
  const repeats = () => dynamoRepeats(client, server.table);

  it('knows a post again within ten minutes, across any boundary of the clock', async () => {
    const boundary = Math.ceil(START / REPEAT_WINDOW) * REPEAT_WINDOW;
    expect(await repeats().firstPost('boundary', boundary - 500)).toBe(boundary - 500);
    expect(await repeats().firstPost('boundary', boundary + 500)).toBe(boundary - 500);
    expect(await repeats().firstPost('boundary', boundary - 500 + REPEAT_WINDOW)).toBe(boundary - 500);
  });

  it('takes the same post later for a new one, and still knows the first', async () => {
    expect(await repeats().firstPost('later', START)).toBe(START);
    expect(await repeats().firstPost('later', START + 60 * 60_000)).toBe(START + 60 * 60_000);
    expect(await repeats().firstPost('later', START + 1000)).toBe(START);
    expect(await repeats().firstPost('later', START + 60 * 60_000 + 1)).toBe(START + 60 * 60_000);
  });

  it('agrees on one moment when posts come at once or out of order', async () => {
    const moments = await Promise.all([0, 900, 300, 600].map((late) => repeats().firstPost('at-once', START + late)));
    expect(new Set(moments).size).toBe(1);
    expect(await repeats().firstPost('order', START + 400_000)).toBe(START + 400_000);
    expect(await repeats().firstPost('order', START)).toBe(START + 400_000);
  });

  it('forgets posts of more than thirty days ago', async () => {
    await repeats().firstPost('ancient', START);
    await repeats().firstPost('ancient', START + 31 * DAY);
    const { Item } = await client.send(
      new GetItemCommand({ TableName: server.table, Key: { id: { S: 'repeats/ancient' } } }),
    );
    expect(Item?.moments).toEqual({ S: JSON.stringify([START + 31 * DAY]) });
  });
});

describe('the lock', () => {
  it('lets one worker in at a time, and the next one afterwards', async () => {
    const lock = dynamoLock(client, server.table, virtualClock());
    const gate = Promise.withResolvers<string>();
    const first = lock('one', () => gate.promise);
    await expect.poll(() => lock('one', async () => 'second')).toBeNull();
    gate.resolve('first');
    expect(await first).toEqual({ result: 'first' });
    expect(await lock('one', async () => 'third')).toEqual({ result: 'third' });
  });

  it('is given back when the work fails', async () => {
    const lock = dynamoLock(client, server.table, virtualClock());
    await expect(lock('fails', () => Promise.reject(new Error('no luck')))).rejects.toThrow('no luck');
    expect(await lock('fails', async () => 1)).toEqual({ result: 1 });
  });

  it('passes on from a worker that died, which then takes nothing from the new one', async () => {
    const clock = virtualClock();
    const lock = dynamoLock(client, server.table, clock);
    const dead = Promise.withResolvers<void>();
    const first = lock('dead', () => dead.promise);
    await expect.poll(() => lock('dead', async () => 0)).toBeNull();
    clock.advance(60_001);
    const alive = Promise.withResolvers<void>();
    const second = lock('dead', () => alive.promise);
    await expect.poll(() => lock('dead', async () => 0)).toBeNull();
    dead.resolve();
    await first;
    expect(await lock('dead', async () => 0)).toBeNull();
    alive.resolve();
    await second;
  });
});
