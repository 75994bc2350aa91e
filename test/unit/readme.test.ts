import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readEvent } from '../../lib/aws/read-event.ts';
import { CALL_TIMEOUT } from '../../lib/bitrix24/call-method.ts';
import { program } from '../../lib/cli/program.ts';
import { queueCommand } from '../../lib/cli/queue.ts';
import { schemeNames } from '../../lib/guard/schemes.ts';
import { screenSpam } from '../../lib/guard/screen-spam.ts';
import { mapLead } from '../../lib/lead/map-lead.ts';
import { rawLead } from '../../lib/lead/raw-lead.ts';
import { LEASE } from '../../lib/once/create-once.ts';
import { PARAMETER_NAMES } from '../../lib/operator/parameter-names.ts';
import { formSettings, parseForms } from '../../lib/settings/forms.ts';
import { formEntries, verifyEntries } from '../../lib/settings/forms-schema.ts';
import type { Delivery } from '../../lib/types.ts';
import { submissionOf } from '../fixtures/lead-of.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const README = 'README.md';
const OPERATE = 'functions/README.md';
const WEBSITE = 'lib/browser/README.md';
const COMMANDS = 'lib/cli/README.md';
const TESTS = 'test/README.md';
const pages = [README, OPERATE, 'lib/README.md', WEBSITE, COMMANDS, TESTS];
const everything = pages.map(read).join('\n');
const serverless = read('serverless.yml');

const all = (text: string, pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, found = '']) => found))];
/** What a pattern finds; throws when that is nothing, since then there is nothing to test. */
function some(text: string, pattern: RegExp): string[] {
  const found = all(text, pattern);
  if (found.length === 0) throw new Error(`Nothing is found any more by ${pattern}`);
  return found;
}
/** Of these names, those that a page does not show. */
const unquoted = (page: string, names: readonly string[]) => {
  const text = read(page);
  return names.filter((name) => !text.includes(`\`${name}\``));
};

/** The cells of each row of the table of a page whose head holds these words; throws when there is none. */
function table(page: string, head: string): string[][] {
  const text = read(page);
  const start = head === '' ? -1 : text.indexOf(head);
  const [, rows] = text.slice(start).match(/^[^\n]*\n\|[-|]+\|\n((?:\|.*\n)+)/) ?? [];
  if (start < 0 || !rows) throw new Error(`There is no table with the head "${head}" in ${page} any more`);
  return rows
    .trim()
    .split('\n')
    .map((row) => row.split('|').map((cell) => cell.trim()))
    .map((cells) => cells.slice(1, -1));
}

/** What stands in the first cells of a table as code. */
const rowsOf = (page: string, head: string) => table(page, head).flatMap(([name = '']) => all(name, /`([^`]+)`/g));

const delivery = (body: string): Delivery => ({
  ...{ door: 'form', form: 'contact', headers: {}, query: '', sourceIp: null, receivedAt: 0, transportId: null },
  body: Buffer.from(body),
});

describe('The README', () => {
  it('names every key of the forms parameter', () => {
    const rows = rowsOf(README, '| key | what it does |');
    expect([...Object.keys(formEntries), 'forms'].filter((key) => !rows.includes(key))).toEqual([]);
    expect(unquoted(README, Object.keys(verifyEntries))).toEqual([]);
  });

  it('names every signature scheme', () => {
    expect(unquoted(README, schemeNames)).toEqual([]);
  });

  it('names every environment variable', () => {
    const variables = all(read('lib/aws/environment.ts'), /variables\.(\w+)/g).filter((name) => name !== 'STAGE');
    expect(variables.length).toBeGreaterThan(4);
    expect(unquoted(OPERATE, variables)).toEqual([]);
    expect(unquoted(COMMANDS, some(read('lib/cli/portal-options.ts'), /\.env\('(\w+)'\)/g))).toEqual([]);
  });

  it('names every parameter under the prefix', () => {
    expect(rowsOf(OPERATE, '| name | type | what |').sort()).toEqual(
      expect.arrayContaining([...PARAMETER_NAMES].sort()),
    );
  });

  it('names every parameter of a deployment, with its default', () => {
    const [, params = ''] = /^params:\n {2}default:\n((?: {4}.*\n)+)/m.exec(serverless) ?? [];
    const rows = rowsOf(OPERATE, '| parameter | default | what |');
    expect(some(params, /^ {4}(\w+):/gm).filter((name) => !rows.includes(name))).toEqual([]);
    const [, rate, burst] = /rateLimit: (\d+)[\s\S]*?burstLimit: (\d+)/.exec(params) ?? [];
    expect(read(OPERATE)).toContain(`| \`rateLimit\`, \`burstLimit\` | ${rate}, ${burst} |`);
  });

  it('tells what to do about every alarm', () => {
    const alarms = all(serverless, /AlarmName: \$\{self:custom\.name\}-([\w-]+)/g);
    expect(alarms.length).toBeGreaterThan(4);
    expect(rowsOf(OPERATE, '| alarm | when it rings |').sort()).toEqual(alarms.sort());
    expect(read(OPERATE)).toContain(`| ${alarms.length} alarms,`);
  });

  it('names what an operator may do', () => {
    const operators = ['doctor', 'configure', 'where', ...queueCommand().commands.map((one) => `queue ${one.name()}`)];
    expect(operators.length).toBeGreaterThan(6);
    const text = read(OPERATE);
    expect(
      operators.filter((command) => !text.includes(`bitrix24-lead ${command}`) && !text.includes(`\`${command}`)),
    ).toEqual([]);
  });

  it('names every command, and those of OpenIntegrations', () => {
    const rows = rowsOf(COMMANDS, '| command | what it does |');
    const names = program().commands.flatMap((command) => [command.name(), ...command.aliases()]);
    expect(names.length).toBeGreaterThan(12);
    expect(names.filter((name) => !rows.includes(name))).toEqual([]);
  });

  it('gives the numbers that are set', () => {
    const rows = table(OPERATE, '| setting | value | why |').map(([setting, value]) => `${setting}: ${value}`);
    const [, visibility] = /VisibilityTimeout: (\d+)/.exec(serverless) ?? [];
    const [, receives] = /maxReceiveCount: (\d+)/.exec(serverless) ?? [];
    const [, timeout] = /handler: functions\/lead\.handler[\s\S]*?timeout: (\d+)/.exec(serverless) ?? [];
    const [, batch, workers] = /batchSize: (\d+), maximumConcurrency: (\d+)/.exec(serverless) ?? [];
    const [, bucket, drain] = /bucket: (\d+), drain: (\d+)/.exec(read('lib/handlers/pace.ts')) ?? [];
    expect(rows).toEqual(
      expect.arrayContaining([
        `visibility timeout: ${visibility} s`,
        `receives before the dead letters: ${receives}`,
        `function \`lead\` / call to the portal: ${timeout} s / ${CALL_TIMEOUT / 1000} s`,
        `lease of a claim: ${LEASE / 1000} s`,
        `queue: batch size / concurrency: ${batch} / ${workers}`,
        `pace: ${bucket} requests at once, then ${1000 / Number(drain)} a second, for each worker`,
      ]),
    );
  });

  it('adds its costs up', () => {
    const costs = table(OPERATE, '| part | how much | USD |').map((cells) =>
      Number(/[\d.]+$/.exec(cells[2]?.replaceAll('*', '') ?? '')),
    );
    const total = costs.pop() ?? Number.NaN;
    expect(Math.round(costs.reduce((sum, cost) => sum + cost, 0))).toBe(total);
  });

  /** What a million invocations cost on arm64 in eu-central-1: USD for a GB-second, and for a million requests. */
  const million = (seconds: number, megabytes: number) =>
    (1_000_000 * seconds * (megabytes / 1024) * 0.0000133334 + 0.2).toFixed(2);

  it('gives what the functions cost with the memory they have, and with other', () => {
    const memoryOf = (name: string) =>
      Number(new RegExp(`handler: functions/${name}\\.handler[\\s\\S]*?memorySize: (\\d+)`).exec(serverless)?.[1]);
    const [accept, lead] = [memoryOf('accept'), memoryOf('lead')];
    const parts = table(OPERATE, '| part | how much | USD |').map((cells) => cells.join(' | '));
    expect(parts).toContain(`\`accept\` | 1 M × 20 ms × ${accept} MB, 1 M requests | ${million(0.02, accept)}`);
    expect(parts).toContain(`\`lead\` | 1 M × 0.5 s × ${lead} MB, 1 M requests | ${million(0.5, lead)}`);
    const rows = table(OPERATE, '| memory | `accept`, 20 ms |').map(([memory = '', ...cells]) => ({
      memory: Number(memory.replace(/\D/g, '')),
      cells,
    }));
    expect(rows.map(({ memory }) => memory)).toEqual(expect.arrayContaining([accept, lead]));
    for (const { memory, cells } of rows) expect(cells).toEqual([million(0.02, memory), million(0.5, memory)]);
  });

  it('shows a forms parameter that is taken as it is', () => {
    const [example = ''] = some(read(README), /```json\n(\{\n {2}"country"[\s\S]*?)```/g);
    expect(() => parseForms(example)).not.toThrow();
    expect(Object.keys(parseForms(example))).toContain('forms');
  });

  it('shows the leads that its mapping examples make', async () => {
    const [body = ''] = some(read(README), /So `(\{[^`]+\})`/g);
    const [head = ''] = some(read(README), /^(\| \| with no mapping .*)$/gm);
    const [, country = '', map = ''] = [...head.matchAll(/\| (?:with|and) (?:no mapping|`([^`]+)`)/g)].map(
      ([, found]) => found,
    );
    const texts = ['', country, `{"country":"DE",${map}}`];
    for (const [column, text] of texts.entries()) {
      const submission = await submissionOf(delivery(body));
      const { fields } = mapLead(submission, formSettings(parseForms(text), 'contact'), null, { visitor: '0' });
      const shown = new Map<string, unknown>(Object.entries(fields));
      for (const [names = '', ...cells] of table(README, head)) {
        const values = all(names, /`(\w+)`/g).map((name) => {
          const value = shown.get(name) ?? '';
          return Array.isArray(value)
            ? value.map((one: unknown) => v.parse(v.object({ VALUE: v.string() }), one).VALUE).join()
            : value;
        });
        expect(`${names}: ${values.join(', ')}`).toBe(`${names}: ${cells[column]}`);
      }
    }
  });

  const hidden = table(WEBSITE, '| field | what it does |').map(([name = '', what = '']) => [
    ...all(name, /`(\w+)`/g),
    ...all(what, /`(\w+)`/g),
  ]);
  function namesOf(first: string): string[] {
    const row = hidden.find(([name]) => name === first);
    if (!row) throw new Error(`No hidden field is named ${first} any more`);
    return row.filter((name) => !/^[a-z]+[A-Z]|^honeypot$/.test(name));
  }
  const reason = async (field: string, value: string) =>
    screenSpam(
      await submissionOf(delivery(JSON.stringify({ name: 'Ada', [field]: value }))),
      { receivedAt: 1_790_000_001_000 },
      { honeypot: [], minimumSeconds: 5 },
    );

  it.each(namesOf('_gotcha'))('names a trap: %s', async (field) => {
    expect(await reason(field, 'x')).toBe('honeypot');
  });

  it.each(namesOf('_start'))('names a start time: %s', async (field) => {
    expect(await reason(field, '1790000000')).toBe('too fast');
    expect(await reason(field, '1789999000')).toBeNull();
  });

  const events = table(OPERATE, '| source | minimal example |').flatMap(([source = '', example = '']) =>
    all(example, /^`(.+)`$/g).map((json) => [source, json] as const),
  );

  it('has an example of each source', () => {
    expect(events.length).toBeGreaterThan(7);
  });

  it.each(events)('makes the same lead of %s', async (_, json) => {
    const incoming = readEvent(JSON.parse(json), { requestId: '', now: 0 });
    if (incoming.kind !== 'http' && incoming.kind !== 'message') throw new Error(incoming.reason);
    const { body } = incoming.kind === 'http' ? incoming.request : incoming.delivery;
    const text = Buffer.from(body).toString();
    const raw = text.startsWith('{') ? rawLead(JSON.parse(text)) : null;
    const submission = await submissionOf(delivery(text));
    const fields = raw?.fields ?? mapLead(submission, formSettings({}, null), null, { visitor: '0' }).fields;
    expect(fields).toMatchObject({ NAME: 'Ada', EMAIL: [{ VALUE: 'ada@example.com', VALUE_TYPE: 'WORK' }] });
  });

  it('mentions only scripts that there are, and every one that somebody would run', () => {
    const { scripts } = v.parse(
      v.object({ scripts: v.record(v.string(), v.string()) }),
      JSON.parse(read('package.json')),
    );
    const mentioned = all(everything, /npm (?:run )?(?!(?:run|ci|pack|install|publish)\b)([a-z]+)/g);
    expect(mentioned.length).toBeGreaterThan(5);
    expect(mentioned.filter((name) => !(name in scripts))).toEqual([]);
    const told = all(read(TESTS), /npm (?:run )?([a-z]+)/g);
    const tests = Object.entries(scripts).filter(([, script]) => script.includes('test/') && !script.includes('start'));
    expect(tests.length).toBeGreaterThan(4);
    expect(tests.map(([name]) => name).filter((name) => !told.includes(name))).toEqual([]);
  });

  const anchorsOf = (page: string) =>
    all(read(page), /^#+ (.+)$/gm).map((title) =>
      title
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    );

  it.each(pages)('links to files and headings that there are: %s', (page) => {
    const targets = all(read(page), /\]\(([^)\s]+)\)/g).filter((target) => !target.startsWith('http'));
    const isThere = (target: string) => {
      const url = new URL(target, new URL(page, root));
      const path = url.href.slice(root.href.length).replace(url.hash, '');
      return existsSync(new URL(path, root)) && (url.hash === '' || anchorsOf(path).includes(url.hash.slice(1)));
    };
    expect(targets.filter((target) => !isThere(target))).toEqual([]);
  });

  it('leads to every other page', () => {
    const targets = all(read(README), /\]\(([^)#\s]+)/g);
    expect(pages.filter((page) => page !== README && !targets.includes(page))).toEqual([]);
  });
});
