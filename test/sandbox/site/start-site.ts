import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type Listening, listen } from '../listen.ts';

interface Options {
  readonly port?: number;
  readonly apiUrl: string;
  readonly portalUrl: string;
}

const HTML = 'text/html; charset=utf-8';
const FILES: Record<string, { readonly file: string; readonly type: string }> = {
  '/': { file: 'index.html', type: HTML },
  '/thanks': { file: 'thanks.html', type: HTML },
  '/style.css': { file: 'style.css', type: 'text/css; charset=utf-8' },
  '/callback.js': { file: 'callback.js', type: 'text/javascript; charset=utf-8' },
};

const CODES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => CODES[character] ?? '');

/** Carries a visitor's campaign through a form without JavaScript. */
const hiddenInputs = (query: URLSearchParams) =>
  [...query]
    .filter(([name]) => name.startsWith('utm_'))
    .map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`)
    .join('\n        ');

/** A small company's website on loopback whose forms post to the API: the newcomer's first lead. */
export async function startSite({ port = 0, apiUrl, portalUrl }: Options): Promise<Listening> {
  const server = createServer(async (request, response) => {
    const site = `http://${request.headers.host}`;
    const url = URL.parse(request.url ?? '/', site);
    const entry = url && Object.hasOwn(FILES, url.pathname) ? FILES[url.pathname] : undefined;
    if (!url || !entry) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('There is no such page');
      return;
    }
    const values: Record<string, string> = {
      site: escaped(site),
      api: escaped(apiUrl),
      portal: escaped(portalUrl),
      hidden: hiddenInputs(url.searchParams),
    };
    const text = await readFile(new URL(entry.file, import.meta.url), 'utf8');
    response
      .writeHead(200, { 'content-type': entry.type, 'cache-control': 'no-store' })
      .end(text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole));
  });
  return listen(server, port);
}
