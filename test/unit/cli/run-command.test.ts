import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { closePools } from '../../../lib/bitrix24/post.ts';
import { program } from '../../../lib/cli/program.ts';
import { runCommand } from '../../../lib/cli/run-command.ts';
import { type SandboxPortal, startPortal } from '../../sandbox/portal/start-portal.ts';

let portal: SandboxPortal;
beforeAll(async () => {
  portal = await startPortal();
});
afterAll(() => portal.close());
afterEach(() => closePools());

let printed = '';
let told = '';
beforeEach(() => {
  portal.reset();
  [printed, told] = ['', ''];
  vi.stubEnv('STAGE', '');
  vi.stubEnv('PARAMETER_PREFIX', '');
  vi.spyOn(process.stdout, 'write').mockImplementation((...args: unknown[]) => {
    printed += args[0];
    const done = args.at(-1);
    if (typeof done === 'function') done();
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    told += text;
    return true;
  });
  vi.spyOn(console, 'error').mockImplementation((text) => {
    told += `${text}\n`;
  });
});

const run = (...args: string[]) => runCommand(program(), ['node', 'bitrix24-lead', ...args]);

describe('a command', () => {
  it.each([
    ['create', ['--fields', "{'TITLE':'A'}"], /^\{"result":382,/],
    ['GETLEAD', ['--lead', '381'], /^\{"result":\{/],
    ['update', ['--lead', '381', '--fields', '{"TITLE":"B"}'], /^\{"result":true,/],
    ['delete', ['--lead', '381', '--yes'], /^\{"result":true,/],
    ['list', ['--select', 'TITLE'], /^\{"result":\[\{"TITLE":"Made there","ID":"381"\}\],"total":1,/],
    ['list', ['--all', '--select', 'TITLE'], /^\{"TITLE":"Made there","ID":"381"\}\n$/],
    ['fields', [], /^FIELD +TYPE/],
    ['fields', ['--json'], /^\{\n {2}"TITLE"/],
    ['bitrix24', ['getleadstructure'], /^\{"result":\{"TITLE"/],
    [
      'get',
      ['--lead', '381', '--test'],
      /^\{\n {2}"portal": "127[\s\S]*"method": "crm.lead.get",\n {2}"body": \{\n {4}"id": 381\n/,
    ],
    ['filter-fields', [], /^\{\n {2}"ID": "<lead identifier>"/],
  ])('prints what the portal answers: %s %j', async (name, args, expected) => {
    portal.add({ TITLE: 'Made there' });
    const there = name === 'filter-fields' ? [] : ['--url', portal.webhookUrl];
    expect([await run(name, ...args, ...there), told.replace('1 of 1 leads\n', '')]).toEqual([0, '']);
    expect(printed).toMatch(expected);
  });

  it('tells of its calls when it is asked to', async () => {
    expect(await run('get', '--lead', '1', '--url', portal.webhookUrl, '--debug')).toBe(1);
    expect(told).toMatch(
      /^debug: crm\.lead\.get at 127\S+: rejected \(HTTP 400\), \d+ ms\nerror: crm\.lead\.get: .*\n$/,
    );
  });

  it.each([
    [['get'], /^error: required option '--lead <number>' not specified \(add --help for the options\)\n$/],
    [['get', '--lead', '5'], /^error: Say which portal/],
    [['geet'], /^error: unknown command 'geet' \(Did you mean get\?\) \(add --help/],
    [['list', '--url', 'x.example', '--token', 't', '--offset', '-'], /^error: --offset must be/],
    [['list', '--url', 'x.example', '--token', 't', '--filter', '5', '--test'], /^error: Cannot read 5/],
    [['filter-fields', '--empty', 'x'], /^error: --empty must be/],
    [['filter-fields', '--out', '/no/such/folder/file'], /^error: Cannot write .*ENOENT.*--out/],
    [
      ['get', '--lead', 'x', '--url', 'x.example', '--token', 't', '--json'],
      /^\{"error":\{"message":".*","code":"bad_request"\}\}\n$/,
    ],
  ])('that is wrong is told in one line: %j', async (args, expected) => {
    expect([await run(...args), printed]).toEqual([2, '']);
    expect(told).toMatch(expected);
  });

  it('that is broken by our own mistake tells no more than the name of it', async () => {
    const broken = program();
    broken.commands
      .find((command) => command.name() === 'filter-fields')
      ?.action(() => {
        throw new TypeError('https://portal.example/rest/1/s3cret/');
      });
    expect(await runCommand(broken, ['node', 'bitrix24-lead', 'filter-fields'])).toBe(1);
    expect(told).toMatch(/^error: Unexpected TypeError; please report it[^\n]*\n$/);
  });
});
