import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { clientConfig } from './aws.ts';
import { listen } from './listen.ts';

export interface LedgerTable {
  /** Endpoint for `AWS_ENDPOINT_URL_DYNAMODB`. */
  readonly url: string;
  readonly table: string;
  readonly close: () => Promise<void>;
}

/** DynamoDB on loopback (dynalite, in memory) with the ledger's table, whose key is the text `id`. */
export async function startLedger({ port = 0, table = 'bitrix24-lead-dev-ledger' } = {}): Promise<LedgerTable> {
  const { url, close } = await listen(dynalite({ createTableMs: 0 }), port);
  const client = new DynamoDBClient(clientConfig(url));
  try {
    await client.send(
      new CreateTableCommand({
        TableName: table,
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        BillingMode: 'PAY_PER_REQUEST',
      }),
    );
    await waitUntilTableExists({ client, maxWaitTime: 10, minDelay: 1 }, { TableName: table });
  } finally {
    client.destroy();
  }
  return { url, table, close };
}
