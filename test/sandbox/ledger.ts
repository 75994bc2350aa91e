import { createServer } from 'node:http';
import { CreateTableCommand, DynamoDBClient, ScanCommand, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { clientConfig } from './aws.ts';
import { listen } from './listen.ts';

/** What the ledger says of a submission. */
export interface LedgerEntry {
  readonly id: string;
  readonly state: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly lead: number | null;
}

export interface LedgerTable {
  /** Endpoint for `AWS_ENDPOINT_URL_DYNAMODB`. */
  readonly url: string;
  readonly table: string;
  /** What is said of the table's time to live; dynalite has none. */
  readonly life: { status: 'ENABLED' | 'DISABLED' };
  /** Every claim there is, the latest first. */
  readonly entries: () => Promise<readonly LedgerEntry[]>;
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
  } catch (error) {
    client.destroy();
    await close();
    throw error;
  }
  return {
    url,
    table,
    life,
    async entries() {
      const { Items = [] } = await client.send(new ScanCommand({ TableName: table, ConsistentRead: true }));
      return Items.filter(({ state }) => state?.S)
        .map(({ id, state, at, lead }) => ({
          id: id?.S ?? '',
          state: state?.S ?? '',
          at: Number(at?.N),
          lead: lead?.N ? Number(lead.N) : null,
        }))
        .toSorted((a, b) => b.at - a.at);
    },
    async close() {
      client.destroy();
      await close();
    },
  };
}
