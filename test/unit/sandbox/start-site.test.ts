import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Listening } from '../../sandbox/listen.ts';
import { startSite } from '../../sandbox/site/start-site.ts';

describe('the demo website', () => {
  let site: Listening;
  beforeEach(async () => {
    site = await startSite({ apiUrl: 'http://localhost:3000', portalUrl: 'http://localhost:8090' });
  });
  afterEach(() => site.close());
  const page = async (path: string) => (await fetch(`${site.url}${path}`)).text();

  it('has a form that posts to the API without JavaScript and brings the visitor back', async () => {
    const html = await page('/');
    expect(html).toContain('<form method="post" action="http://localhost:3000/forms/contact">');
    expect(html).toContain(`name="_next" value="${site.url}/thanks"`);
    expect(html).not.toContain('{{');
    expect(await page('/thanks')).toContain('Thank you!');
  });

  it('carries the campaign of the visit in hidden inputs, and only that', async () => {
    const html = await page('/?utm_source=news&utm_campaign=%22%3E%3Cscript%3E&other=1');
    expect(html).toContain('<input type="hidden" name="utm_source" value="news">');
    expect(html).toContain('name="utm_campaign" value="&quot;&gt;&lt;script&gt;"');
    expect(html).not.toContain('name="other"');
  });

  it.each([
    ['/style.css', 'text/css; charset=utf-8'],
    ['/callback.js', 'text/javascript; charset=utf-8'],
  ])('serves %s', async (path, type) => {
    const response = await fetch(`${site.url}${path}`);
    expect(response.headers.get('content-type')).toBe(type);
    expect((await response.text()).length).toBeGreaterThan(200);
  });

  it.each(['/start-site.ts', '/../package.json', '/__proto__', '//'])('has no page %s', async (path) => {
    expect((await fetch(`${site.url}${path}`)).status).toBe(404);
  });
});
