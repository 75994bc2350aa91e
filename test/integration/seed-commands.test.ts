import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { MAIN, type Run, runCli, runProgram } from '../fixtures/run-cli.ts';
import { awsEnvironment } from '../sandbox/aws.ts';
import { type Listening, listen } from '../sandbox/listen.ts';
import { PORTAL_ERRORS } from '../sandbox/portal/faults.ts';
import { type SandboxPortal, startPortal } from '../sandbox/portal/start-portal.ts';
import { type Ssm, startSsm } from '../sandbox/ssm.ts';

/** Each test starts the program: on a busy machine that takes its time. Milliseconds. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const LEAD = { TITLE: 'MegaClient', NAME: 'John', PHONE: [{ VALUE: '88005553535', VALUE_TYPE: 'WORK' }] };

let portal: SandboxPortal;
let ssm: Ssm;
let site: Listening;
let folder: string;
beforeAll(async () => {
  const answer = createServer((_, response) => response.end(`{'NAME':'From the web'}`));
  [portal, ssm, site, folder] = await Promise.all([
    startPortal(),
    startSsm(),
    listen(answer),
    mkdtemp(join(tmpdir(), 'bitrix24-lead-')),
  ]);
});
afterAll(() => Promise.all([portal.close(), ssm.close(), site.close(), rm(folder, { recursive: true })]));
beforeEach(() => {
  portal.reset();
  ssm.calls.length = 0;
});

const environment = () => awsEnvironment(process.env, { ssm: ssm.url, sqs: ssm.url, dynamodb: ssm.url });
const run = (args: readonly string[], input = '') => runCli(args, { input, env: environment() });
const there = () => ['--url', portal.webhookUrl];
const secret = () => portal.webhookUrl.split('/').at(-2) ?? '';

/** Makes a lead without the command line. */
const made = (fields: Readonly<Record<string, unknown>>) => String(portal.add(fields).ID);

const oneLine = /^error: [^\n]+\n$/;
const answer = ({ stdout }: Run) => JSON.parse(stdout);
const TIME = expect.objectContaining({ start: expect.any(Number), date_finish: expect.any(String) });

/** OpenIntegrations' own examples; the address, the token and the lead's number are the sandbox's. */
const DOCUMENTED = {
  CreateLead: String.raw`
            # JSON data can also be passed as a path to a .json file

            oint bitrix24 CreateLead \
             --url "b24-ar17wx.bitrix24.by" \
             --fields "{'ADDRESS':'Pushkin st., b. 10','ADDRESS_COUNTRY':'Russia','EMAIL':[{'VALUE':'yo@example.com','VALUE_TYPE':'HOME'},{'VALUE':'hi@example.com','VALUE_TYPE':'WORK'}],'NAME':'Ivan','LAST_NAME':'Ivanov','PHONE':[{'VALUE':'88005553535','VALUE_TYPE':'WORK'}],'TITLE':'MegaClient'}" \
             --token "***"`,
  GetLead: String.raw`
            oint bitrix24 GetLead \
              --url "b24-ar17wx.bitrix24.by" \
              --lead 3458 \
              --token "***"`,
  UpdateLead: String.raw`
            # JSON data can also be passed as a path to a .json file

            oint bitrix24 UpdateLead \
             --url "b24-ar17wx.bitrix24.by" \
             --lead 962 \
             --fields "{'ADDRESS':'Lermontov st., b. 20','ADDRESS_COUNTRY':'Belarus','TITLE':'SuperClient','NAME':'Evgeniy','LAST_NAME':'Evgeniev'}" \
             --token "***"`,
  DeleteLead: String.raw`
            oint bitrix24 DeleteLead \
             --url "b24-ar17wx.bitrix24.by" \
             --lead 962 \
             --token "***"`,
  GetLeadsList: String.raw`
            # JSON data can also be passed as a path to a .json file

            oint bitrix24 GetLeadsList \
             --url "b24-ar17wx.bitrix24.by" \
             --filter "{'TITLE':'MegaClient','HAS_EMAIL':'Y'}" \
             --token "***"`,
  GetLeadStructure: String.raw`
            oint bitrix24 GetLeadStructure \
             --url "b24-ar17wx.bitrix24.by" \
             --token "***"`,
  GetLeadFilterStructure: String.raw`
            oint bitrix24 GetLeadFilterStructure \
              --empty false`,
};

describe('OpenIntegrations’ documented commands, with the program’s name changed', () => {
  const documented = (name: keyof typeof DOCUMENTED, program: string, lead = '', input = '') =>
    runProgram(
      'bash',
      [
        '-c',
        `bitrix24-lead() { "${process.execPath}" "${MAIN}" "$@"; }\n${DOCUMENTED[name]}`
          .replace('oint bitrix24', program)
          .replace('b24-ar17wx.bitrix24.by', portal.domain)
          .replace('"***"', `"${portal.accessToken}"`)
          .replace(/--lead \d+/, `--lead ${lead}`),
      ],
      { env: environment(), input },
    );

  it.each(['bitrix24-lead', 'bitrix24-lead bitrix24'])('run, one after the other: %s', async (program) => {
    const created = await documented('CreateLead', program);
    expect([created.code, created.stderr]).toEqual([0, '']);
    expect(answer(created)).toEqual({ result: 381, time: TIME });
    expect(portal.leads).toMatchObject([
      {
        ADDRESS: 'Pushkin st., b. 10',
        EMAIL: [{ VALUE: 'yo@example.com', VALUE_TYPE: 'HOME' }, { VALUE: 'hi@example.com' }],
        NAME: 'Ivan',
        LAST_NAME: 'Ivanov',
        PHONE: [{ VALUE: '88005553535' }],
      },
    ]);

    const got = await documented('GetLead', program, '381');
    expect([got.code, answer(got)]).toEqual([
      0,
      { result: expect.objectContaining({ ID: '381', NAME: 'Ivan', HAS_EMAIL: 'Y' }), time: TIME },
    ]);

    const listed = await documented('GetLeadsList', program);
    expect([listed.code, answer(listed)]).toEqual([
      0,
      { result: [expect.objectContaining({ TITLE: 'MegaClient' })], total: 1, time: TIME },
    ]);

    const updated = await documented('UpdateLead', program, '381');
    expect([updated.code, answer(updated)]).toEqual([0, { result: true, time: TIME }]);
    expect(portal.leads).toMatchObject([{ ADDRESS: 'Lermontov st., b. 20', TITLE: 'SuperClient', NAME: 'Evgeniy' }]);

    const deleted = await documented('DeleteLead', program, '381', 'y\n');
    expect([deleted.code, answer(deleted)]).toEqual([0, { result: true, time: TIME }]);
    expect(portal.leads).toEqual([]);

    const structure = await documented('GetLeadStructure', program);
    expect([structure.code, answer(structure)]).toEqual([
      0,
      { result: expect.objectContaining({ TITLE: expect.objectContaining({ type: 'string' }) }), time: TIME },
    ]);

    const filter = await documented('GetLeadFilterStructure', program);
    expect([filter.code, answer(filter)]).toEqual([0, expect.objectContaining({ ID: '<lead identifier>' })]);
    expect(portal.calls.every(({ url }) => !url.includes(portal.accessToken))).toBe(true);
  });
});

describe('the names of the commands', () => {
  it.each([
    ['create', ['CreateLead', 'createlead', 'CREATELEAD', 'Create'], ['--fields', '{}']],
    ['get', ['GetLead', 'getlead', 'GET'], ['--lead', 'x']],
    ['update', ['UpdateLead', 'updatelead'], ['--lead', 'x', '--fields', '{}']],
    ['delete', ['DeleteLead', 'deleteLead'], ['--lead', 'x']],
    ['list', ['GetLeadsList', 'getleadslist'], ['--filter', '5']],
    ['GetLeadStructure', ['getleadstructure'], ['--ca', 'x']],
    ['filter-fields', ['GetLeadFilterStructure', 'getleadfilterstructure'], ['--empty', '5']],
  ])('%s is also %j, in any case', async (name, others, args) => {
    const { code, stderr } = await run([name, ...args]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(oneLine)]);
    const runs = await Promise.all(others.map((other) => run([other, ...args])));
    expect(runs).toEqual(others.map(() => ({ code, stdout: '', stderr })));
  });
});

describe('--fields', () => {
  it.each([
    ['JSON', () => `{"NAME":"O'Brien"}`, "O'Brien"],
    ['JSON with single quotes', () => `{'NAME':'O'Brien', 'TITLE':'x'}`, "O'Brien"],
    ['a file', () => join(folder, 'lead.json'), 'From a file'],
    ['an address', () => `${site.url}/lead.json`, 'From the web'],
    ['standard input', () => '-', 'From standard input'],
  ])('takes %s', async (_, input, name) => {
    await writeFile(join(folder, 'lead.json'), `\uFEFF{'NAME':'From a file'}`);
    const { code, stderr } = await run(['create', ...there(), '--fields', input()], '{"NAME":"From standard input"}');
    expect([code, stderr]).toEqual([0, '']);
    expect(portal.leads).toMatchObject([{ NAME: name }]);
  });

  it.each([
    ['a file that is not there', 'no-such.json', 'there is no such file'],
    ['a file that holds no JSON', MAIN, 'not valid JSON'],
    ['JSON that is none', "{'NAME':'Ivan'", 'not valid JSON'],
    ['an address where nobody is', 'http://127.0.0.1:9/lead.json?key=s3cret', 'Cannot read from 127.0.0.1:9'],
    ['a field that is none', "{'NAEM':'Ivan'}", 'did you mean NAME'],
  ])('refuses %s before anything is sent', async (_, input, words) => {
    for (const args of [['create'], ['update', '--lead', '381']]) {
      const { code, stdout, stderr } = await run([...args, ...there(), '--fields', input]);
      expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(oneLine)]);
      expect(stderr).toContain(words);
      expect(stderr).not.toContain('s3cret');
    }
    expect(portal.calls).toEqual([]);
  });
});

describe('every command that calls the portal', () => {
  const COMMANDS = [
    ['create', 'crm.lead.add', ['--fields', '{"TITLE":"A"}']],
    ['get', 'crm.lead.get', ['--lead', '381']],
    ['update', 'crm.lead.update', ['--lead', '381', '--fields', '{"TITLE":"B"}']],
    ['delete', 'crm.lead.delete', ['--lead', '381', '--yes']],
    ['list', 'crm.lead.list', ['--filter', '{"TITLE":"MegaClient"}']],
    ['list', 'crm.lead.list', ['--all']],
    ['fields', 'crm.lead.fields', []],
    ['GetLeadStructure', 'crm.lead.fields', []],
  ] as const;
  const READS = COMMANDS.filter(([, method]) => /get|list|fields/.test(method));
  const CHANGES = COMMANDS.filter((command) => !READS.includes(command));

  it.each(COMMANDS)('%s (%s) by webhook, by token and by a stage comes to the same', async (name, _, args) => {
    ssm.parameters.set('/bitrix24-lead/test/webhook-url', portal.webhookUrl);
    const ways = [there(), ['--url', portal.domain, '--token', portal.accessToken], ['--stage', 'test']];
    const results = [];
    for (const way of ways) {
      portal.reset();
      made(LEAD);
      const { code, stdout } = await run([name, ...way, ...args]);
      expect(code).toBe(0);
      results.push(stdout.replace(/,"time":.*/s, '').replace(/"DATE_\w+":"[^"]+"/g, ''));
    }
    expect(results[0]).not.toBe('');
    expect(new Set(results).size).toBe(1);
  });

  it.each(COMMANDS)('%s (%s) --test shows the call and sends nothing', async (name, method, args) => {
    const { code, stdout, stderr } = await run([name, ...there(), ...args, '--test']);
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ portal: portal.domain, method, body: expect.any(Object) });
    expect(stdout).not.toContain(secret());
    expect(portal.calls).toEqual([]);
  });

  it.each(COMMANDS)('%s (%s) --debug tells of each call, and no secret', async (name, method, args) => {
    made(LEAD);
    for (const way of [there(), ['--url', portal.domain, '--token', portal.accessToken]]) {
      const { code, stderr } = await run([name, ...way, ...args, '--debug']);
      const lines = stderr.split('\n').filter((line) => line.startsWith('debug: '));
      const end = code === 0 ? 'done' : 'rejected \\(HTTP 400\\)'; // of the deleted one
      expect(lines).toEqual([
        expect.stringMatching(new RegExp(`^debug: ${method} at ${portal.domain}: ${end}, \\d+ ms$`)),
      ]);
      expect(stderr).not.toContain(secret());
      expect(stderr).not.toContain(portal.accessToken);
    }
  });

  it.each(COMMANDS)('%s (%s) --out writes what would be printed', async (name, _, args) => {
    made(LEAD);
    const path = join(folder, 'answer.json');
    await writeFile(path, 'something longer than the answer'.repeat(1000));
    const { code, stdout } = await run([name, ...there(), ...args, '--out', path]);
    expect([code, stdout]).toEqual([0, '']);
    expect(await readFile(path, 'utf8')).toMatch(/^(?:\{"result":.*\}\n|\{"TITLE".*\}\n|FIELD [\s\S]*\n)$/);
  });

  it.each(COMMANDS)('%s (%s) sends nothing when --out can not be written', async (name, _, args) => {
    const { code, stdout, stderr } = await run([name, ...there(), ...args, '--out', join(folder, 'none', 'a.json')]);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(oneLine)]);
    expect(portal.calls).toEqual([]);
  });

  /** Says that every one of these calls is wrong, in one line with these words, and that nobody was asked. */
  async function expectWrong(calls: readonly (readonly [readonly string[], RegExp])[]): Promise<void> {
    const runs = await Promise.all(calls.map(async ([args, words]) => [await run(args), words] as const));
    for (const [{ code, stdout, stderr }, words] of runs) {
      expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(oneLine)]);
      expect(stderr).toMatch(words);
      expect(stderr).not.toContain('secret-token');
    }
    expect([portal.calls, ssm.calls]).toEqual([[], []]);
  }

  it.each(COMMANDS)('%s (%s) says what is wrong with the call, before AWS is asked', (name, _, args) =>
    expectWrong([
      [[name, ...args], /Say which portal/],
      [[name, ...args, ...there(), '--token', 'secret-token'], /token goes with the portal's domain/],
      [[name, ...args, ...there(), '--tets'], /unknown option '--tets'.*--help/],
    ]),
  );

  it('knows the other ways of saying it wrongly, too', () =>
    expectWrong([
      [['fields', '--token', 'secret-token'], /--token needs --url/],
      [['fields', '--url', portal.domain], /no access token/],
      [['fields', '--url', 'http://example.com/rest/1/secret-token/'], /https/],
      [['fields', '--url', 'https://example.com/secret-token/'], /no webhook/],
      [['fields', '--stage', 'test', '--ca', 'x.pem'], /--ca needs --url/],
      [['fields', ...there(), '--ca', 'no-such.pem'], /no such file/],
      [['fields', ...there(), '--ca', MAIN], /no PEM certificate/],
      [['fields', '--url'], /argument missing/],
    ]));

  it.each(COMMANDS)('%s (%s) says in one line why the portal did not do it', async (name, method, args) => {
    for (const fault of ['payment required', 'operating time used up'] as const) {
      portal.fail(PORTAL_ERRORS[fault], 1, method);
      const { code, stdout, stderr } = await run([name, ...there(), ...args]);
      expect([code, stdout, stderr]).toEqual([1, '', expect.stringMatching(oneLine)]);
      expect(stderr).not.toContain(secret());
      expect(portal.calls).toHaveLength(1);
      portal.reset();
    }
    const dead = await run([name, '--url', `${portal.url}/rest/1/revoked/`, ...args, '--json']);
    expect([dead.code, dead.stdout]).toEqual([1, '']);
    expect(JSON.parse(dead.stderr)).toEqual({
      error: { message: expect.not.stringContaining('revoked/'), code: 'INVALID_CREDENTIALS', fate: 'halted' },
    });
    const away = await run([name, '--url', 'http://127.0.0.1:9/rest/1/code/', ...args]);
    expect([away.code, away.stderr]).toEqual([1, expect.stringMatching(/^error: [^\n]*can't be reached[^\n]*\n$/)]);
  });

  it.each(READS)('%s (%s) asks again where that is safe', async (name, method, args) => {
    made(LEAD);
    const before = portal.calls.length;
    portal.fail(PORTAL_ERRORS['too many requests'], 1, method);
    expect(await run([name, ...there(), ...args])).toMatchObject({ code: 0 });
    expect(portal.calls.length - before).toBe(2);
  });

  it.each(CHANGES)('%s (%s) is sent once, whatever comes of it', async (name, method, args) => {
    made(LEAD);
    const before = portal.calls.length;
    portal.fail(PORTAL_ERRORS['too many requests'], 1, method);
    expect(await run([name, ...there(), ...args])).toMatchObject({ code: 1 });
    expect(portal.calls.length - before).toBe(1);
    portal.fail({ kind: 'reset', committed: true }, 1, method);
    expect(await run([name, ...there(), ...args])).toEqual({
      code: 3,
      stdout: '',
      stderr: expect.stringMatching(/^error: [^\n]*look before it is sent again[^\n]*\n$/),
    });
    expect(portal.calls.length - before).toBe(2);
  });
});

describe('a lead’s number', () => {
  it.each([
    ['get', []],
    ['update', ['--fields', '{"TITLE":"B"}']],
    ['delete', ['--yes']],
  ])('that is none, or nobody’s, is told: %s', async (name, args) => {
    const runs = await Promise.all(
      ['x', '0', '1.5', ''].map((lead) => run([name, ...there(), ...args, '--lead', lead])),
    );
    for (const { code, stderr } of runs) {
      expect([code, stderr]).toEqual([2, expect.stringMatching(/^error: [^\n]*whole number above zero\n$/)]);
    }
    expect(portal.calls).toEqual([]);
    const { code, stderr } = await run([name, ...there(), ...args, '--lead', '9999']);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^error: [^\n]*Check the number[^\n]*\n$/)]);
  });
});

describe('update', () => {
  it('changes what it is told, empties what is empty, and leaves the rest', async () => {
    const lead = made({ ...LEAD, EMAIL: [{ VALUE: 'a@example.com', VALUE_TYPE: 'WORK' }], COMMENTS: 'old' });
    const fields = "{'TITLE':'New','COMMENTS':'','EMAIL':['b@example.com'],'PHONE':[{'ID':'1000','VALUE':''}]}";
    expect(await run(['update', ...there(), '--lead', lead, '--fields', fields])).toMatchObject({ code: 0 });
    expect(portal.leads).toMatchObject([
      {
        TITLE: 'New',
        NAME: 'John',
        COMMENTS: '',
        EMAIL: [{ VALUE: 'a@example.com' }, { VALUE: 'b@example.com' }],
        PHONE: [],
      },
    ]);
  });
});

describe('delete', () => {
  it.each([
    ['y\n', 0],
    [' YES\n', 0],
    ['n\n', 2],
    ['\n', 2],
    ['', 2],
  ])('asks, and takes %j for an answer', async (input, expected) => {
    const lead = made(LEAD);
    const { code, stderr } = await run(['delete', ...there(), '--lead', lead], input);
    expect(code).toBe(expected);
    expect(stderr).toContain(`Delete lead ${lead} of ${portal.domain}? [y/N]`);
    if (expected !== 0)
      expect(stderr).toMatch(/\nerror: [^\n]*give --yes[^\n]*\n$|\] error: [^\n]*give --yes[^\n]*\n$/);
    expect(portal.leads).toHaveLength(expected === 0 ? 0 : 1);
  });

  it('does not ask with --yes', async () => {
    const lead = made(LEAD);
    const { code, stderr } = await run(['delete', ...there(), '--lead', lead, '--yes']);
    expect([code, stderr, portal.leads]).toEqual([0, '', []]);
  });
});

describe('list', () => {
  const titles = (text: string) =>
    text
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line).TITLE);

  function leads(count: number): string[] {
    const names = Array.from({ length: count }, (_, index) => `Lead ${index + 1}`);
    for (const TITLE of names) portal.add({ TITLE, OPPORTUNITY: 10 });
    return names;
  }

  it('gives a page as it came, by filter, select and offset', async () => {
    leads(60);
    const page = answer(await run(['list', ...there(), '--select', 'TITLE']));
    expect(page).toMatchObject({ total: 60, next: 50, time: TIME });
    expect(page.result).toHaveLength(50);
    const rest = answer(await run(['list', ...there(), '--offset', '50', '--select', "['TITLE','ID']"]));
    expect(rest.result).toHaveLength(10);
    expect(rest).not.toHaveProperty('next');
    expect(Object.keys(rest.result[0]).sort()).toEqual(['ID', 'TITLE']);
    const found = answer(await run(['list', ...there(), '--filter', "{'%TITLE':'lead 1','>ID':'390'}"]));
    expect(found.result.length).toBe(found.total);
    expect(
      found.result.every(({ TITLE, ID }: Record<string, string>) => /^Lead 1/.test(TITLE ?? '') && Number(ID) > 390),
    ).toBe(true);
  });

  it('--all gives every lead, one line each, in the order of their numbers, and says how many', async () => {
    const names = leads(120);
    const { code, stdout, stderr } = await run(['list', ...there(), '--all']);
    expect(code).toBe(0);
    expect(titles(stdout)).toEqual(names);
    expect(stderr).toMatch(/(?:^|\n)120 of 120 leads\n$/);
    const lists = portal.calls.filter(({ method }) => method === 'crm.lead.list');
    expect(lists.map(({ parameters }) => parameters.start)).toEqual([0, -1, -1]);
  });

  it('--all passes over and filters', async () => {
    leads(60);
    const some = await run(['list', ...there(), '--all', '--offset', '55', '--filter', "{'>OPPORTUNITY':5}"]);
    expect([titles(some.stdout).length, some.stderr]).toEqual([5, '5 of 5 leads\n']);
    const none = await run(['list', ...there(), '--all', '--filter', "{'>OPPORTUNITY':50}"]);
    expect(none).toEqual({ code: 0, stdout: '', stderr: '0 leads\n' });
  });

  it('--all asks no faster than the portal lets it', async () => {
    leads(45 * 50);
    const { code, stdout } = await run(['list', ...there(), '--all', '--select', 'TITLE']);
    expect([code, titles(stdout).length, portal.refused503]).toEqual([0, 45 * 50, 0]);
    const times = portal.calls.map(({ at }) => at);
    // forty at once, then two a second
    expect((times[44] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(2400);
  });

  it('--all says where it came to when the portal shuts its door, and how to go on', async () => {
    leads(120);
    portal.fail(PORTAL_ERRORS['payment required'], 1, 'crm.lead.list', 1);
    const { code, stdout, stderr } = await run(['list', ...there(), '--all']);
    expect(code).toBe(1);
    expect(titles(stdout)).toHaveLength(50);
    expect(stderr).toMatch(/^50 of 120 leads; go on after the last one with ">ID": \d+ in --filter\nerror: [^\n]+\n$/);
  });

  it('--all ends quietly when nobody reads on', async () => {
    leads(120);
    const command = `"${process.execPath}" "${MAIN}" list --all --url "${portal.webhookUrl}" | head -n 1`;
    const { stdout, stderr } = await runProgram('bash', ['-c', command], { env: environment() });
    expect(titles(stdout)).toHaveLength(1);
    expect(stderr).not.toContain('Error');
  });

  it.each([
    [['--filter', '[1]'], '--filter must be a JSON object'],
    [['--filter', "{'TITLE'"], '--filter is not valid JSON'],
    [['--select', 'TITLE,,ID'], '--select must be names'],
    [['--select', '[1]'], '--select must be names'],
    [['--offset', 'x'], '--offset must be a whole number'],
    [['--offset', '-1'], '--offset must be a whole number'],
  ])('says what is wrong with %j', async (args, words) => {
    const { code, stdout, stderr } = await run(['list', ...there(), ...args]);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(oneLine)]);
    expect(stderr).toContain(words);
    expect(portal.calls).toEqual([]);
  });
});

describe('filter-fields', () => {
  it('prints the descriptions, or what is to be filled in', async () => {
    const described = answer(await run(['filter-fields']));
    const path = join(folder, 'filter.json');
    for (const args of [['--empty'], ['--empty', 'true'], ['--empty', 'TRUE', '--out', path]]) {
      const { stdout } = await run(['filter-fields', ...args]);
      const empty = JSON.parse(stdout || (await readFile(path, 'utf8')));
      expect(Object.keys(empty)).toEqual(Object.keys(described));
      expect(Object.values(empty).every((value) => value === '')).toBe(true);
    }
    expect(await run(['filter-fields', '--empty', 'perhaps'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^error: --empty must be true or false\n$/),
    });
  });
});
