import { setImmediate as nextTurn } from 'node:timers/promises';
import tls from 'node:tls';
import { type Dispatcher, Pool } from 'undici';

/** What came back over HTTP. */
export interface Reply {
  readonly status: number;
  /** Where a redirect points; it is never followed. */
  readonly location: string | null;
  readonly text: string;
}

export interface Post {
  readonly origin: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** PEM certificates that are trusted for this origin besides the public ones. */
  readonly authority?: string | null;
}

/** No reply came, or not all of it. Not for an answer that says no. */
export class NoReplyError extends Error {
  override readonly name = 'NoReplyError';
  /** False only when no byte of the request can have left this machine. */
  readonly sent: boolean;
  /** The system's or the HTTP client's word for it: `ECONNREFUSED`, `UND_ERR_SOCKET`, `TIMEOUT`. */
  readonly code: string;

  constructor(sent: boolean, code: string) {
    super(code);
    this.sent = sent;
    this.code = code;
  }
}

/** Far above any portal's answer, and far below a worker's memory. Bytes. */
const MAX_REPLY = 8 * 1024 * 1024;

/**
 * A worker is frozen between invocations, and its timers with it: it can't see a connection being closed meanwhile. So
 * one that is older than this is not used again. Milliseconds.
 */
const CONNECTION_LIFE = 15_000;

const pools = new Map<string, { readonly pool: Pool; readonly authority: string | null }>();

/** Node.js 20 has no `getCACertificates`: there it is the authorities that Node.js brings along. */
const publicAuthorities = (): readonly string[] => tls.getCACertificates?.('default') ?? tls.rootCertificates;

/** No setting of the environment switches the check of certificates off. */
const trust = (authority: string | null) => ({
  rejectUnauthorized: true,
  ...(authority && {
    secureContext: tls.createSecureContext({ ca: [...publicAuthorities(), authority] }),
  }),
});

function poolFor(origin: string, authority: string | null): Pool {
  const known = pools.get(origin);
  if (known?.authority === authority) return known.pool;
  known?.pool.close().catch(() => {}); // what is under way comes to its end
  // the caller's signal is the only timeout; HTTP/2 is off since its streams may be sent again by themselves, and so is
  // the experimental parser
  const pool = new Pool(origin, {
    allowH2: false,
    useMilo: false,
    connect: trust(authority),
    headersTimeout: 0,
    bodyTimeout: 0,
    clientTtl: CONNECTION_LIFE,
    maxResponseSize: MAX_REPLY,
  });
  pools.set(origin, { pool, authority });
  return pool;
}

/** Closes every kept connection, for the end of a process or a test. */
export async function closePools(): Promise<void> {
  const open = [...pools.values()];
  pools.clear();
  await Promise.all(open.map(({ pool }) => pool.destroy()));
}

/** `Promise.withResolvers`, which Node.js 20 has not. */
function deferred<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (reason: Error) => void = () => {};
  const promise = new Promise<T>((...settle) => {
    [resolve, reject] = settle;
  });
  return { promise, resolve, reject };
}

/** The error's own code alone: some of the client's errors carry bytes of the answer. */
const codeOf = (error: Error): string => ('code' in error ? String(error.code) : error.name);

/**
 * Sends one POST over the origin's kept connection: once, with no repetition and no redirect followed. The signal ends
 * it at any point, connecting and reading the body included.
 *
 * @throws NoReplyError, which tells whether the request may have reached the server
 */
export async function post(
  { origin, path, headers, body, authority = null }: Post,
  signal: AbortSignal,
): Promise<Reply> {
  if (signal.aborted) throw new NoReplyError(false, 'TIMEOUT');
  const { promise, resolve, reject } = deferred<Reply>();
  const progress: { sending?: Dispatcher.DispatchController; head?: Omit<Reply, 'text'> } = {};
  const chunks: Buffer[] = [];

  const fail = (code: string) => reject(new NoReplyError(progress.sending !== undefined, code));
  const stop = () => {
    fail('TIMEOUT');
    progress.sending?.abort(new Error('TIMEOUT'));
  };
  signal.addEventListener('abort', stop, { once: true });

  poolFor(origin, authority).dispatch(
    { method: 'POST', path, headers, body },
    {
      // called when a connection stands, just before the first byte is written
      onRequestStart(controller) {
        if (signal.aborted || progress.sending) controller.abort(new Error('Sent once at most'));
        else progress.sending = controller;
      },
      onResponseStart(_, status, { location }) {
        progress.head = { status, location: typeof location === 'string' ? location : null };
      },
      onResponseData: (_, chunk) => void chunks.push(chunk),
      onResponseEnd() {
        if (progress.head) resolve({ ...progress.head, text: new TextDecoder().decode(Buffer.concat(chunks)) });
      },
      onResponseError: (_, error) => fail(codeOf(error)),
    },
  );
  try {
    const reply = await promise;
    // the client sets the connection free a turn after the answer, and would open another for a request before that
    await nextTurn();
    return reply;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
