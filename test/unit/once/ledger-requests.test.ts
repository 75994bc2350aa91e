import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dynamoLedger } from '../../../lib/once/ledger.ts';
import { dynamoRequests } from '../../fixtures/dynamo-requests.ts';
import { virtualClock } from '../../fixtures/virtual-clock.ts';
import { clientConfig } from '../../sandbox/aws.ts';
import { type LedgerTable, startLedger } from '../../sandbox/ledger.ts';

const START = 1_789_000_000_123;
const EXPIRES = 1_789_000_000 + 30 * 24 * 60 * 60;

let server: LedgerTable;
const clients: DynamoDBClient[] = [];
beforeAll(async () => {
  server = await startLedger();
});
afterAll(async () => {
  for (const client of clients) client.destroy();
  await server.close();
});

function open(clock = virtualClock(START)) {
  const client = new DynamoDBClient({ ...clientConfig(server.url), maxAttempts: 1 });
  clients.push(client);
  return { client, clock, ledger: dynamoLedger(client, server.table, clock) };
}

it('reads a claim of somebody else consistently: what is done must not look as if it were not', async () => {
  const { client, ledger } = open();
  const requests = dynamoRequests(client);
  await ledger.claim('consistent');
  await ledger.claim('consistent');
  expect(requests).toMatchObject([
    { operation: 'PutItem' },
    { operation: 'PutItem' },
    { operation: 'GetItem', body: { Key: { id: { S: 'consistent' } }, ConsistentRead: true } },
  ]);
});

it('renews an item’s thirty days, in seconds, whenever it writes it', async () => {
  const { client, clock, ledger } = open();
  const requests = dynamoRequests(client);
  await ledger.claim('expires');
  clock.advance(100_000);
  await ledger.takeOver('expires', START);
  clock.advance(100_000);
  await ledger.done('expires', 5);
  expect(requests).toMatchObject([
    { body: { Item: { expires: { N: String(EXPIRES) } } } },
    { body: { ExpressionAttributeValues: { ':expires': { N: String(EXPIRES + 100) } } } },
    { body: { Item: { expires: { N: String(EXPIRES + 200) } } } },
  ]);
});

it('takes a claim that is given back this very moment for one that still stands', async () => {
  const { client, ledger } = open();
  const at = START - 1;
  const rival = open(virtualClock(at)).ledger;
  await rival.claim('released');
  dynamoRequests(client, async ({ operation }) => {
    if (operation === 'GetItem') await rival.release('released', at);
  });
  expect(await ledger.claim('released')).toEqual({ state: 'SENT', at: START });
});

it('gives nothing back that is done', async () => {
  const { ledger } = open();
  await ledger.claim('done');
  await ledger.done('done', 9);
  await ledger.release('done', START);
  expect(await ledger.claim('done')).toEqual({ state: 'DONE', lead: 9 });
});
