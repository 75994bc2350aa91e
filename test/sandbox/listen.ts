import type { Server } from 'node:http';
import { Server as SecureServer } from 'node:https';
import { LOOPBACK } from './ports.ts';

/** A server that listens, and how to end it. */
export interface Listening {
  readonly port: number;
  readonly url: string;
  /** Cuts open connections and resolves when the port is free again. */
  readonly close: () => Promise<void>;
}

/**
 * Lets an HTTP or HTTPS server listen on loopback; port 0 takes any free one.
 *
 * @throws the system's error when the port is taken
 */
export function listen(server: Server | SecureServer, port = 0): Promise<Listening> {
  const { promise, resolve, reject } = Promise.withResolvers<Listening>();
  server.once('error', reject);
  server.listen({ port, host: LOOPBACK }, () => {
    server.off('error', reject);
    const address = server.address();
    const bound = typeof address === 'object' && address ? address.port : port;
    resolve({
      port: bound,
      url: `${server instanceof SecureServer ? 'https' : 'http'}://${LOOPBACK}:${bound}`,
      close: () =>
        new Promise((closed) => {
          server.close(() => closed());
          server.closeAllConnections();
        }),
    });
  });
  return promise;
}
