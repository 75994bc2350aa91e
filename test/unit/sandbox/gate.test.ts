import { createServer } from 'node:http';
import { Agent } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Gate, startGate } from '../../sandbox/gate.ts';
import { type Listening, listen } from '../../sandbox/listen.ts';

describe('the gate in front of the portal', () => {
  let server: Listening;
  let gate: Gate;
  let agent: Agent;
  beforeEach(async () => {
    server = await listen(
      createServer((request, response) => {
        if (request.url !== '/hang') response.end('hello');
      }),
    );
    gate = await startGate({ targetPort: server.port });
    agent = new Agent();
  });
  afterEach(async () => {
    await agent.destroy();
    await gate.shut();
    await server.close();
  });
  const call = async (path: string) => {
    const { body } = await agent.request({ origin: `http://127.0.0.1:${gate.port}`, path, method: 'POST' });
    return body.text();
  };

  it('lets requests through while it is open', async () => {
    expect(await call('/')).toBe('hello');
  });

  it('refuses connections while it is shut, kept ones too, and takes them again afterwards', async () => {
    await call('/');
    await gate.shut();
    await expect(call('/')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await gate.open();
    await gate.open();
    expect(await call('/')).toBe('hello');
  });

  it('cuts what is under way when it is shut', async () => {
    const hanging = expect(call('/hang')).rejects.toThrow();
    await call('/');
    await gate.shut();
    await hanging;
  });

  it('passes on that the server behind it is gone', async () => {
    await server.close();
    await expect(call('/')).rejects.toThrow();
  });
});
