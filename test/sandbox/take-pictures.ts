import { writeFile } from 'node:fs/promises';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from '../fixtures/chromium.ts';
import { type Sandbox, startSandbox } from './start-sandbox.ts';

const FOLDER = new URL('../fixtures/pictures/', import.meta.url);
const DESK = { viewport: { width: 1280, height: 740 } };
const PHONE = { viewport: { width: 390, height: 844 } };
const DARK = { colorScheme: 'dark' } as const;

async function look(
  browser: Browser,
  name: string,
  options: BrowserContextOptions,
  act: (page: Page) => Promise<unknown>,
) {
  const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB', ...options });
  const page = await context.newPage();
  await act(page);
  // playwright itself makes no WebP, a third of the size
  const session = await context.newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 80 });
  await writeFile(new URL(`${name}.webp`, FOLDER), Buffer.from(data, 'base64'));
  await context.close();
}

const arrived = (page: Page) => page.waitForSelector('[data-step=lead].done');

async function contact(page: Page, { siteUrl }: Sandbox): Promise<void> {
  await page.goto(`${siteUrl}/?utm_source=newsletter&utm_medium=email&utm_campaign=spring-roofs`);
  await page.click('nav >> text=Contact');
  await page.fill('[name=name]', 'Grace Hopper');
  await page.fill('[name=phone]', '+1 202 555 0143');
  await page.fill('[name=email]', 'grace@example.com');
  await page.fill('[name=message]', 'A flat roof in two parts.\nIs <b>east and west</b> worth it?');
  await page.click('form button');
  await arrived(page);
}

async function quiz(page: Page, { siteUrl }: Sandbox): Promise<void> {
  await page.goto(`${siteUrl}/quiz?utm_source=google&utm_campaign=roof-check&gclid=Cj0KCQjw`);
  await page.check('[value=Detached]');
  await page.fill('[name="Roof area, m²"]', '85');
  await page.check('[value=Battery]');
  await page.check('[value="Heat pump"]');
  await page.setInputFiles('[type=file]', { name: 'roof.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(180_000) });
  await page.fill('[name=name]', 'Ada Lovelace');
  await page.fill('[name=phone]', '+44 20 7946 0958');
  await page.check('[name=consent]');
  await page.click('form button');
  await arrived(page);
}

async function portal(page: Page, { portalUrl }: Sandbox): Promise<void> {
  await page.goto(portalUrl);
  await page.waitForSelector('.ledger tbody tr');
}

/** Sends a few forms through the sandbox and takes the README's pictures of its pages. */
const browser = await launchChromium();
const sandbox = await startSandbox({ ports: { site: 0, api: 0, portal: 0 } });
try {
  await look(browser, 'quiz-phone', { ...PHONE, ...DARK }, async (page) => {
    await quiz(page, sandbox);
    await page.locator('form button').scrollIntoViewIfNeeded();
    await page.evaluate('scrollTo(0, document.body.scrollHeight)');
  });
  await look(browser, 'contact', DESK, (page) => contact(page, sandbox));
  await look(browser, 'portal-phone', PHONE, (page) => portal(page, sandbox));
  await fetch(`${sandbox.portalUrl}/mode?is=off`, { method: 'POST' });
  for (const [name, phone] of [
    ['Mary Somerville', '+44 20 7946 0112'],
    ['Emmy Noether', '+49 89 123456'],
  ]) {
    await fetch(`${sandbox.apiUrl}/forms/callback`, { method: 'POST', body: JSON.stringify({ name, phone }) });
  }
  await look(browser, 'portal', DESK, async (page) => {
    await portal(page, sandbox);
    await page.waitForSelector('.queue tbody tr + tr');
  });
} finally {
  await browser.close();
  await sandbox.stop();
}
