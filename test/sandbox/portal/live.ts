import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendJson } from './answer.ts';

/** The portal's own page and what feeds it. */
export interface Live {
  /** Answers a request that is none of REST; false when there is nothing at this path. */
  serve(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** Tells every page that is open. */
  changed(): void;
}

interface LiveOptions {
  readonly state: () => object;
  readonly power: (on: boolean) => void;
  /** False when there is no such mode. */
  readonly mode: (name: string) => boolean;
}

/** The demo website looks on, too. */
const CORS = { 'access-control-allow-origin': '*' };
const PAGE = new URL('./page.html', import.meta.url);
const PLAIN = '<!doctype html><title>Portal</title><p>The leads are at <a href="/state">/state</a>.</p>';

/**
 * `/` is the page, `/state` what it shows, `/events` tells of every change, `POST /power?on=0` takes the portal down,
 * `POST /mode?is=slow` and the like puts it into one of its modes.
 */
export function livePage({ state, power, mode }: LiveOptions): Live {
  const open = new Set<ServerResponse>();
  let due = false;

  const push = (response: ServerResponse) => response.write(`data: ${JSON.stringify(state())}\n\n`);

  const routes: Record<string, (response: ServerResponse, query: URLSearchParams) => void | Promise<void>> = {
    'GET /': async (response) => {
      const page = await readFile(PAGE, 'utf8').catch(() => PLAIN);
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    },
    'GET /state': (response) => sendJson(response, 200, state()),
    'GET /events': (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', ...CORS });
      open.add(response);
      response.on('close', () => open.delete(response));
      push(response);
    },
    'POST /power': (response, query) => {
      power(query.get('on') !== '0');
      sendJson(response, 200, state());
    },
    'POST /mode': (response, query) => {
      const is = mode(query.get('is') ?? '');
      sendJson(response, is ? 200 : 404, state());
    },
  };

  return {
    async serve(request, response) {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://portal.invalid');
      const key = `${request.method} ${pathname}`;
      const route = Object.hasOwn(routes, key) ? routes[key] : undefined;
      await route?.(response, searchParams);
      return route !== undefined;
    },
    changed() {
      if (due || open.size === 0) return;
      due = true;
      // many changes in one go are told once
      setImmediate(() => {
        due = false;
        for (const response of open) push(response);
      });
    },
  };
}
