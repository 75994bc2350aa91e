import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Firefox, firefoxPath, launchFirefox, NO_FIREFOX, type Tab } from '../fixtures/firefox.ts';
import { type Host, startHost } from '../fixtures/host.ts';
import { type Gate, startGate } from '../sandbox/gate.ts';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox.ts';

const PATIENCE = { timeout: 20_000, interval: 100 };
const State = v.object({ leads: v.array(v.object({ fields: v.record(v.string(), v.unknown()) })) });

it('finds a Firefox, at least where it must', () => {
  if (firefoxPath === null) process.stderr.write(`${NO_FIREFOX}\n`);
  expect(firefoxPath !== null || process.env.CI !== 'true', NO_FIREFOX).toBe(true);
});

describe.runIf(firefoxPath !== null)('the script in Firefox', { timeout: 40_000 }, () => {
  let sandbox: Sandbox;
  let firefox: Firefox;
  let host: Host;
  /** A door before the API that can be shut. */
  let gate: Gate;
  let tab: Tab;
  let complaints: () => Promise<unknown>;

  beforeAll(async () => {
    [sandbox, firefox, host] = await Promise.all([
      startSandbox({ ports: { site: 0, api: 0, portal: 0 } }),
      launchFirefox(),
      startHost(),
    ]);
    gate = await startGate({ targetPort: Number(new URL(sandbox.apiUrl).port) });
    const api = `http://127.0.0.1:${gate.port}`;
    host.serve({
      api: sandbox.apiUrl,
      script: `data-api="${api}/"`,
      language: 'fr',
      policy: `default-src 'none'; script-src ${sandbox.apiUrl}; connect-src ${api}; img-src data:`,
      body: `<form action="${api}/forms/test" method="post">
        <input name="name" required><input name="email"><input type="file" name="Plan"><button>Send</button></form>`,
    });
    tab = await firefox.open();
    await tab.goto(host.url);
    await tab.evaluate(`void (window.violations = [],
      document.addEventListener('securitypolicyviolation', ({ blockedURI }) => violations.push(blockedURI)))`);
    complaints = () => tab.evaluate('violations');
  }, 90_000);
  afterAll(async () => {
    await firefox?.close();
    await host?.close();
    await gate?.shut();
    await sandbox?.stop();
  }, 20_000);

  const status = () => tab.evaluate(`document.querySelector('[role=status]').textContent`);
  const fill = (name: string) =>
    tab.evaluate(
      `void (document.forms[0].elements.name.value = '${name}', document.forms[0].elements.email.value = 'a@example.com')`,
    );
  const click = () => tab.evaluate(`document.querySelector('button').click()`);
  async function leadsOf(name: string) {
    await expect.poll(() => sandbox.depths().queue, PATIENCE).toBe(0);
    const { leads } = v.parse(State, await (await fetch(`${sandbox.portalUrl}/state`)).json());
    return leads.map(({ fields }) => fields).filter(({ NAME }) => NAME === name);
  }

  it('leaves the checks to the browser, and makes one lead of two clicks', async () => {
    await click();
    expect(await tab.evaluate(`document.querySelector('[name=name]').matches(':user-invalid')`)).toBe(true);
    await fill('Marie');
    await Promise.all([click(), click()]);
    await expect.poll(status, PATIENCE).toBe('Merci !');
    expect(await leadsOf('Marie')).toMatchObject([{ EMAIL: [{ VALUE: 'a@example.com' }] }]);
    expect(await complaints()).toEqual([]);
  });

  it('keeps what could not be sent, a file too, and sends it at the next visit: one lead', async () => {
    await tab.goto(host.url);
    await fill('Blaise');
    await tab.evaluate(`(() => {
      const plan = new DataTransfer();
      plan.items.add(new File(['a plan'], 'plan.txt', { type: 'text/plain' }));
      document.querySelector('[type=file]').files = plan.files;
    })()`);
    await gate.shut();
    await click();
    await expect.poll(status, PATIENCE).toBe('Sera envoyé plus tard.');
    await gate.open();
    await tab.goto(`${host.url}/tomorrow`);
    await expect.poll(() => leadsOf('Blaise'), PATIENCE).toHaveLength(1);
    const [lead] = await leadsOf('Blaise');
    expect(lead?.COMMENTS).toContain('plan.txt (text/plain, 6 bytes)');
  });
});
