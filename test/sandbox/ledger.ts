import { createServer } from 'node:http';
import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { clientConfig } from './aws.ts';
import { listen } from './listen.ts';

export interface LedgerTable {
  /** Endpoint for `AWS_ENDPOINT_URL_DYNAMODB`. */
  readonly url: string;
  readonly table: string;
  /** What is said of the table's time to live; dynalite has none. */
  readonly life: { status: 'ENABLED' | 'DISABLED' };
  readonly close: () => Promise<void>;
}

/** DynamoDB on loopback (dynalite, in memory) with the ledger's table, whose key is the text `id`. */
export async function startLedger({ port = 0, table = 'bitrix24-lead-dev-ledger' } = {}): Promise<LedgerTable> {
  const life: LedgerTable['life'] = { status: 'ENABLED' };
  const database = dynalite({ createTableMs: 0 });
  const server = createServer((request, response) => {
    if (!String(request.headers['x-amz-target']).endsWith('.DescribeTimeToLive')) {
      database.emit('request', request, response);
      return;
    }
    const described = { TimeToLiveDescription: { TimeToLiveStatus: life.status, AttributeName: 'expires' } };
    request.resume();
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(described));
  });
  const { url, close } = await listen(server, port);
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
  return { url, table, life, close };
}
