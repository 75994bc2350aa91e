import { connect, createServer, type Socket } from 'node:net';
import { LOOPBACK } from './ports.ts';

export interface Gate {
  readonly port: number;
  /** Takes connections again, on the same port. */
  readonly open: () => Promise<void>;
  /** Refuses connections, as a machine does that is switched off; those that are open are cut. */
  readonly shut: () => Promise<void>;
}

/**
 * A door of its own in front of a server on loopback, to be shut while the server itself stays reachable. A connection
 * refused tells the caller for sure that nothing was done; one that is cut in the middle does not.
 */
export async function startGate({ port = 0, targetPort }: { port?: number; targetPort: number }): Promise<Gate> {
  let bound = port;
  const sockets = new Set<Socket>();
  const join = (from: Socket, to: Socket) => {
    sockets.add(from);
    from.pipe(to);
    from.on('error', () => {});
    from.once('close', () => {
      sockets.delete(from);
      to.destroy();
    });
  };
  const server = createServer((socket) => {
    const target = connect({ port: targetPort, host: LOOPBACK });
    join(socket, target);
    join(target, socket);
  });

  async function open(): Promise<void> {
    if (server.listening) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    server.once('error', reject);
    server.listen({ port: bound, host: LOOPBACK }, () => {
      server.off('error', reject);
      resolve();
    });
    await promise;
  }
  async function shut(): Promise<void> {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of sockets) socket.destroy();
    await closed;
  }

  await open();
  const address = server.address();
  if (typeof address === 'object' && address) bound = address.port;
  return { port: bound, open, shut };
}
