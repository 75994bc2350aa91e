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
  /** Every claim there is, the latest first. */
  readonly entries: () => Promise<readonly LedgerEntry[]>;
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
  } catch (error) {
    client.destroy();
    await close();
    throw error;
  }
  return {
    url,
    table,
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
