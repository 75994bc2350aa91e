import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Listening, listen } from '../../sandbox/listen.ts';
import { startSite } from '../../sandbox/site/start-site.ts';

const SCRIPT = { 'content-type': 'text/javascript', etag: 'W/"0123456789ab"' };

describe('the demo website', () => {
  let site: Listening;
  let api: Listening;
  beforeEach(async () => {
    api = await listen(createServer((_, response) => response.writeHead(200, SCRIPT).end('a script')));
    site = await startSite({ apiUrl: api.url, portalUrl: 'http://localhost:8090' });
  });
  afterEach(() => Promise.all([site.close(), api.close()]));
  const page = async (path: string) => (await fetch(`${site.url}${path}`)).text();

  it('has a form that posts to the API without JavaScript and brings the visitor back', async () => {
    const html = await page('/contact');
    expect(html).toContain(`<form method="post" action="${api.url}/forms/contact"`);
    expect(html).toContain(`name="_next" value="${site.url}/thanks"`);
    expect(await page('/thanks')).toContain('Thank you!');
  });

  it('loads the API’s script under its version, and only as long as it is the one it was written for', async () => {
    const digest = createHash('sha384').update('a script').digest('base64');
    expect(await page('/')).toContain(
      `<script src="${api.url}/forms.js?v=0123456789ab" integrity="sha384-${digest}" crossorigin="anonymous" defer></script>`,
    );
    await api.close();
    expect(await page('/')).not.toContain('forms.js?v=');
  });

  it.each(['/', '/contact', '/quiz', '/thanks'])(
    'fills %s in, and forbids code and style inside of it',
    async (path) => {
      const response = await fetch(`${site.url}${path}`);
      const html = await response.text();
      expect(html).not.toContain('{{');
      expect(html).not.toMatch(/<style|style=|<script>|onclick/);
      expect(response.headers.get('content-security-policy')).toContain(`script-src 'self' ${api.url};`);
    },
  );

  it.each([
    ['/style.css', 'text/css; charset=utf-8'],
    ['/panel.js', 'text/javascript; charset=utf-8'],
    ['/roof.svg', 'image/svg+xml'],
  ])('serves %s', async (path, type) => {
    const response = await fetch(`${site.url}${path}`);
    expect(response.headers.get('content-type')).toBe(type);
    expect((await response.text()).length).toBeGreaterThan(200);
  });

  it.each(['/start-site.ts', '/../package.json', '/__proto__', '//', '/layout.html'])(
    'has no page %s',
    async (path) => {
      expect((await fetch(`${site.url}${path}`)).status).toBe(404);
    },
  );
});
