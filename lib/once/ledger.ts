import { randomUUID } from 'node:crypto';
import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { Clock } from '../clock.ts';

/** How long an item is kept; a submission that comes again later than this is a new one. Seconds. */
export const KEEP_SECONDS = 30 * 24 * 60 * 60;

/** What the ledger knows of a submission. `at`: milliseconds since 1970 of the claim. */
export type Entry =
  | { readonly state: 'CLAIMED'; readonly at: number }
  | { readonly state: 'SENT'; readonly at: number }
  | { readonly state: 'DONE'; readonly lead: number };

/** Who is at which submission, and which are done. Every method throws the SDK's error when DynamoDB does not answer. */
export interface Ledger {
  /** Claims a submission nobody has claimed (`CLAIMED`, by us), or tells how it stands (`SENT`, by somebody, or `DONE`). */
  claim(id: string): Promise<Entry>;
  /** Takes over a claim made at `at`; null when somebody else was faster. */
  takeOver(id: string, at: number): Promise<Entry | null>;
  /** Gives back a claim of ours: the lead was surely not created. */
  release(id: string, at: number): Promise<void>;
  /** The lead exists. */
  done(id: string, lead: number): Promise<void>;
}

/** Turns DynamoDB's «condition not met» into an answer; lets every other error through. */
export async function unless<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return null;
    throw error;
  }
}

const N = (value: number) => ({ N: String(value) });

/**
 * The ledger on a DynamoDB table whose key is `id`; items are `{id, state, at, by?, lead?, expires}`. `by` tells this
 * worker's claims from others' of the same millisecond: the SDK may send a release twice, and the second must hit nobody.
 */
export function dynamoLedger(
  client: DynamoDBClient,
  table: string,
  clock: Clock,
  worker: string = randomUUID(),
): Ledger {
  const key = (id: string) => ({ TableName: table, Key: { id: { S: id } } });
  const named = { ExpressionAttributeNames: { '#state': 'state', '#at': 'at', '#by': 'by' } };
  const sentAt = (at: number) => ({ ':sent': { S: 'SENT' }, ':at': N(at) });
  const by = { S: worker };
  const expires = (now: number) => N(Math.floor(now / 1000) + KEEP_SECONDS);

  return {
    async claim(id) {
      const at = clock.now();
      const claimed = await unless(
        client.send(
          new PutItemCommand({
            TableName: table,
            Item: { id: { S: id }, state: { S: 'SENT' }, at: N(at), by, expires: expires(at) },
            // an item past its time may still be there for a day or two
            ConditionExpression: 'attribute_not_exists(id) OR expires < :now',
            ExpressionAttributeValues: { ':now': N(Math.floor(at / 1000)) },
          }),
        ),
      );
      if (claimed) return { state: 'CLAIMED', at };
      const { Item } = await client.send(new GetItemCommand({ ...key(id), ConsistentRead: true }));
      if (Item?.state?.S === 'DONE') return { state: 'DONE', lead: Number(Item.lead?.N) };
      return { state: 'SENT', at: Number(Item?.at?.N ?? at) }; // released this moment: as if still claimed, come back later
    },

    async takeOver(id, at) {
      const now = clock.now();
      const taken = await unless(
        client.send(
          new UpdateItemCommand({
            ...key(id),
            ...named,
            UpdateExpression: 'SET #at = :now, #by = :by, expires = :expires',
            ConditionExpression: '#state = :sent AND #at = :at',
            ExpressionAttributeValues: { ...sentAt(at), ':now': N(now), ':by': by, ':expires': expires(now) },
          }),
        ),
      );
      return taken && { state: 'CLAIMED', at: now };
    },

    async release(id, at) {
      await unless(
        client.send(
          new DeleteItemCommand({
            ...key(id),
            ...named,
            ConditionExpression: '#state = :sent AND #at = :at AND #by = :by',
            ExpressionAttributeValues: { ...sentAt(at), ':by': by },
          }),
        ),
      );
    },

    async done(id, lead) {
      const now = clock.now();
      await client.send(
        new PutItemCommand({
          TableName: table,
          Item: { id: { S: id }, state: { S: 'DONE' }, at: N(now), lead: N(lead), expires: expires(now) },
        }),
      );
    },
  };
}
