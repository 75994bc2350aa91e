import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readEvent } from '../../lib/aws/read-event.ts';
import { queueCommand } from '../../lib/cli/queue.ts';
import { schemeNames } from '../../lib/guard/schemes.ts';
import { screenSpam } from '../../lib/guard/screen-spam.ts';
import { mapLead } from '../../lib/lead/map-lead.ts';
import { rawLead } from '../../lib/lead/raw-lead.ts';
import { formSettings, parseForms } from '../../lib/settings/forms.ts';
import { formEntries, verifyEntries } from '../../lib/settings/forms-schema.ts';
import type { Delivery } from '../../lib/types.ts';
import { submissionOf } from '../fixtures/lead-of.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const readme = read('README.md');
const serverless = read('serverless.yml');

const all = (text: string, pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, found = '']) => found))];
/** What a pattern finds; throws when that is nothing, since then there is nothing to test. */
function some(text: string, pattern: RegExp): string[] {
  const found = all(text, pattern);
  if (found.length === 0) throw new Error(`Nothing is found any more by ${pattern}`);
  return found;
}
const unquoted = (names: readonly string[]) => names.filter((name) => !readme.includes(`\`${name}\``));

/** The cells of each row of the table whose head holds these words; throws when there is none. */
function table(head: string): string[][] {
  const start = head === '' ? -1 : readme.indexOf(head);
  const [, rows] = readme.slice(start).match(/^[^\n]*\n\|[-|]+\|\n((?:\|.*\n)+)/) ?? [];
  if (start < 0 || !rows) throw new Error(`There is no table with the head "${head}" any more`);
  return rows
    .trim()
    .split('\n')
    .map((row) => row.split('|').map((cell) => cell.trim()))
    .map((cells) => cells.slice(1, -1));
}

const delivery = (body: string): Delivery => ({
  ...{ door: 'form', form: 'contact', headers: {}, query: '', sourceIp: null, receivedAt: 0, transportId: null },
  body: Buffer.from(body),
});

describe('The README', () => {
  it('names every key of the forms parameter', () => {
    expect(unquoted([...Object.keys(formEntries), ...Object.keys(verifyEntries), 'forms'])).toEqual([]);
  });

  it('names every signature scheme', () => {
    expect(unquoted(schemeNames)).toEqual([]);
  });

  it('names every environment variable', () => {
    const variables = all(read('lib/aws/environment.ts'), /variables\.(\w+)/g).filter((name) => name !== 'STAGE');
    expect(variables.length).toBeGreaterThan(4);
    expect(unquoted([...variables, ...some(read('lib/cli/portal-options.ts'), /\.env\('(\w+)'\)/g)])).toEqual([]);
  });

  it('names every parameter under the prefix', () => {
    const [, names = ''] = /type ParameterName = ([^;]+);/.exec(read('lib/aws/parameters.ts')) ?? [];
    expect(unquoted(some(names, /'([\w-]+)'/g))).toEqual([]);
  });

  it('names every parameter of a deployment, with its default', () => {
    const [, params = ''] = /^params:\n {2}default:\n((?: {4}.*\n)+)/m.exec(serverless) ?? [];
    expect(unquoted(some(params, /^ {4}(\w+):/gm))).toEqual([]);
    const [, rate, burst] = /rateLimit: (\d+)[\s\S]*?burstLimit: (\d+)/.exec(params) ?? [];
    expect(readme).toContain(`| \`rateLimit\`, \`burstLimit\` | ${rate}, ${burst} |`);
  });

  it('tells what to do about every alarm', () => {
    const alarms = all(serverless, /AlarmName: \$\{self:custom\.name\}-([\w-]+)/g);
    expect(alarms.length).toBeGreaterThan(4);
    expect(unquoted(alarms)).toEqual([]);
    expect(readme).toContain(`| ${alarms.length} alarms,`);
  });

  it('names what an operator may do', () => {
    const operators = ['doctor', 'configure', 'where', ...queueCommand().commands.map((one) => `queue ${one.name()}`)];
    expect(operators.length).toBeGreaterThan(6);
    expect(
      operators.filter((command) => !readme.includes(`bitrix24-lead ${command}`) && !readme.includes(`\`${command}`)),
    ).toEqual([]);
  });

  it('gives the numbers that are set', () => {
    const [, visibility] = /VisibilityTimeout: (\d+)/.exec(serverless) ?? [];
    const [, receives] = /maxReceiveCount: (\d+)/.exec(serverless) ?? [];
    expect(readme).toContain(`| visibility timeout | ${visibility} s |`);
    expect(readme).toContain(`| receives before the dead letters | ${receives} |`);
  });

  it('adds its costs up', () => {
    const costs = table('| part | how much | USD |').map((cells) =>
      Number(/[\d.]+$/.exec(cells[2]?.replaceAll('*', '') ?? '')),
    );
    const total = costs.pop() ?? Number.NaN;
    expect(Math.round(costs.reduce((sum, cost) => sum + cost, 0))).toBe(total);
  });

  it('shows a forms parameter that is taken as it is', () => {
    const [example = ''] = some(readme, /```json\n(\{\n {2}"country"[\s\S]*?)```/g);
    expect(() => parseForms(example)).not.toThrow();
    expect(Object.keys(parseForms(example))).toContain('forms');
  });

  it('shows the leads that its mapping examples make', async () => {
    const [body = ''] = some(readme, /So `(\{[^`]+\})`/g);
    const [head = ''] = some(readme, /^(\| \| with no mapping .*)$/gm);
    const [, country = '', map = ''] = [...head.matchAll(/\| (?:with|and) (?:no mapping|`([^`]+)`)/g)].map(
      ([, found]) => found,
    );
    const texts = ['', country, `{"country":"DE",${map}}`];
    for (const [column, text] of texts.entries()) {
      const submission = await submissionOf(delivery(body));
      const { fields } = mapLead(submission, formSettings(parseForms(text), 'contact'), null, { visitor: '0' });
      const shown = new Map<string, unknown>(Object.entries(fields));
      for (const [names = '', ...cells] of table(head)) {
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

  const hidden = table('| field | what it does |').map(([name = '', what = '']) => [
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

  const events = table('| source | minimal example |').flatMap(([source = '', example = '']) =>
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

  it('mentions only scripts that there are', () => {
    const { scripts } = v.parse(
      v.object({ scripts: v.record(v.string(), v.string()) }),
      JSON.parse(read('package.json')),
    );
    const mentioned = all(readme, /npm (?:run )?(?!(?:run|ci|pack|install|publish)\b)([a-z]+)/g);
    expect(mentioned.length).toBeGreaterThan(5);
    expect(mentioned.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('links to files and headings that there are', () => {
    const anchors = all(readme, /^#+ (.+)$/gm).map(
      (title) =>
        `#${title
          .toLowerCase()
          .replace(/[^\w -]/g, '')
          .replaceAll(' ', '-')}`,
    );
    const targets = all(readme, /\]\(([^)\s]+)\)/g).filter((target) => !target.startsWith('http'));
    expect(targets.length).toBeGreaterThan(8);
    expect(
      targets.filter((target) =>
        target.startsWith('#') ? !anchors.includes(target) : !existsSync(new URL(target, root)),
      ),
    ).toEqual([]);
  });
});
