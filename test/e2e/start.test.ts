import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Listening, listen } from '../sandbox/listen.ts';
import { findPort } from '../sandbox/ports.ts';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox.ts';

const PATIENCE = { timeout: 25_000, interval: 100 };

const State = v.object({
  leads: v.array(v.object({ id: v.number(), fields: v.record(v.string(), v.unknown()) })),
  queue: v.optional(v.number()),
});

describe('the sandbox of npm start', { timeout: 30_000 }, () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ ports: { site: 0, api: 0, portal: 0 } });
  }, 60_000);
  afterAll(() => sandbox?.stop(), 20_000);

  const state = async () => v.parse(State, await (await fetch(`${sandbox.portalUrl}/state`)).json());
  const leads = async () => (await state()).leads.map(({ fields }) => fields);
  const power = (on: 0 | 1) => fetch(`${sandbox.portalUrl}/power?on=${on}`, { method: 'POST' });

  /** Fills the website's contact form in and sends it, as a browser without JavaScript does. */
  async function sendForm(answers: Record<string, string>, query = ''): Promise<Response> {
    const html = await (await fetch(`${sandbox.siteUrl}/contact`)).text();
    const action = /<form method="post" action="([^"]+)"/.exec(html)?.[1] ?? '';
    const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
    const body = new URLSearchParams();
    for (const [, name = '', value = ''] of hidden) body.set(name, value);
    for (const [name, value] of Object.entries(answers)) body.set(name, value);
    return fetch(action, {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: { accept: 'text/html', origin: sandbox.siteUrl, referer: `${sandbox.siteUrl}/contact${query}` },
    });
  }

  it('is found in order by the doctor, with the profile that npm start prints', async () => {
    const program = fileURLToPath(new URL('../../lib/cli/main.ts', import.meta.url));
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_')));
    const child = spawn(process.execPath, [program, 'doctor', '--profile', 'sandbox'], {
      env: { ...env, AWS_CONFIG_FILE: sandbox.awsConfig, AWS_EC2_METADATA_DISABLED: 'true' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) lines.push(line);
    expect(lines.filter((line) => !line.startsWith('✓ '))).toEqual(['', 'No faults']);
  });

  it('takes the demo form and shows the lead on the portal', async () => {
    const answer = await sendForm(
      { name: 'Grace Hopper', phone: '+12025550143', email: 'grace@example.com', message: 'A <b>big</b> roof' },
      '?utm_source=newsletter&utm_campaign=spring',
    );
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`${sandbox.siteUrl}/thanks`);

    await expect.poll(leads, PATIENCE).toHaveLength(1);
    const [lead] = await leads();
    expect(lead).toMatchObject({
      NAME: 'Grace Hopper',
      PHONE: [{ VALUE: '+12025550143' }],
      EMAIL: [{ VALUE: 'grace@example.com' }],
      UTM_SOURCE: 'newsletter',
      UTM_CAMPAIGN: 'spring',
    });
  });

  it('makes one lead of five clicks at once', async () => {
    const before = (await leads()).length;
    const click = () =>
      fetch(`${sandbox.apiUrl}/forms/callback`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'five-clicks', origin: sandbox.siteUrl },
        body: JSON.stringify({ name: 'Impatient Visitor', phone: '+12025550144' }),
      });
    const answers = await Promise.all([click(), click(), click(), click(), click()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    await expect.poll(async () => (await leads()).length, PATIENCE).toBeGreaterThan(before);
    await expect.poll(async () => (await state()).queue, PATIENCE).toBe(0);
    expect(await leads()).toHaveLength(before + 1);
  });

  it('tells a trusted caller the number of the lead', async () => {
    const answer = await fetch(`${sandbox.apiUrl}/lead`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${sandbox.token}` },
      body: JSON.stringify({ fields: { TITLE: 'From a back end' } }),
    });
    expect(await answer.json()).toMatchObject({ status: 'created', result: expect.any(Number) });
  });

  it('keeps the forms that come while the portal is off, and makes each a lead once it is on again', async () => {
    const before = (await leads()).length;
    await power(0);
    for (const name of ['One', 'Two', 'Three']) {
      expect((await sendForm({ name, email: `${name}@example.com`.toLowerCase() })).status).toBe(303);
    }
    await expect.poll(async () => (await state()).queue, PATIENCE).toBe(3);
    expect(await leads()).toHaveLength(before);

    await power(1);
    await expect.poll(async () => (await state()).queue, PATIENCE).toBe(0);
    const names = (await leads()).slice(before).map(({ NAME }) => NAME);
    expect(names.toSorted()).toEqual(['One', 'Three', 'Two']);
  });
});

describe('npm start', () => {
  let occupied: Listening;
  beforeAll(async () => {
    occupied = await listen(createServer(), await findPort(8080));
  });
  afterAll(() => occupied.close());

  it('prints three addresses and a line to try, finds its way around a taken port, and ends cleanly', async () => {
    const program = fileURLToPath(new URL('../sandbox/start.ts', import.meta.url));
    const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const lines: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line);
      if (line.includes('Ctrl-C')) child.kill('SIGINT');
    }
    expect(await ended).toBe(0);
    const text = lines.join('\n');
    expect(text).toMatch(/Port 8080 is taken: the website is on \d+ instead\./);
    expect(text).toMatch(/Website {3}http:\/\/localhost:\d+/);
    expect(text).toMatch(/API {7}http:\/\/localhost:\d+/);
    expect(text).toMatch(/AWS_CONFIG_FILE=\S+ npx bitrix24-lead doctor --profile sandbox/);
    expect(text).toMatch(/Portal {4}http:\/\/localhost:\d+/);
    const [api = ''] = /http:\/\/localhost:\d+(?=\/forms\/offer)/.exec(text) ?? [];
    await expect(fetch(api)).rejects.toThrow();
  }, 60_000);
});
