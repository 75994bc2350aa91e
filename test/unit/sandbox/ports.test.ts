import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { type Listening, listen } from '../../sandbox/listen.ts';
import { findPort } from '../../sandbox/ports.ts';

describe('ports of the sandbox', () => {
  const open: Listening[] = [];
  afterEach(async () => {
    for (const { close } of open.splice(0)) await close();
  });
  const occupy = async (port = 0) => {
    const listening = await listen(createServer(), port);
    open.push(listening);
    return listening.port;
  };

  it('gives the preferred port when it is free', async () => {
    const port = await findPort(0);
    expect(await findPort(port)).toBe(port);
  });

  it('goes on to the next one when it is taken', async () => {
    const taken = await occupy();
    expect(await findPort(taken)).toBeGreaterThan(taken);
  });

  it('leaves out what is spoken for', async () => {
    const port = await findPort(0);
    expect(await findPort(port, new Set([port]))).toBeGreaterThan(port);
  });

  it('gives any free port for 0, and it can be listened on', async () => {
    const port = await findPort(0);
    expect(await occupy(port)).toBe(port);
  });

  it('says so when there is none', async () => {
    await expect(findPort(65_536)).rejects.toThrow('No free port');
  });

  it('lets go of a port at the end, open connections or not', async () => {
    const server = await listen(createServer((_, response) => response.write('half an answer')));
    const { body } = await fetch(server.url);
    await server.close();
    await expect(
      body
        ?.getReader()
        .read()
        .then(() => body.getReader().read()),
    ).rejects.toThrow();
    expect(await findPort(server.port)).toBe(server.port);
  });
});
