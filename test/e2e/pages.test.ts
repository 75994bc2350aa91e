import axe from 'axe-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, launchChromium } from '../fixtures/chromium.ts';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox.ts';

const PATIENCE = { timeout: 20_000, interval: 100 };
const Found = v.object({
  violations: v.array(
    v.object({ id: v.string(), nodes: v.array(v.object({ html: v.string(), failureSummary: v.string() })) }),
  ),
});

describe.runIf(chromiumPath !== null)('the pages of npm start in a browser', { timeout: 40_000 }, () => {
  let sandbox: Sandbox;
  let browser: Browser;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    [sandbox, browser] = await Promise.all([startSandbox({ ports: { site: 0, api: 0, portal: 0 } }), launchChromium()]);
  }, 60_000);
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });
  afterAll(async () => {
    await browser?.close();
    await sandbox?.stop();
  }, 20_000);

  /** Opens a page for a new visitor; `complaints` is what its console says. */
  async function open(url: string, options: BrowserContextOptions = {}) {
    const context = await browser.newContext(options);
    contexts.push(context);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(url);
    return { context, page, complaints };
  }
  const site = (path: string) => `${sandbox.siteUrl}${path}`;
  const step = (page: Page, name: string) => page.locator(`.way [data-step=${name}]`);
  async function sendContact(page: Page, name: string): Promise<void> {
    await page.fill('[name=name]', name);
    await page.fill('[name=email]', 'visitor@example.com');
    await page.fill('[name=message]', 'One line\nand <b>another</b>');
    await page.click('form button');
  }

  it('shows beside the form what becomes of it, and the lead on the portal page with all that it holds', async () => {
    const { context, page, complaints } = await open(site('/?utm_source=newsletter&utm_campaign=spring-roofs'));
    await page.click('nav >> text=Contact');
    await sendContact(page, 'Ada Lovelace');
    await expect.poll(() => step(page, 'lead').textContent(), PATIENCE).toMatch(/No\. \d+ in Bitrix24/);
    expect(await step(page, 'accepted').textContent()).toMatch(/Thanked in \d+ ms/);
    expect(await page.textContent('form [role=status]')).toBe('Thank you!');

    const appears = context.waitForEvent('page');
    await step(page, 'lead').locator('a').click();
    const portal = await appears;
    const lead = portal.locator('.lead:target');
    await expect.poll(() => lead.locator('h3').textContent(), PATIENCE).toBe('contact: Ada Lovelace');
    expect(await lead.locator('.comments').innerText()).toMatch(/One line\nand .b.another/);
    expect(await lead.locator('.chips').textContent()).toContain('campaign: spring-roofs');
    await lead.locator('summary').click();
    expect(await lead.locator('dl').innerText()).toContain('visitor@example.com');
    await expect.poll(() => portal.locator('.ledger tbody tr').first().textContent(), PATIENCE).toMatch(/done\d+$/);
    expect(complaints).toEqual([]);
  });

  it('takes all kinds of fields and a file in the roof check', async () => {
    const { page, complaints } = await open(site('/quiz'));
    await page.check('[value="Semi-detached"]');
    await page.fill('[name="Roof area, m²"]', '85');
    await page.selectOption('select', 'east and west');
    for (const wish of ['Battery', 'Heat pump']) await page.check(`[value="${wish}"]`);
    await page.fill('[name=When]', '2027-03-01');
    await page.setInputFiles('[name=Picture]', { name: 'roof.png', mimeType: 'image/png', buffer: Buffer.alloc(1024) });
    await page.fill('[name=name]', 'Grace Hopper');
    await page.fill('[name=phone]', '+1 202 555 0143');
    await page.check('[name=consent]');
    await page.click('form button');
    await expect.poll(() => step(page, 'lead').textContent(), PATIENCE).toMatch(/No\. \d+/);
    const { page: portal } = await open(sandbox.portalUrl);
    const lead = portal.locator('.lead', { hasText: 'Grace Hopper' });
    const comments = await lead.locator('.comments').innerText();
    for (const told of ['Semi-detached', '85', 'east and west', 'Battery, Heat pump', '2027-03-01', 'roof.png']) {
      expect(comments).toContain(told);
    }
    expect(complaints).toEqual([]);
  });

  it('shows what waits while the portal is off or over its limit, and drains it when it is on again', async () => {
    const { page: portal } = await open(sandbox.portalUrl);
    const { page } = await open(site('/contact'));
    const queue = () => portal.locator('.queue tbody tr').allTextContents();
    for (const [mode, sorry] of [
      ['off', 'The portal is off'],
      ['over its limit', 'The portal takes no more'],
    ] as const) {
      await portal.check(`[value="${mode}"]`);
      await expect.poll(() => page.locator('button[aria-busy]').count()).toBe(0);
      await sendContact(page, `Waiting ${mode.split(' ')[0]}`);
      await expect.poll(() => step(page, 'lead').textContent(), PATIENCE).toContain(sorry);
      await expect.poll(queue, PATIENCE).toEqual([expect.stringMatching(/^contact\d+ ×/)]);
      await portal.check('[value=well]');
      await expect.poll(() => step(page, 'lead').textContent(), PATIENCE).toMatch(/No\. \d+/);
      await expect.poll(queue, PATIENCE).toEqual([]);
    }
    expect(await portal.locator('.counters li', { hasText: 'Leads doubled' }).textContent()).toContain('0');
  });

  it('finds leads by any of their words', async () => {
    const { page } = await open(site('/contact'));
    await sendContact(page, 'Needle Haystack');
    await expect.poll(() => step(page, 'lead').textContent(), PATIENCE).toMatch(/No\. \d+/);
    const { page: portal } = await open(sandbox.portalUrl);
    await portal.waitForSelector('.lead');
    await portal.fill('[type=search]', 'needle EXAMPLE.com');
    expect(await portal.locator('.lead:visible').count()).toBe(1);
    expect(await portal.textContent('.shown')).toMatch(/^1 of \d+$/);
    await portal.fill('[type=search]', 'nobody has this');
    expect(await portal.locator('.lead:visible').count()).toBe(0);
  });

  const PAGES = ['/', '/contact', '/quiz', '/thanks', 'portal'];
  const LOOKS = (['light', 'dark'] as const).flatMap((scheme) => [390, 1280].map((width) => ({ scheme, width })));

  const violations = async (page: Page) => v.parse(Found, await page.evaluate('axe.run()')).violations;

  it.each(LOOKS)('is open to everybody and fits, $scheme and $width pixels wide', async ({ scheme, width }) => {
    for (const path of PAGES) {
      const options = { colorScheme: scheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' } as const;
      const { page, complaints } = await open(path === 'portal' ? sandbox.portalUrl : site(path), options);
      await page.waitForSelector(path === 'portal' ? '.ledger:not([hidden])' : 'h1');
      if (path === '/contact') {
        await sendContact(page, `Looked at ${scheme}`);
        await expect.poll(() => step(page, 'lead').textContent(), PATIENCE).toMatch(/No\. \d+/);
        await expect.poll(() => page.locator('button[aria-busy]').count()).toBe(0);
      }
      await page.evaluate(axe.source);
      expect(await violations(page), path).toEqual([]);
      if (path === 'portal') {
        for (const mode of ['off', 'slow', 'well']) {
          await page.check(`[value=${mode}]`);
          expect(await violations(page), mode).toEqual([]);
        }
      }
      expect(await page.evaluate('document.documentElement.scrollWidth'), `${path} ${width}`).toBe(width);
      expect(complaints, path).toEqual([]);
    }
  });
});
