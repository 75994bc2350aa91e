import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
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
