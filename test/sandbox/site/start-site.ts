import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { scriptTag } from '../../../lib/cli/script.ts';
import { type Listening, listen } from '../listen.ts';

interface Options {
  readonly port?: number;
  readonly apiUrl: string;
  readonly portalUrl: string;
}

const PAGES: Readonly<Record<string, { readonly file: string; readonly title: string }>> = {
  '/': { file: 'landing.html', title: 'Sunny Side Roofs: solar for your roof' },
  '/contact': { file: 'contact.html', title: 'Ask for an offer: Sunny Side Roofs' },
  '/quiz': { file: 'quiz.html', title: 'Does your roof pay? Sunny Side Roofs' },
  '/thanks': { file: 'thanks.html', title: 'Thank you: Sunny Side Roofs' },
};
const FILES: Readonly<Record<string, string>> = {
  '/style.css': 'text/css; charset=utf-8',
  '/panel.js': 'text/javascript; charset=utf-8',
  '/roof.svg': 'image/svg+xml',
};

const CODES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => CODES[character] ?? '');
const read = (file: string) => readFile(new URL(file, import.meta.url), 'utf8');
const filled = (text: string, values: Readonly<Record<string, string>>) =>
  text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);

/** What the pages may do: no code and no style of their own, nothing from elsewhere but the API and the portal's news. */
const policy = ({ apiUrl, portalUrl }: Options) =>
  [
    "default-src 'none'",
    `script-src 'self' ${apiUrl}`,
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src ${apiUrl} ${portalUrl}`,
    `form-action 'self' ${apiUrl}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** A small company's website on loopback whose forms post to the API: the newcomer's first lead. */
export async function startSite(options: Options): Promise<Listening> {
  const { port = 0, apiUrl, portalUrl } = options;
  const headers = { 'cache-control': 'no-store', 'content-security-policy': policy(options) };

  async function page({ file, title }: { readonly file: string; readonly title: string }, path: string, site: string) {
    const values = {
      title: escaped(title),
      site: escaped(site),
      api: escaped(apiUrl),
      portal: escaped(portalUrl),
      script: await scriptTag(apiUrl).catch(() => '<!-- the API does not answer: the forms do without the script -->'),
      panel: await read('panel.html'),
    };
    const whole = filled(await read('layout.html'), { main: await read(file) });
    return filled(filled(whole, values), values).replace(`href="${path}" class="tab"`, '$& aria-current="page"');
  }

  const server = createServer(async (request, response) => {
    const site = `http://${request.headers.host}`;
    const { pathname = '' } = URL.parse(request.url ?? '/', site) ?? {};
    const html = Object.hasOwn(PAGES, pathname) ? PAGES[pathname] : undefined;
    const type = Object.hasOwn(FILES, pathname) ? FILES[pathname] : undefined;
    if (html) {
      response.writeHead(200, { ...headers, 'content-type': 'text/html; charset=utf-8' });
      response.end(await page(html, pathname, site));
    } else if (type) {
      response.writeHead(200, { ...headers, 'content-type': type }).end(await read(pathname.slice(1)));
    } else {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('There is no such page');
    }
  });
  return listen(server, port);
}
