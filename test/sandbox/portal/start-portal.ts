import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { listen } from '../listen.ts';
import { portalAccess } from './access.ts';
import { leakyBucket } from './bucket.ts';
import { type Fault, faultList } from './faults.ts';
import { leadStore, type StoredLead } from './leads.ts';
import { livePage } from './live.ts';
import { isMode, MODES, type Mode } from './modes.ts';
import { newOffice } from './office.ts';
import { type Parameters, readRequest } from './read-request.ts';
import { OAUTH, restHandler } from './rest.ts';

export interface PortalOptions {
  /** Any free one unless given. */
  readonly port?: number;
  /** The server's certificate and its key, both PEM: speaks https then. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** How long the access token of a refresh is good for: an hour, as Bitrix24's, unless given. Seconds. */
  readonly tokenLife?: number;
  /** Runs something after so many milliseconds: late commits. */
  readonly schedule?: (run: () => void, milliseconds: number) => void;
  /** A request is left hanging, right now. */
  readonly onHang?: () => void;
  /** The portal was switched off or on again. */
  readonly onPower?: (on: boolean) => void;
}

/** A call of a REST method as it came in, whatever became of it. */
export interface PortalCall {
  readonly method: string;
  readonly parameters: Parameters;
  readonly headers: IncomingHttpHeaders;
  /** Path and query, as they were sent. */
  readonly url: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const later = (run: () => void, milliseconds: number) => void setTimeout(run, milliseconds).unref();

const repeated = (leads: readonly StoredLead[]): number => {
  const origins = leads.map(({ ORIGIN_ID }) => ORIGIN_ID).filter((id) => id !== undefined);
  return origins.length - new Set(origins).size;
};

/**
 * A Bitrix24 portal on loopback that behaves as the REST documentation says, with faults on demand, and a page at `/`
 * that shows its leads. An authorization server is at `/oauth/token/`.
 */
export async function startPortal({
  port,
  tls,
  now = Date.now,
  tokenLife = 3600,
  schedule = later,
  onHang = () => {},
  onPower = () => {},
}: PortalOptions = {}) {
  const access = portalAccess(now, tokenLife);
  const bucket = leakyBucket(now);
  const faults = faultList();
  const office = newOffice();
  const calls: PortalCall[] = [];
  const counters = { refused503: 0, connections: 0 };
  let on = true;
  let lasting: Mode = 'well';
  let extra: object = {};

  const live = livePage({ state: () => state(), power: (next) => power(next), mode: (name) => mode(name) });
  const leads = leadStore(now, live.changed);
  const state = () => ({
    on,
    mode: on ? lasting : 'off',
    leads: leads.all.map(({ ID, createdAt, ...fields }) => ({ id: ID, at: createdAt, fields })),
    duplicates: repeated(leads.all),
    calls: calls.length,
    refused503: counters.refused503,
    ...extra,
  });
  const power = (next: boolean) => {
    on = next;
    onPower(next);
    live.changed();
  };

  /** Off, well, or well but for one thing; false when there is no such mode. */
  const mode = (name: string): boolean => {
    if (!isMode(name) && name !== 'off') return false;
    lasting = name === 'off' ? 'well' : name;
    const { fault, method } = MODES[lasting];
    faults.always(fault, method);
    if (on !== (name !== 'off')) power(name !== 'off');
    live.changed();
    return true;
  };

  const rest = restHandler({
    access,
    leads,
    office,
    bucket,
    faults,
    now,
    schedule,
    onHang,
    origin: () => url,
    onFull: () => {
      counters.refused503 += 1;
    },
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/';
    const isOauth = path.startsWith('/oauth/token/');
    if (!isOauth && !path.startsWith('/rest/')) {
      if (!(await live.serve(request, response))) response.writeHead(404).end();
      return;
    }
    const asked = await readRequest(request, isOauth ? OAUTH : undefined);
    const { method, parameters } = asked;
    calls.push({ method, parameters, headers: request.headers, url: path, at: now() });
    live.changed();
    if (on) rest(asked, response);
    else request.socket.resetAndDestroy();
  }

  const listener = (request: IncomingMessage, response: ServerResponse) => {
    answer(request, response).catch(() => response.destroy());
  };
  const server = tls ? createSecureServer(tls, listener) : createServer(listener);
  server.on('connection', () => {
    counters.connections += 1;
  });
  const { url, close } = await listen(server, port);

  return {
    url,
    /** Host and port, as one gives it together with a token. */
    domain: new URL(url).host,
    /** Newest last. */
    leads: leads.all as readonly StoredLead[],
    calls: calls as readonly PortalCall[],
    get webhookUrl() {
      return `${url}/rest/1/${access.keys.webhookCode}/`;
    },
    get accessToken() {
      return access.keys.accessToken;
    },
    /** What the `oauth` parameter would hold, with everything a refresh needs. */
    get oauth() {
      const { accessToken, refreshToken, clientId, clientSecret } = access.keys;
      return { domain: new URL(url).host, accessToken, refreshToken, clientId, clientSecret, server: url };
    },
    /** How the portal is set up. */
    office,
    /** How often the leaky bucket was full. */
    get refused503() {
      return counters.refused503;
    },
    /** How many connections were ever made. */
    get connections() {
      return counters.connections;
    },
    /** Lets the next calls of a method go wrong, after `spare` ones; `oauth/token` is the refresh of the access token. */
    fail(fault: Fault, times = 1, method = 'crm.lead.add', spare = 0) {
      faults.add(fault, times, method, spare);
    },
    /** A lead made in the portal itself. */
    add: leads.add,
    /** Down, every call of a REST method is reset and nothing is done. */
    power,
    mode,
    /** A new webhook; the old one is dead. */
    changeWebhook: access.changeWebhook,
    /** The access token has run out; a refresh makes a new one. */
    expireToken: access.expireToken,
    /** The application is installed again; the old tokens are dead. */
    reinstall: access.reinstall,
    /** More for the page to show: queue depths, … */
    setExtra(more: object) {
      extra = more;
      live.changed();
    },
    /** As if it were just started, but for its address and keys. */
    reset() {
      faults.clear();
      access.reset();
      Object.assign(office, newOffice());
      bucket.empty();
      calls.length = 0;
      counters.refused503 = 0;
      on = true;
      lasting = 'well';
      leads.clear();
    },
    close,
  };
}

export type SandboxPortal = Awaited<ReturnType<typeof startPortal>>;
