import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
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
const stated = (row: Exclusion) => row.only ?? row.cut ?? row.instead;

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

  it.each(EXCLUSIONS)('fails the packaging once $what is somewhere else', async ({ what, of, file, reason }) => {
    const moved: Exclusion = { what, of, file: file.replace(/[^/]+$/, 'moved.js'), reason };
    const used = join(PACKAGES, of === '@smithy/core' ? '@smithy/core/dist-es/submodules/config/index.js' : of);
    await expect(pack(`export * from ${JSON.stringify(used)};`, [moved])).rejects.toThrow(
      `${what} (${moved.file}) is not where it was and would be packed: see to its row of the exclusions`,
    );
  });

  it.each(EXCLUSIONS.filter(({ cut }) => cut))('fails the packaging once $what are written otherwise', async (row) => {
    const other: Exclusion = { ...row, cut: /^nothing like that$/m };
    await expect(pack(`export * from ${JSON.stringify(join(PACKAGES, row.of))};`, [other])).rejects.toThrow(
      `${row.file} has no statement like /^nothing like that$/m any more: see to its row of the exclusions`,
    );
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
