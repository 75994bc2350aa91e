import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXCLUSIONS, type Exclusion } from '../../lib/packaging/exclusions.ts';
import { leaveOut } from '../../lib/packaging/leave-out.ts';
import { awsEnvironment } from '../sandbox/aws.ts';
import { type LedgerTable, startLedger } from '../sandbox/ledger.ts';
import { type Ssm, startSsm } from '../sandbox/ssm.ts';

const PACKAGES = resolve(import.meta.dirname, '../../node_modules');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bitrix24-lead-exclusions-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let count = 0;
async function pack(program: string, exclusions: readonly Exclusion[] = EXCLUSIONS): Promise<string> {
  const outfile = join(folder, `${++count}.mjs`);
  await build({
    stdin: { contents: program, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    outfile,
    plugins: [leaveOut(exclusions)],
    logLevel: 'silent',
  });
  return outfile;
}

/** What a packed program prints, or the message of the error that ends it. */
async function run(file: string, env: NodeJS.ProcessEnv = {}): Promise<string> {
  const program = `await import(${JSON.stringify(file)}).catch((error) => console.log(error.message))`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], { env });
  return stdout.trim();
}

/** Code that takes a left-out file's first export, or all of a CommonJS one. */
const required = ({ file }: Exclusion) =>
  `const all = require(${JSON.stringify(join(PACKAGES, file))}); const part = typeof all === 'function' ? all : Object.values(all)[0];`;

/** Rows that say what stays, or what comes instead. */
const stated = (row: Exclusion) => row.only ?? row.cut ?? row.parts ?? row.values ?? row.instead;

/** What is written in a way that a row could miss, once for each row and way. */
const WRITTEN: readonly (readonly [what: string, other: Exclusion, complaint: string])[] = EXCLUSIONS.flatMap((row) => [
  ...(['cut', 'idle'] as const)
    .filter((way) => row[way])
    .map(
      (way) =>
        [row.what, { ...row, [way]: /^nothing like that$/m }, 'has no statement like /^nothing like that$/m'] as const,
    ),
  ...(row.parts ? [[row.what, { ...row, parts: ['Other'] }, 'does not export Other'] as const] : []),
  ...(row.values ? [[row.what, { ...row, values: ['other'] }, 'has not all of other'] as const] : []),
]);

/** Code that loads what a row is about: the way in to a package need not come by it. */
const loaded = ({ of, file }: Exclusion) =>
  `export * from ${JSON.stringify(join(PACKAGES, of.startsWith('@aws-sdk/client') ? of : file))};`;

describe('what is left out of the packages', () => {
  it.each(EXCLUSIONS.filter((row) => !stated(row)))(
    'is named by the error of whoever reaches for $what',
    async (row) => {
      const reach = `${required(row)} part();`;
      expect(await run(await pack(reach, [row]))).toBe(`${row.what} was left out when packaging: ${row.reason}`);
    },
  );

  it.each(EXCLUSIONS.filter(({ mentioned }) => mentioned))('does not stop what only mentions $what', async (row) => {
    const mention = `${required(row)} class More extends part {}; console.log(typeof More, typeof part.more);`;
    expect(await run(await pack(mention, [row]))).toBe('function function');
  });

  it('fails the packaging of whoever asks undici for more than its pool', async () => {
    await expect(pack("import { fetch } from 'undici'; fetch();")).rejects.toThrow('No matching export in');
  });

  it.each(EXCLUSIONS.flatMap((row) => (row.parts ?? []).map((part) => ({ ...row, part }))))(
    'is named by the error of whoever reaches for $part, of $what',
    async (row) => {
      const reach = `import { ${row.part} } from ${JSON.stringify(join(PACKAGES, row.file))}; ${row.part}.of({});`;
      expect(await run(await pack(reach, [row]))).toBe(`${row.what} was left out when packaging: ${row.reason}`);
    },
  );

  it.each(EXCLUSIONS.filter(({ values }) => values))(
    'is named by the error of whoever reads more of $what',
    async (row) => {
      const path = JSON.stringify(join(PACKAGES, row.file));
      const [name = ''] = row.values ?? [];
      const load = row.file.endsWith('.json') ? `import all from ${path};` : `const all = require(${path});`;
      const file = await pack(`${load} console.log(typeof all.${name}); all.other;`, [row]);
      const [kept, message] = (await run(file)).split('\n');
      expect(kept).toMatch(/^(?:string|object)$/);
      expect(message).toBe(`${row.what} was left out when packaging: ${row.reason}`);
    },
  );

  it.each(EXCLUSIONS)('fails the packaging once $what is somewhere else', async ({ what, of, file, reason }) => {
    const moved: Exclusion = { what, of, file: file.replace(/[^/]+$/, 'moved.js'), reason };
    const entries: Readonly<Record<string, string>> = {
      '@smithy/core': '@smithy/core/dist-es/submodules/config/index.js',
      '@aws-sdk/core': '@aws-sdk/core/dist-es/submodules/client/index.js',
    };
    const used = join(PACKAGES, entries[of] ?? of);
    await expect(pack(`export * from ${JSON.stringify(used)};`, [moved])).rejects.toThrow(
      `${what} (${moved.file}) is not where it was and would be packed: see to its row of the exclusions`,
    );
  });

  it.each(WRITTEN)('fails the packaging once %s is written otherwise', async (_, other, complaint) => {
    await expect(pack(loaded(other), [other])).rejects.toThrow(
      `${other.file} ${complaint} any more: see to its row of the exclusions`,
    );
  });
});

describe('the SDK with less in it', () => {
  it('has the schemas of the operations in use, and of no other', async () => {
    const file = await pack(`
      import { GetParametersCommand } from '@aws-sdk/client-ssm';
      import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
      console.log(new GetParametersCommand({}).schema[2], new ReceiveMessageCommand({}).schema[2]);
    `);
    expect(await run(file)).toBe('GetParameters ReceiveMessage');
    const packed = await readFile(file, 'utf8');
    const [used, unused] = [
      ['GetParametersRequest', 'ParameterList', 'ReceiveMessageResult', 'xmlFlattened'],
      ['AssociationDescription', 'PatchComplianceData', 'SendMessageBatchRequest'],
    ];
    expect([...used, ...unused].filter((name) => packed.includes(`"${name}"`))).toEqual(used);
  });

  it('finds the same partition for every region there is, and for one that is yet to come', async () => {
    const lib = join(PACKAGES, '@aws-sdk/core/dist-es/submodules/client/util-endpoints/lib/aws');
    const program = `
      import { partition } from ${JSON.stringify(join(lib, 'partition.js'))};
      const of = (region) => ({ ...partition(region), description: null });
      console.log(JSON.stringify(process.env.REGIONS.split(' ').map(of)));`;
    const known = [...(await readFile(join(lib, 'partitions.js'), 'utf8')).matchAll(/"([a-z]+(?:-\w+)+)": \{/g)].map(
      ([, region]) => region,
    );
    expect(known.length).toBeGreaterThan(50);
    const env = { REGIONS: [...known, 'eu-north-9', 'cn-south-1', 'us-gov-south-1', 'nowhere'].join(' ') };
    const [whole, less] = [await pack(program, []), await pack(program)];
    expect(await readFile(less, 'utf8')).not.toContain('Frankfurt');
    expect(JSON.parse(await run(less, env))).toEqual(JSON.parse(await run(whole, env)));
  });

  it.each(['client-ssm', 'client-sqs', 'client-dynamodb'])('still tells the version of %s', async (name) => {
    const text = await readFile(join(PACKAGES, '@aws-sdk', name, 'package.json'), 'utf8');
    const file = await pack(`
      import * as all from '@aws-sdk/${name}';
      const Client = Object.entries(all).find(([key]) => /^(SSM|SQS|DynamoDB)Client$/.test(key))[1];
      console.log(JSON.stringify(await new Client({ region: 'eu-central-1' }).config.defaultUserAgentProvider()));
    `);
    expect(await run(file)).toContain(`["aws-sdk-js",${JSON.stringify(JSON.parse(text).version)}]`);
    expect(await readFile(file, 'utf8')).not.toContain('devDependencies');
  });

  it('never tries adaptively, whatever the environment says', async () => {
    const file = await pack(`
      import { SSMClient } from '@aws-sdk/client-ssm';
      import { awsOptions } from '../../lib/aws/aws-options.ts';
      const mode = async (options) => (await new SSMClient({ region: 'eu-central-1', ...options }).config.retryStrategy()).mode;
      console.log(await mode(awsOptions));
      await mode({});
    `);
    expect((await run(file, { AWS_RETRY_MODE: 'adaptive' })).split('\n')).toEqual([
      'standard',
      'the SDK’s adaptive retries was left out when packaging: the clients are made with the standard ones',
    ]);
  });
});

describe('busboy without its table of escapes', () => {
  it('reads every escape as before, in capital letters and small ones', async () => {
    const program = `
      const parseParams = require(${JSON.stringify(join(PACKAGES, '@fastify/busboy/lib/utils/parseParams.js'))});
      const digits = [...'0123456789abcdefABCDEF'];
      const escapes = digits.flatMap((one) => digits.map((two) => '%' + one + two)).join('');
      console.log(JSON.stringify(parseParams("form-data; filename*=latin1''" + escapes)));`;
    const [whole, less] = await Promise.all(
      [[], EXCLUSIONS.filter(({ by }) => by)].map(async (rows) => run(await pack(program, rows))),
    );
    expect(whole).toContain('~');
    expect(less).toBe(whole);
  });
});

describe('the SDK without its error classes', () => {
  let ssm: Ssm;
  let ledger: LedgerTable;
  beforeAll(async () => {
    ssm = await startSsm({ parameters: { '/here': 'value' } });
    ledger = await startLedger();
  });
  afterAll(() => Promise.all([ssm.close(), ledger.close()]));

  const environment = () => awsEnvironment({}, { ssm: ssm.url, sqs: 'http://127.0.0.1:9', dynamodb: ledger.url });

  it('still tells errors by name', async () => {
    const file = await pack(`
      import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
      new SSMClient({ maxAttempts: 1 }).send(new PutParameterCommand({ Name: '/here', Value: 'more' }))
        .catch((error) => console.log(error.name, error.$metadata.httpStatusCode, error.message));
    `);
    expect(await run(file, environment())).toBe(
      'ParameterAlreadyExists 400 The parameter already exists: set the overwrite option to change it',
    );
  });

  it('still has the class that the ledger catches', async () => {
    const file = await pack(`
      import { ConditionalCheckFailedException, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
      const dynamo = new DynamoDBClient({ maxAttempts: 1 });
      dynamo.send(new PutItemCommand({
        TableName: ${JSON.stringify(ledger.table)}, Item: { id: { S: 'a' } }, ConditionExpression: 'attribute_exists(id)',
      })).catch((error) => console.log(error instanceof ConditionalCheckFailedException));
    `);
    expect(await run(file, environment())).toBe('true');
  });
});
