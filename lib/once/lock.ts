import { DeleteItemCommand, type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Clock } from '../clock.ts';
import { unless } from './ledger.ts';

/** Runs work that only one worker may do at a time. */
export type Lock = <T>(name: string, work: () => Promise<T>) => Promise<{ readonly result: T } | null>;

/** Twice a function's life: whoever holds the lock longer is dead. */
const HELD_MS = 60_000;
const attribute = { ExpressionAttributeNames: { '#at': 'at' } };

/** A lock item in the ledger's table. Null when another worker holds it. */
export const dynamoLock = (client: DynamoDBClient, table: string, clock: Clock): Lock =>
  async function lock(name, work) {
    const id = { S: `lock/${name}` };
    const now = clock.now();
    const locked = await unless(
      client.send(
        new PutItemCommand({
          TableName: table,
          Item: { id, at: { N: String(now) }, expires: { N: String(Math.floor(now / 1000) + 3600) } },
          ConditionExpression: 'attribute_not_exists(id) OR #at < :dead',
          ...attribute,
          ExpressionAttributeValues: { ':dead': { N: String(now - HELD_MS) } },
        }),
      ),
    );
    if (!locked) return null;
    try {
      return { result: await work() };
    } finally {
      const mine = {
        ConditionExpression: '#at = :at',
        ...attribute,
        ExpressionAttributeValues: { ':at': { N: String(now) } },
      };
      // a lock that cannot be given back runs out by itself
      await client.send(new DeleteItemCommand({ TableName: table, Key: { id }, ...mine })).catch(() => {});
    }
  };
