import type { Browser, BrowserContext, BrowserContextOptions, Page, Request } from 'playwright-core';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launchChromium, NO_CHROMIUM, PLAIN_HTTP_HOST } from '../fixtures/chromium.ts';
import { type Host, type HostedPage, startHost } from '../fixtures/host.ts';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox.ts';

const PATIENCE = { timeout: 20_000, interval: 100 };
const State = v.object({
  leads: v.array(v.object({ id: v.number(), fields: v.record(v.string(), v.unknown()) })),
});

it('finds a Chromium, at least where it must', () => {
  if (chromiumPath === null) process.stderr.write(`${NO_CHROMIUM}\n`);
  expect(chromiumPath !== null || process.env.CI !== 'true', NO_CHROMIUM).toBe(true);
});

describe.runIf(chromiumPath !== null)('the script in a browser', { timeout: 40_000 }, () => {
  let sandbox: Sandbox;
  let browser: Browser;
  let host: Host;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    [sandbox, browser, host] = await Promise.all([
      startSandbox({ ports: { site: 0, api: 0, portal: 0 } }),
      launchChromium(),
      startHost(),
    ]);
  }, 60_000);
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });
  afterAll(async () => {
    await browser?.close();
    await host?.close();
    await sandbox?.stop();
  }, 20_000);

  const state = async () => v.parse(State, await (await fetch(`${sandbox.portalUrl}/state`)).json());
  /** The leads of this name, once nothing is in the queue any more. */
  async function leadsOf(name: string) {
    await expect.poll(() => sandbox.depths().queue, PATIENCE).toBe(0);
    return (await state()).leads.map(({ fields }) => fields).filter(({ NAME }) => NAME === name);
  }

  const form = (name = 'test', more = '') => `
    <form method="post" action="${sandbox.apiUrl}/forms/${name}" ${more}>
      <label>Name <input name="name" required></label>
      <label>E-mail <input name="email" type="email"></label>
      <button>Send</button>
    </form>`;
  const serve = (page: Omit<HostedPage, 'api'>) => host.serve({ api: sandbox.apiUrl, ...page });

  async function visitor(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const context = await browser.newContext(options);
    contexts.push(context);
    return context;
  }
  /** Opens the site that is served for a new visitor, and takes notes. */
  async function visit(path = '/', options: BrowserContextOptions & { readonly init?: string } = {}) {
    const { init, ...rest } = options;
    const context = await visitor(rest);
    if (init) await context.addInitScript(init);
    const page = await context.newPage();
    const notes = takeNotes(page);
    await page.goto(new URL(path, host.url).href);
    return { context, page, ...notes };
  }
  function takeNotes(page: Page) {
    const posts: Request[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && posts.push(request));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    return { posts, complaints };
  }
  async function fill(page: Page, name: string): Promise<void> {
    await page.fill('[name=name]', name);
    await page.fill('[name=email]', 'visitor@example.com');
  }
  const status = (page: Page) => page.locator('form [role=status]');
  const thanked = (page: Page) => expect.poll(() => status(page).textContent(), PATIENCE).toBe('Thank you!');
  const saved = (page: Page) => expect.poll(() => status(page).textContent(), PATIENCE).toBe('It will be sent later.');
  const bodyOf = (request: Request | undefined) => new URLSearchParams(request?.postData() ?? '');

  it('sends a form, thanks, and empties it for the next', async () => {
    serve({ body: form() });
    const { page, posts } = await visit();
    await fill(page, 'Plain');
    await page.click('button');
    await thanked(page);
    expect(await page.inputValue('[name=name]')).toBe('');
    expect(await leadsOf('Plain')).toMatchObject([{ EMAIL: [{ VALUE: 'visitor@example.com' }] }]);

    await expect.poll(() => page.locator('button[aria-busy]').count()).toBe(0);
    await fill(page, 'Plain again');
    await expect.poll(() => page.click('button').then(() => posts.length), PATIENCE).toBe(2);
    const [first, second] = posts.map((post) => bodyOf(post).get('submission_id'));
    expect(first).toMatch(/^[\d-]{20,}$/);
    expect(second).not.toBe(first);
  });

  it('makes one lead of a double click, and of a second click while it sends', async () => {
    serve({ body: form() });
    const { page, posts } = await visit();
    await fill(page, 'Twice');
    const release = Promise.withResolvers<void>();
    await page.route('**/forms/test', async (route) => {
      await release.promise;
      await route.continue();
    });
    await page.dblclick('button');
    expect(await page.getAttribute('button', 'aria-busy')).toBe('true');
    await page.click('button');
    release.resolve();
    await thanked(page);
    expect(await page.getAttribute('button', 'aria-busy')).toBeNull();
    expect(posts).toHaveLength(1);
    expect(await leadsOf('Twice')).toHaveLength(1);
  });

  it('carries campaign, click id and first touch over to another page, and a later campaign goes before', async () => {
    serve({ body: form() });
    const { page, posts } = await visit('/landing?utm_source=newsletter&utm_campaign=spring&gclid=abc&other=1');
    await page.goto(`${host.url}/contact`);
    await fill(page, 'Traveller');
    await page.click('button');
    await thanked(page);
    const [lead] = await leadsOf('Traveller');
    expect(lead).toMatchObject({ UTM_SOURCE: 'newsletter', UTM_CAMPAIGN: 'spring' });
    expect(lead?.COMMENTS).toContain('gclid abc');
    expect(lead?.COMMENTS).toMatch(/first_touch \d{4}-\d\d-\d\d http:\S+\/landing$/);

    await page.goto(`${host.url}/?utm_source=search&yclid=7`);
    await fill(page, 'Returner');
    await page.click('button');
    await thanked(page);
    const again = bodyOf(posts.at(-1));
    expect(again.get('utm_source')).toBe('search');
    expect(again.get('utm_campaign')).toBeNull();
    expect(again.get('first_touch')).toMatch(/\/landing\?utm_source=newsletter&utm_campaign=spring&gclid=abc $/);
  });

  it('leaves what the form says itself, and adds where the visitor came from and Bitrix24’s trace', async () => {
    serve({ body: form().replace('<button', '<input type="hidden" name="utm_source" value="own"><button') });
    const { page, posts } = await visit('/?utm_source=other', {
      init: `window.b24Tracker = { guest: { getTrace: () => '{"device":{}}' } }`,
    });
    await page.evaluate(`location.href = '/inner'`);
    await page.waitForURL('**/inner');
    await fill(page, 'Tracked');
    await page.click('button');
    await thanked(page);
    const body = bodyOf(posts[0]);
    expect(body.getAll('utm_source')).toEqual(['own']);
    expect(body.get('trace')).toBe('{"device":{}}');
    expect(body.get('page')).toBe(`${host.url}/inner`);
    expect(Date.now() - Number(body.get('_start'))).toBeLessThan(60_000);
  });

  it('keeps what could not be sent, and sends it when the connection is back: one lead', async () => {
    serve({ body: form() });
    const { context, page } = await visit();
    await fill(page, 'Tunnel');
    await context.setOffline(true);
    await page.click('button');
    await saved(page);
    expect(await page.inputValue('[name=name]')).toBe('');
    await context.setOffline(false);
    await thanked(page);
    expect(await leadsOf('Tunnel')).toHaveLength(1);
  });

  it('sends what it kept at the next visit, to whichever page, under the same id', async () => {
    serve({ body: form() });
    const { context, page, posts } = await visit();
    await fill(page, 'Tomorrow');
    await context.setOffline(true);
    await page.click('button');
    await saved(page);
    await page.close();
    await context.setOffline(false);

    serve({ body: '<p>No form here</p>' });
    const next = await context.newPage();
    const later = takeNotes(next);
    await next.goto(`${host.url}/elsewhere`);
    await expect.poll(() => leadsOf('Tomorrow'), PATIENCE).toHaveLength(1);
    expect(bodyOf(later.posts[0]).get('submission_id')).toBe(bodyOf(posts[0]).get('submission_id'));
    await next.reload();
    await next.waitForLoadState('networkidle');
    expect(later.posts).toHaveLength(1);
  });
  it('sends from one outbox in two tabs once', async () => {
    serve({ body: form() });
    const { context, page, posts } = await visit();
    const other = await context.newPage();
    const others = takeNotes(other);
    await other.goto(host.url);
    await fill(page, 'Two tabs');
    await context.setOffline(true);
    await page.click('button');
    await saved(page);
    await context.setOffline(false);
    await expect.poll(() => leadsOf('Two tabs'), PATIENCE).toHaveLength(1);
    const answered = await Promise.all([...posts, ...others.posts].map((post) => post.response()));
    expect(answered.filter((response) => response?.ok())).toHaveLength(1);
    expect(await leadsOf('Two tabs')).toHaveLength(1);
  });

  it('does on a site without https too, where browsers have no locks: one lead', async () => {
    serve({ body: form() });
    const { context, page } = await visit(host.url.replace('127.0.0.1', PLAIN_HTTP_HOST));
    expect(await page.evaluate('navigator.locks')).toBeUndefined();
    const other = await context.newPage();
    await other.goto(page.url());
    await fill(page, 'Plain http');
    await context.setOffline(true);
    await page.click('button');
    await saved(page);
    await context.setOffline(false);
    await expect.poll(() => leadsOf('Plain http'), PATIENCE).toHaveLength(1);
  });

  it('sends more than browsers take with keepalive', async () => {
    serve({ body: form().replace('<button', '<textarea name="message"></textarea><button') });
    const { page } = await visit();
    await fill(page, 'Talkative');
    await page.fill('textarea', 'word '.repeat(20_000));
    await page.click('button');
    await thanked(page);
    const [lead] = await leadsOf('Talkative');
    expect(String(lead?.COMMENTS).length).toBeGreaterThan(10_000);
  });

  it('forgets what could not be sent for seven days', async () => {
    serve({ body: form() });
    const { context, page } = await visit();
    await fill(page, 'Last month');
    await context.setOffline(true);
    await page.click('button');
    await saved(page);
    await page.clock.install({ time: Date.now() + 8 * 24 * 3600_000 });
    const next = await context.newPage();
    const { posts } = takeNotes(next);
    await next.clock.install({ time: Date.now() + 8 * 24 * 3600_000 });
    await page.close();
    await context.setOffline(false);
    await next.goto(host.url);
    const kept = () =>
      next.evaluate(`new Promise((done) => {
        const open = indexedDB.open('bitrix24-lead');
        open.onsuccess = () => {
          const count = open.result.transaction('bitrix24-lead').objectStore('bitrix24-lead').count();
          count.onsuccess = () => done(count.result);
        };
      })`);
    await expect.poll(kept, PATIENCE).toBe(0);
    expect(posts).toHaveLength(0);
  });

  it('goes on when the server answers 503 twice, under the same id: one lead', async () => {
    serve({ body: form() });
    const { page, posts } = await visit();
    let refusals = 2;
    await page.route('**/forms/test', (route) =>
      refusals-- > 0
        ? route.fulfill({
            status: 503,
            headers: { 'access-control-allow-origin': '*' },
            json: { error: 'unavailable' },
          })
        : route.continue(),
    );
    await fill(page, 'Patient');
    await page.click('button');
    await thanked(page);
    expect(new Set(posts.map((post) => post.postData())).size).toBe(1);
    expect(posts).toHaveLength(3);
    expect(await leadsOf('Patient')).toHaveLength(1);
  });

  it('tries again later what it kept while the server was away, in the page that waits for it: one lead', async () => {
    serve({ body: form() });
    const { page, posts } = await visit();
    await page.clock.install();
    let isAway = true;
    await page.route('**/forms/test', (route) => (isAway ? route.abort() : route.continue()));
    await fill(page, 'Waiting');
    await page.click('button');
    await expect.poll(() => page.clock.runFor(1000).then(() => posts.length), PATIENCE).toBe(3);
    await saved(page);
    isAway = false;
    await page.clock.runFor(15_000);
    await thanked(page);
    expect(await leadsOf('Waiting')).toHaveLength(1);
  });

  it('does without JavaScript: one lead, and the redirect', async () => {
    const context = await visitor({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${sandbox.siteUrl}/contact`);
    await fill(page, 'No script');
    await page.click('button');
    await page.waitForURL(`${sandbox.siteUrl}/thanks`);
    expect(await leadsOf('No script')).toHaveLength(1);
  });

  it.each([
    { why: 'what it needs is missing', name: 'Broken', init: `crypto.getRandomValues = () => { throw new Error() }` },
    { why: 'it is not the script that was meant', name: 'Other', script: 'integrity="sha384-AAAA" crossorigin' },
    { why: 'the page forbids fetch', name: 'Forbidden', fetch: false },
  ])('leaves the form to the browser when $why: one lead', async ({ name, init = '', script = '', fetch = true }) => {
    serve({ body: form(), script, policy: fetch ? '' : `default-src 'self' data:; script-src ${sandbox.apiUrl}` });
    const { page } = await visit('/', { init });
    await fill(page, name);
    await page.click('button');
    await page.waitForURL(`${sandbox.apiUrl}/forms/test`);
    expect(await page.textContent('h1')).toBe('Thank you!');
    expect(await leadsOf(name)).toHaveLength(1);
  });

  const NO_STORAGE = `for (const name of ['indexedDB', 'localStorage'])
    Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError') } })`;

  it('makes one lead when every answer got lost, nothing could be kept, and the visitor clicks again', async () => {
    serve({ body: form() });
    const { page, posts } = await visit('/', { init: NO_STORAGE });
    let isLost = true;
    await page.route('**/forms/test', async (route) => {
      if (!isLost) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await fill(page, 'Lost answer');
    await page.click('button');
    await expect.poll(() => status(page).textContent(), PATIENCE).toBe('Sorry, that did not work.');
    expect(await page.inputValue('[name=name]')).toBe('Lost answer');
    isLost = false;
    await expect.poll(() => page.click('button').then(() => posts.length), PATIENCE).toBe(4);
    await thanked(page);
    expect(new Set(posts.map((post) => bodyOf(post).get('submission_id'))).size).toBe(1);
    expect(await leadsOf('Lost answer')).toHaveLength(1);
  });

  it('sends without an outbox where the browser allows no storage', async () => {
    serve({ body: form() });
    const { page, complaints } = await visit('/', { init: NO_STORAGE });
    await fill(page, 'No storage');
    await page.click('button');
    await thanked(page);
    expect(complaints).toEqual([]);
    expect(await leadsOf('No storage')).toHaveLength(1);
  });

  it('has a trap for robots: no lead, and the same answer', async () => {
    serve({ body: form() });
    const { page, posts } = await visit();
    const before = sandbox.depths().spam;
    expect(await page.locator('[name=_gotcha]').count()).toBe(1);
    await fill(page, 'Robot');
    await page.evaluate(`document.querySelector('[name=_gotcha]').value = 'https://spam.example'`);
    await page.click('button');
    await thanked(page);
    expect(await (await posts[0]?.response())?.json()).toEqual({ status: 'accepted', id: expect.any(String) });
    expect(sandbox.depths().spam).toBe(before + 1);
    expect(await leadsOf('Robot')).toEqual([]);
  });

  it('works under a strict policy, and nothing complains', async () => {
    serve({
      body: form(),
      policy: `default-src 'none'; script-src ${sandbox.apiUrl}; connect-src ${sandbox.apiUrl}; img-src data:; require-trusted-types-for 'script'`,
    });
    const { page, complaints } = await visit();
    await fill(page, 'Strict');
    await page.click('button');
    await thanked(page);
    expect(complaints).toEqual([]);
    expect(await leadsOf('Strict')).toHaveLength(1);
  });

  it('takes forms over that come later, and those that only carry a name', async () => {
    serve({ body: '<div id="here"></div>' });
    const { page, posts } = await visit();
    await page.evaluate(`document.querySelector('#here').insertAdjacentHTML('beforeend',
      '<form data-bitrix24-lead="later"><input name="name"><input name="email"><button>Send</button></form>')`);
    await expect.poll(() => page.locator('[name=_gotcha]').count()).toBe(1);
    await fill(page, 'Late comer');
    await page.click('button');
    await thanked(page);
    expect(posts[0]?.url()).toBe(`${sandbox.apiUrl}/forms/later`);
    expect(await leadsOf('Late comer')).toMatchObject([{ TITLE: 'later: Late comer' }]);
  });

  it('leaves other forms, invalid ones and those that the page sends itself alone', async () => {
    serve({ body: `${form()}<form id="search" action="/search"><input name="q"></form>` });
    const { page, posts } = await visit();
    await page.click('button');
    expect(await page.evaluate(`document.querySelector('[name=name]').matches(':user-invalid')`)).toBe(true);
    await fill(page, 'Own code');
    await page.evaluate(`document.forms[0].addEventListener('submit', (event) => event.preventDefault())`);
    await page.click('button');
    expect(posts).toHaveLength(0);
    expect(await page.locator('#search [name=_gotcha], #search [role=status]').count()).toBe(0);
  });

  it('sends files along, from the outbox too', async () => {
    serve({ body: form().replace('<button', '<label>Plan <input type="file" name="Plan"></label><button') });
    const { context, page } = await visit();
    await fill(page, 'With plan');
    await page.setInputFiles('[type=file]', {
      name: 'plan.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.alloc(2048),
    });
    await context.setOffline(true);
    await page.click('button');
    await saved(page);
    await context.setOffline(false);
    await thanked(page);
    const [lead] = await leadsOf('With plan');
    expect(lead?.COMMENTS).toContain('plan.pdf (application/pdf, 2 KB)');
  });

  it('sends the token of a captcha as it is, and has the widget make a new one', async () => {
    const widget = '<input type="hidden" name="cf-turnstile-response" value="token-1"><button';
    serve({ body: form().replace('<button', widget) });
    const { page, posts } = await visit('/', { init: 'window.turnstile = { reset: () => { window.resets = 1 } }' });
    await fill(page, 'Human');
    await page.click('button');
    await thanked(page);
    expect(bodyOf(posts[0]).get('cf-turnstile-response')).toBe('token-1');
    expect(await page.evaluate('window.resets')).toBe(1);
    const [lead] = await leadsOf('Human');
    expect(JSON.stringify(lead)).not.toContain('token-1');
  });

  it('tries a captcha’s token once, and keeps nothing of it: the visitor gets another one and clicks again', async () => {
    const widget = '<input type="hidden" name="g-recaptcha-response" value="token-1"><button';
    serve({ body: form().replace('<button', widget) });
    const { page, posts } = await visit('/', {
      init: `window.grecaptcha = { reset: () => { document.querySelector('[name^=g-]').value = 'token-2' } }`,
    });
    let isAway = true;
    await page.route('**/forms/test', (route) => (isAway ? route.abort() : route.continue()));
    await fill(page, 'Second token');
    await page.click('button');
    await expect.poll(() => status(page).textContent(), PATIENCE).toBe('Sorry, that did not work.');
    isAway = false;
    await expect.poll(() => page.click('button').then(() => posts.length), PATIENCE).toBe(2);
    await thanked(page);
    expect(posts.map((post) => bodyOf(post).get('g-recaptcha-response'))).toEqual(['token-1', 'token-2']);
    expect(new Set(posts.map((post) => bodyOf(post).get('submission_id'))).size).toBe(1);
    expect(await leadsOf('Second token')).toHaveLength(1);
  });

  it.each([
    ['data-redirect="/done"', '', '/done'],
    ['', '<input type="hidden" name="_next" value="/next"><button', '/next'],
    ['data-redirect=""', '<input type="hidden" name="_next" value="/next"><button', null],
  ])('with %s and %s goes on to %s', async (attributes, hidden, target) => {
    serve({ body: hidden ? form('test', attributes).replace('<button', hidden) : form('test', attributes) });
    const { page } = await visit();
    await fill(page, 'Going on');
    await page.click('button');
    if (target) await page.waitForURL(`${host.url}${target}`);
    else await thanked(page);
  });

  it('tells the page by events, and leaves the rest to a page that wants it', async () => {
    serve({ body: form() });
    const { page } = await visit();
    const told = page.evaluate(`new Promise((done) => {
      document.addEventListener('bitrix24-lead:sent', (event) => {
        event.preventDefault();
        done(event.detail);
      });
    })`);
    await fill(page, 'Told');
    await page.click('button');
    expect(await told).toMatchObject({ status: 'accepted', id: expect.any(String), submission: expect.any(String) });
    expect(await status(page).textContent()).toBe('');
    expect(await page.inputValue('[name=name]')).toBe('Told');
  });

  it('says so when a form is refused, in the language of the page, and what was typed stays', async () => {
    serve({ body: form('contact'), language: 'de-AT' });
    const { page } = await visit();
    const failed = page.evaluate(
      `new Promise((done) => document.addEventListener('bitrix24-lead:failed', () => done(true)))`,
    );
    await fill(page, 'From elsewhere');
    await page.click('button');
    expect(await failed).toBe(true);
    await expect.poll(() => status(page).textContent()).toBe('Das hat leider nicht geklappt.');
    expect(await page.inputValue('[name=name]')).toBe('From elsewhere');
  });

  it.each([
    ['nl', 'ltr', 'Dat is helaas niet gelukt.', 'Wordt later verzonden.'],
    ['SV-FI', 'ltr', 'Det gick tyvärr inte.', 'Skickas senare.'],
    ['nb-NO', 'ltr', 'Det gikk dessverre ikke.', 'Sendes senere.'],
    ['no', 'ltr', 'Det gikk dessverre ikke.', 'Sendes senere.'],
    ['pt-BR', 'ltr', 'Infelizmente não funcionou.', 'Será enviado mais tarde.'],
    ['sr-Latn', 'ltr', 'Nažalost, nije uspelo.', 'Poslaćemo kasnije.'],
    ['zh-Hant', 'ltr', '抱歉，发送失败。', '稍后将自动发送。'],
    ['he', 'rtl', 'מצטערים, זה לא הצליח.', 'יישלח מאוחר יותר.'],
    ['ar-EG', 'rtl', 'عذرًا، لم يتم الإرسال.', 'سيتم الإرسال لاحقًا.'],
    ['fil', 'ltr', 'Sorry, that did not work.', 'It will be sent later.'],
  ])(
    'announces on a page in %s, written %s, what was refused and what is kept',
    async (language, direction, sorry, kept) => {
      serve({ body: form('contact'), language });
      const { context, page } = await visit();
      await fill(page, 'Polyglot');
      await page.click('button');
      await expect.poll(() => status(page).textContent(), PATIENCE).toBe(sorry);
      expect(await page.evaluate(`getComputedStyle(document.querySelector('[role=status]')).direction`)).toBe(
        direction,
      );
      await context.setOffline(true);
      await expect.poll(() => page.click('button').then(() => status(page).textContent()), PATIENCE).toBe(kept);
      expect(await page.inputValue('[name=name]')).toBe('');
    },
  );

  it('stores where the visitor came from only after consent, and forgets it when that is taken back', async () => {
    serve({ body: form(), script: 'data-consent' });
    const { page } = await visit('/?utm_source=ad');
    const stored = () => page.evaluate(`localStorage.getItem('bitrix24-lead')`);
    const consent = (detail: boolean) =>
      page.evaluate(`{ document.dispatchEvent(new CustomEvent('bitrix24-lead:consent', { detail: ${detail} })) }`);
    expect(await stored()).toBeNull();
    await consent(true);
    expect(await stored()).toContain('utm_source=ad');
    await consent(false);
    expect(await stored()).toBeNull();

    serve({ body: form(), script: 'data-consent="ads=yes"' });
    await page.goto(`${host.url}/?utm_source=ad`);
    expect(await stored()).toBeNull();
    await page.evaluate(`document.cookie = 'choice=ads=yes'`);
    await page.goto(`${host.url}/?utm_source=ad`);
    expect(await stored()).toContain('utm_source=ad');
  });
});
