import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dynamoLock } from '../../../lib/once/lock.ts';
import { virtualClock } from '../../fixtures/virtual-clock.ts';
import { clientConfig } from '../../sandbox/aws.ts';
import { type LedgerTable, startLedger } from '../../sandbox/ledger.ts';

const START = 1_789_000_000_123;

let server: LedgerTable;
let client: DynamoDBClient;
beforeEach(async () => {
  server = await startLedger();
  client = new DynamoDBClient({ ...clientConfig(server.url), maxAttempts: 1 });
});
afterEach(async () => {
  client.destroy();
  await server.close();
});

async function stored(name: string) {
  const { Item } = await client.send(new GetItemCommand({ TableName: server.table, Key: { id: { S: name } } }));
  return Item;
}

it('is an item of its own while it is held, gone an hour later at the latest, in seconds', async () => {
  const lock = dynamoLock(client, server.table, virtualClock(START));
  expect(await lock('oauth', () => stored('lock/oauth'))).toEqual({
    result: { id: { S: 'lock/oauth' }, at: { N: String(START) }, expires: { N: String(1_789_000_000 + 3600) } },
  });
  expect(await stored('lock/oauth')).toBeUndefined();
});

it('is held for a minute and not a moment less', async () => {
  const clock = virtualClock(START);
  const lock = dynamoLock(client, server.table, clock);
  await lock('minute', async () => {
    clock.advance(60_000);
    expect(await lock('minute', async () => 'too early')).toBeNull();
    clock.advance(1);
    expect(await lock('minute', async () => 'over')).toEqual({ result: 'over' });
  });
});

it('keeps workers with other things to do apart from nobody', async () => {
  const lock = dynamoLock(client, server.table, virtualClock(START));
  expect(await lock('one', () => lock('other', async () => 'both'))).toEqual({ result: { result: 'both' } });
});

it('hands the work’s result on even if it can’t be given back: it runs out by itself', async () => {
  const lock = dynamoLock(client, server.table, virtualClock(START));
  const work = async () => {
    await server.close();
    return 'done';
  };
  expect(await lock('cut off', work)).toEqual({ result: 'done' });
});

it('lets nobody in when the table does not answer', async () => {
  let worked = false;
  const work = async () => {
    worked = true;
  };
  await expect(dynamoLock(client, 'no-such-table', virtualClock())('x', work)).rejects.toThrow('resource not found');
  expect(worked).toBe(false);
});
