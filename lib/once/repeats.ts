import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';
import { KEEP_SECONDS, unless } from './ledger.ts';

/** Identical posts this close to each other are one submission: double clicks, impatient reloads. Milliseconds. */
export const REPEAT_WINDOW = 10 * 60_000;

/** Remembers when the same content came first, so that a repeat is known whatever the clock's boundaries. */
export interface Repeats {
  /**
   * The moment (milliseconds since 1970) of the first post with this content within ten minutes of `receivedAt`:
   * that of an earlier one, or `receivedAt` itself, which is then remembered.
   */
  firstPost(content: string, receivedAt: number): Promise<number>;
}

const Moments = v.pipe(v.string(), v.parseJson(), v.array(v.number()));
const ATTEMPTS = 10;

/** Kept in the ledger's table, one item per content: `{id, moments, version, expires}`. */
export function dynamoRepeats(client: DynamoDBClient, table: string): Repeats {
  async function attempt(id: string, receivedAt: number): Promise<number | null> {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table, Key: { id: { S: id } }, ConsistentRead: true }),
    );
    const moments = v.parse(Moments, Item?.moments?.S ?? '[]');
    const near = moments.filter((moment) => Math.abs(moment - receivedAt) <= REPEAT_WINDOW);
    if (near.length > 0) return Math.min(...near);

    const kept = moments.filter((moment) => moment > receivedAt - KEEP_SECONDS * 1000);
    const version = Number(Item?.version?.N ?? 0);
    const written = await unless(
      client.send(
        new PutItemCommand({
          TableName: table,
          Item: {
            id: { S: id },
            moments: { S: JSON.stringify([...kept, receivedAt]) },
            version: { N: String(version + 1) },
            expires: { N: String(Math.floor(receivedAt / 1000) + KEEP_SECONDS) },
          },
          ConditionExpression: version === 0 ? 'attribute_not_exists(id)' : 'version = :version',
          ...(version > 0 && { ExpressionAttributeValues: { ':version': { N: String(version) } } }),
        }),
      ),
    );
    return written && receivedAt;
  }

  return {
    async firstPost(content, receivedAt) {
      for (let tries = 0; tries < ATTEMPTS; tries++) {
        const moment = await attempt(`repeats/${content}`, receivedAt);
        if (moment !== null) return moment;
      }
      throw new Error('Too many identical posts at once; this one waits');
    },
  };
}
