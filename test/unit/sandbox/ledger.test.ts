import { type AttributeValue, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { clientConfig } from '../../sandbox/aws.ts';
import { startLedger } from '../../sandbox/ledger.ts';

it('the ledger table takes an id once and refuses it under a condition', async () => {
  const ledger = await startLedger();
  const client = new DynamoDBClient(clientConfig(ledger.url));
  const put = () =>
    client.send(
      new PutItemCommand({
        TableName: ledger.table,
        Item: { id: { S: 'one' } },
        ConditionExpression: 'attribute_not_exists(id)',
      }),
    );
  try {
    await put();
    await expect(put()).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
  } finally {
    client.destroy();
    await ledger.close();
  }
});

it('the ledger table tells its claims, the latest first, and nothing else', async () => {
  const ledger = await startLedger();
  const client = new DynamoDBClient(clientConfig(ledger.url));
  const put = (Item: Record<string, AttributeValue>) =>
    client.send(new PutItemCommand({ TableName: ledger.table, Item }));
  try {
    await put({ id: { S: 'a' }, state: { S: 'DONE' }, at: { N: '1' }, lead: { N: '381' } });
    await put({ id: { S: 'b' }, state: { S: 'SENT' }, at: { N: '2' } });
    await put({ id: { S: 'repeats/c' }, moments: { S: '[1]' } });
    expect(await ledger.entries()).toEqual([
      { id: 'b', state: 'SENT', at: 2, lead: null },
      { id: 'a', state: 'DONE', at: 1, lead: 381 },
    ]);
  } finally {
    client.destroy();
    await ledger.close();
  }
});
