import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runProgram } from '../fixtures/run-cli.ts';
import { awsEnvironment } from '../sandbox/aws.ts';
import { type SandboxPortal, startPortal } from '../sandbox/portal/start-portal.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const PROJECT = resolve(import.meta.dirname, '../..');
const MODULES = join(PROJECT, 'node_modules');
const SOURCES = ['package.json', 'tsconfig.json', 'build.mjs', 'lib', 'LICENSE', 'README.md'];

/** Kilobytes: what a user downloads. */
const LARGEST = 1500;
/** Milliseconds of computing: what else the machine does must not count. */
const START = 400;
const SECOND_MAP = 500;

const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
const environment = { ...process.env, PATH: folders.join(delimiter), npm_config_offline: 'true' };
/** This Node.js, and the machine's own, which may be an older one. */
const NODES = [
  ['this Node.js', process.execPath],
  ['the machine’s Node.js', 'node'],
] as const;

let work: string;
let app: string;
let tarball: string;
let portal: SandboxPortal;

const npm = async (folder: string, ...args: string[]) => {
  const { code, stdout, stderr } = await runProgram('npm', args, { cwd: folder, env: environment });
  if (code !== 0) throw new Error(`npm ${args.join(' ')}: ${stderr}${stdout}`);
};

beforeAll(async () => {
  [portal, work] = await Promise.all([startPortal(), mkdtemp(join(tmpdir(), 'bitrix24-lead-'))]);
  const copy = join(work, 'copy');
  app = join(work, 'app');
  await Promise.all([mkdir(copy), mkdir(app)]);
  await Promise.all(SOURCES.map((name) => cp(join(PROJECT, name), join(copy, name), { recursive: true })));
  await symlink(MODULES, join(copy, 'node_modules'));
  await npm(copy, 'pack', '--pack-destination', work);
  const [name = ''] = (await readdir(work)).filter((file) => file.endsWith('.tgz'));
  tarball = join(work, name);
  await writeFile(join(app, 'package.json'), '{}');
  await npm(app, 'install', '--no-audit', '--no-fund', tarball);
});
afterAll(() => Promise.all([portal.close(), rm(work, { recursive: true })]));

const installed = (path = '') => join(app, 'node_modules/bitrix24-lead', path);
const inApp = (file: string, args: readonly string[], input = '') =>
  runProgram(file, args, {
    cwd: app,
    input,
    env: awsEnvironment(environment, { ssm: portal.url, sqs: portal.url, dynamodb: portal.url }),
  });

describe('the package', () => {
  it('comes alone, is small, and holds what it runs on, types and licenses, no source', async () => {
    expect((await readdir(join(app, 'node_modules'))).filter((name) => !name.startsWith('.'))).toEqual([
      'bitrix24-lead',
    ]);
    expect((await stat(tarball)).size / 1024).toBeLessThan(LARGEST);
    expect((await readdir(installed())).sort()).toEqual(['LICENSE', 'README.md', 'dist', 'lib', 'package.json']);
    expect(await readdir(installed('lib'), { recursive: true })).toEqual(['cli', 'cli/bitrix24-lead.mjs']);
    const licenses = await readFile(installed('dist/THIRD-PARTY-LICENSES.txt'), 'utf8');
    const names = [...licenses.matchAll(/^(\S+) \d+\.\d\S*, \S+$/gm)].map(([, name]) => name);
    expect(names).toEqual(
      expect.arrayContaining(['@aws-sdk/client-ssm', 'commander', 'libphonenumber-js', 'undici', 'valibot']),
    );
  });

  it('names no folder of the machine it was made on', async () => {
    const files = await readdir(installed('dist'), { recursive: true });
    const texts = await Promise.all(
      files
        .filter((file) => /\.(?:js|ts|txt)$/.test(file))
        .map((file) => readFile(installed(join('dist', file)), 'utf8')),
    );
    expect(texts.filter((text) => text.includes(PROJECT) || text.includes(work))).toEqual([]);
  });
});

describe.each(NODES)('the package in %s', (_, node) => {
  const cli = (...args: string[]) => inApp(node, [installed('lib/cli/bitrix24-lead.mjs'), ...args]);

  /** Milliseconds of computing, of the best of three runs. */
  async function computing(...args: string[]): Promise<number> {
    const tell = 'process.on("exit",()=>{const{user,system}=process.cpuUsage();console.error(user+system)})';
    const times = [];
    for (let i = 0; i < 3; i++) {
      const program = installed('lib/cli/bitrix24-lead.mjs');
      const { stderr } = await inApp(node, ['--import', `data:text/javascript,${tell}`, program, ...args]);
      times.push(Number(stderr) / 1000);
    }
    return Math.min(...times);
  }

  it('makes, lists and deletes a lead from the command line', async () => {
    portal.reset();
    const there = ['--url', portal.webhookUrl];
    const created = await cli('CreateLead', ...there, '--fields', "{'TITLE':'MegaClient','NAME':'Ivan'}");
    expect([created.stderr, created.code, JSON.parse(created.stdout).result]).toEqual(['', 0, 381]);
    const listed = await cli('list', ...there, '--all', '--select', 'NAME');
    expect([listed.code, JSON.parse(listed.stdout)]).toEqual([0, { ID: '381', NAME: 'Ivan' }]);
    expect(await cli('fields', ...there)).toMatchObject({ code: 0, stderr: '' });
    expect(await cli('delete', ...there, '--lead', '381', '--yes')).toMatchObject({ code: 0, stderr: '' });
    expect(portal.leads).toEqual([]);
  });

  it('says in one line what is wrong, also where AWS is to be read', async () => {
    for (const [args, code] of [
      [['create', '--fields', '{'], 2],
      [['create', '--url', 'http://127.0.0.1:9/rest/1/code/', '--fields', '{"TITLE":"A"}'], 1],
      [['create', '--stage', 'test', '--fields', '{"TITLE":"A"}'], 1],
    ] as const)
      expect(await cli(...args)).toEqual({ code, stdout: '', stderr: expect.stringMatching(/^error: [^\n]+\n$/) });
  });

  it('maps a body with phones, and as fast the second time', async () => {
    const body = join(app, 'body.json');
    await writeFile(body, '{"name":"Ada Lovelace","phone":"+49 30 23125809","Which engine?":"Analytical"}');
    const { code, stdout } = await cli('map', body, '--json');
    expect([code, JSON.parse(stdout)]).toMatchObject([
      0,
      { fields: { NAME: 'Ada Lovelace', PHONE: [{ VALUE: '+493023125809' }] } },
    ]);
    expect(await computing('map', body)).toBeLessThan(SECOND_MAP);
  });

  it('starts at once', async () => {
    expect(await computing('--help')).toBeLessThan(START);
  });

  it.each([
    ['CommonJS', 'app.cjs', "const bitrix24 = require('bitrix24-lead');"],
    ['ESM', 'app.mjs', "import * as bitrix24 from 'bitrix24-lead';"],
  ])('makes, reads, changes and deletes a lead as a library: %s', async (_, name, head) => {
    portal.reset();
    await writeFile(
      join(app, name),
      `${head}
      const [url, domain, token] = process.argv.slice(2);
      (async () => {
        const { result } = await bitrix24.createLead(url, { TITLE: 'MegaClient' });
        await bitrix24.updateLead(domain, result, { NAME: 'Ivan' }, token);
        const lead = await bitrix24.getLead(url, result);
        const list = await bitrix24.leadsList(url, { NAME: 'Ivan' });
        const gone = await bitrix24.deleteLead(url, result);
        const error = await bitrix24.getLead(url, result).catch((error) => error);
        const structure = await bitrix24.leadStructure(url);
        console.log(JSON.stringify([
          lead.result.NAME, list.total, gone.result, bitrix24.isLeadError(error), error instanceof bitrix24.LeadRejectedError,
          structure.result.TITLE.type, Object.keys(bitrix24.leadFilterStructure(true)).length,
        ]));
      })();`,
    );
    const { stdout, stderr } = await inApp(node, [name, portal.webhookUrl, portal.domain, portal.accessToken]);
    expect([stderr, JSON.parse(stdout)]).toEqual(['', ['Ivan', 1, true, true, true, 'string', 21]]);
  });
});

describe('the package for others', () => {
  it('is there for npx', async () => {
    const { code, stdout } = await inApp('npx', ['--no-install', 'bitrix24-lead', 'GetLeadFilterStructure', '--empty']);
    expect([code, v.is(v.object({ TITLE: v.literal('') }), JSON.parse(stdout))]).toEqual([0, true]);
  });

  it.each(['mts', 'cts'])('has types, and they know a mistake: .%s', async (kind) => {
    const good = `import { createLead, getLead, isLeadError, type AddLeadAnswer, type LeadFields } from 'bitrix24-lead';
      const fields: LeadFields = { TITLE: 'A', UF_CRM_AREA: 42, PHONE: [{ VALUE: '1', VALUE_TYPE: 'WORK' }] };
      export const made: Promise<AddLeadAnswer> = createLead('https://a.example/rest/1/c/', fields);
      export const name = async (): Promise<unknown> => (await getLead('a.example', '5', 'token')).result['NAME'];
      export const fate = (error: unknown): string => (isLeadError(error) ? error.fate : 'none');`;
    await writeFile(join(app, `good.${kind}`), good);
    await writeFile(join(app, `bad.${kind}`), good.replace("'https://a.example/rest/1/c/'", '5'));
    const check = (file: string) =>
      inApp(process.execPath, [
        join(MODULES, 'typescript/bin/tsc'),
        ...'--noEmit --strict --module nodenext --target es2024 --lib es2024,dom --types'.split(' '),
        '',
        file,
      ]);
    expect(await check(`good.${kind}`)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect((await check(`bad.${kind}`)).stdout).toContain('TS2345');
  });
});

describe('the checkout', () => {
  it('runs its source by the program’s name, with nothing built', async () => {
    const bin = join(work, 'copy/lib/cli/bitrix24-lead.mjs');
    await rm(join(work, 'copy/dist'), { recursive: true, force: true });
    const { code, stdout } = await inApp(process.execPath, [bin, 'filter-fields']);
    expect([code, stdout]).toEqual([0, expect.stringContaining('<lead identifier>')]);
  });

  it('says what to do where neither can be run', async () => {
    const { code, stderr } = await inApp(process.execPath, [
      '--no-strip-types',
      join(work, 'copy/lib/cli/bitrix24-lead.mjs'),
    ]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^error: [^\n]*npx[^\n]*\n$/)]);
  });
});
