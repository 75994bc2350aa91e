import { createServer } from 'node:net';

/** Loopback only: nothing of the sandbox is seen from the network. */
export const LOOPBACK = '127.0.0.1';

/** Asked for too, since on some systems a server on all addresses and one on loopback alone may hold the same port. */
const ANY_ADDRESS = '::';

function isFree(port: number, host: string): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const probe = createServer();
  // a machine without IPv6 has nothing there that could be in the way
  probe.once('error', (error) => resolve('code' in error && error.code !== 'EADDRINUSE' && error.code !== 'EACCES'));
  probe.listen({ port, host }, () => probe.close(() => resolve(true)));
  return promise;
}

/**
 * The first free loopback port from `preferred` on; 0 gives any free one. `avoid` names ports that are spoken for.
 *
 * @throws Error when none of the next fifty is free
 */
export async function findPort(preferred: number, avoid: ReadonlySet<number> = new Set()): Promise<number> {
  if (preferred === 0) return anyPort();
  for (let port = preferred; port < Math.min(preferred + 50, 65_536); port++) {
    if (avoid.has(port)) continue;
    // one after the other: the probes would be in each other's way
    if ((await isFree(port, LOOPBACK)) && (await isFree(port, ANY_ADDRESS))) return port;
  }
  throw new Error(`No free port from ${preferred} to ${preferred + 49}: close what uses them`);
}

function anyPort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const probe = createServer();
  probe.once('error', reject);
  probe.listen({ port: 0, host: LOOPBACK }, () => {
    const address = probe.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    probe.close(() => resolve(port));
  });
  return promise;
}
