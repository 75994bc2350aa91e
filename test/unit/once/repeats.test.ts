import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoRepeats, REPEAT_WINDOW } from '../../../lib/once/repeats.ts';
import { dynamoRequests } from '../../fixtures/dynamo-requests.ts';
import { clientConfig } from '../../sandbox/aws.ts';
import { type LedgerTable, startLedger } from '../../sandbox/ledger.ts';

const START = 1_789_000_000_123;
const MINUTE = 60_000;
const DAYS_30 = 30 * 24 * 60 * MINUTE;

let server: LedgerTable;
let clients: DynamoDBClient[] = [];
beforeAll(async () => {
  server = await startLedger();
});
afterAll(async () => {
  for (const client of clients) client.destroy();
  clients = [];
  await server.close();
});

function open() {
  const client = new DynamoDBClient({ ...clientConfig(server.url), maxAttempts: 1 });
  clients.push(client);
  return client;
}

const keyOf = (content: string) => ({ id: { S: `repeats/${content}` } });

async function stored(content: string) {
  const { Item } = await open().send(new GetItemCommand({ TableName: server.table, Key: keyOf(content) }));
  return Item;
}

/** Somebody else remembers posts of the same content. */
const write = (content: string, moments: readonly number[], version: number) =>
  open().send(
    new PutItemCommand({
      TableName: server.table,
      Item: { ...keyOf(content), moments: { S: JSON.stringify(moments) }, version: { N: String(version) } },
    }),
  );

describe('what is remembered of identical posts', () => {
  it('is read consistently: a post a moment ago must be seen', async () => {
    const client = open();
    const requests = dynamoRequests(client);
    await dynamoRepeats(client, server.table).firstPost('consistent', START);
    expect(requests).toMatchObject([
      { operation: 'GetItem', body: { Key: keyOf('consistent'), ConsistentRead: true } },
      { operation: 'PutItem' },
    ]);
  });

  it('is one item that runs out thirty days after the post, in seconds', async () => {
    await dynamoRepeats(open(), server.table).firstPost('item', START);
    expect(await stored('item')).toEqual({
      ...keyOf('item'),
      moments: { S: `[${START}]` },
      version: { N: '1' },
      expires: { N: String(1_789_000_000 + DAYS_30 / 1000) },
    });
  });

  it('runs out thirty days after the latest post, forgets what is as old by then, and counts its versions', async () => {
    const repeats = dynamoRepeats(open(), server.table);
    await repeats.firstPost('renewed', START);
    await repeats.firstPost('renewed', START + 1 + 60 * MINUTE);
    await repeats.firstPost('renewed', START + DAYS_30);
    expect(await stored('renewed')).toMatchObject({
      moments: { S: JSON.stringify([START + 1 + 60 * MINUTE, START + DAYS_30]) },
      version: { N: '3' },
      expires: { N: String(1_789_000_000 + (2 * DAYS_30) / 1000) },
    });
  });

  it('gives the earliest of several posts that are near enough', async () => {
    const repeats = dynamoRepeats(open(), server.table);
    await repeats.firstPost('between', START);
    await repeats.firstPost('between', START + 15 * MINUTE);
    expect(await repeats.firstPost('between', START + 8 * MINUTE)).toBe(START);
  });

  it.each([REPEAT_WINDOW, -REPEAT_WINDOW])('counts posts %i ms apart as one, and no more than that', async (apart) => {
    const repeats = dynamoRepeats(open(), server.table);
    const more = apart + Math.sign(apart);
    await repeats.firstPost(`edge ${apart}`, START);
    expect(await repeats.firstPost(`edge ${apart}`, START + apart)).toBe(START);
    expect(await repeats.firstPost(`edge ${apart}`, START + more)).toBe(START + more);
  });
});

describe('posts of the same content at the same moment', () => {
  it('agree on the one that was stored first, and keep what others stored', async () => {
    const client = open();
    let rivals = 0;
    const requests = dynamoRequests(client, async ({ operation }) => {
      if (operation === 'PutItem' && rivals++ === 0) await write('raced', [START - 60 * MINUTE], 1);
    });
    expect(await dynamoRepeats(client, server.table).firstPost('raced', START)).toBe(START);
    expect(requests.map(({ operation }) => operation)).toEqual(['GetItem', 'PutItem', 'GetItem', 'PutItem']);
    expect(await stored('raced')).toMatchObject({
      moments: { S: JSON.stringify([START - 60 * MINUTE, START]) },
      version: { N: '2' },
    });
  });

  it('do not overwrite what came between reading and writing', async () => {
    await write('overtaken', [], 1);
    const client = open();
    let rivals = 0;
    dynamoRequests(client, async ({ operation }) => {
      if (operation === 'PutItem' && rivals++ === 0) await write('overtaken', [START - 5], 2);
    });
    expect(await dynamoRepeats(client, server.table).firstPost('overtaken', START)).toBe(START - 5);
  });

  it('wait for their turn when ten attempts were not enough', async () => {
    const client = open();
    let version = 0;
    const requests = dynamoRequests(client, async ({ operation }) => {
      if (operation === 'PutItem') await write('crowded', [], ++version);
    });
    await expect(dynamoRepeats(client, server.table).firstPost('crowded', START)).rejects.toThrow(
      'Too many identical posts at once; this one waits',
    );
    expect(requests.filter(({ operation }) => operation === 'PutItem')).toHaveLength(10);
  });
});

it('throws when the table does not answer', async () => {
  await expect(dynamoRepeats(open(), 'no-such-table').firstPost('x', START)).rejects.toThrow('resource not found');
});
