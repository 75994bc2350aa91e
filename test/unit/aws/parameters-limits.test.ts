import { createServer } from 'node:http';
import { SSMClient } from '@aws-sdk/client-ssm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parameters } from '../../../lib/aws/parameters.ts';
import { memoryLog } from '../../fixtures/memory-log.ts';
import { virtualClock } from '../../fixtures/virtual-clock.ts';
import { clientConfig } from '../../sandbox/aws.ts';
import { listen } from '../../sandbox/listen.ts';
import { type Ssm, startSsm } from '../../sandbox/ssm.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const ONE = { 'webhook-url': 'https://one' };

let ssm: Ssm;
let clients: SSMClient[] = [];
beforeEach(async () => {
  ssm = await startSsm({ parameters: { '/p/webhook-url': 'https://one' } });
});
afterEach(async () => {
  for (const client of clients) client.destroy();
  clients = [];
  await ssm.close();
});

function open(url = ssm.url) {
  const client = new SSMClient({ ...clientConfig(url), maxAttempts: 1 });
  clients.push(client);
  const clock = virtualClock();
  const log = memoryLog();
  const names = ['webhook-url', 'oauth'] as const;
  return { clock, log, settings: parameters({ client, prefix: '/p', names, clock, log }) };
}

describe('what is read', () => {
  it('leaves out what is blank, as if it were not there', async () => {
    ssm.parameters.set('/p/oauth', ' \n');
    expect(await open().settings.read()).toStrictEqual(ONE);
  });

  it('is nothing when SSM has none of the names', async () => {
    const { url, close } = await listen(
      createServer((_, response) => {
        response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end('{}');
      }),
    );
    expect(await open(url).settings.read()).toStrictEqual({});
    await close();
  });
});

describe('an SSM that does not answer, with nothing kept', () => {
  it.each([
    [
      'denied',
      'LeadHaltedError',
      'AccessDeniedException',
      "SSM refuses to give the parameters under /p: allow ssm:GetParameters on them in this function's role",
    ],
    [
      'throttled',
      'LeadRefusedError',
      'ThrottlingException',
      'SSM did not give the parameters under /p, and none are kept from before; nothing was sent',
    ],
  ] as const)('is told in words: %s', async (fault, name, code, message) => {
    ssm.fail(fault, 1_000);
    await expect(open().settings.read()).rejects.toMatchObject({ name, code, message });
  });

  it('is asked once more by the event that joined the read at the start, and once by each after it', async () => {
    ssm.fail('error', 1_000);
    const { settings } = open();
    await expect(settings.read()).rejects.toThrow();
    expect(ssm.calls).toHaveLength(2);
    await expect(settings.read()).rejects.toThrow();
    expect(ssm.calls).toHaveLength(3);
  });
});

describe('an SSM that does not answer, with values kept', () => {
  it('is asked once for all who ask at once, and told of in the log', async () => {
    const { clock, log, settings } = open();
    await settings.read();
    clock.advance(6 * MINUTE);
    ssm.fail('error', 1_000);
    expect(await Promise.all([settings.read(), settings.read()])).toEqual([ONE, ONE]);
    expect(ssm.calls).toHaveLength(2);
    expect(log.lines[0]).toEqual({
      level: 'warn',
      message: 'SSM does not answer: going on with the settings kept from before',
      failure: expect.objectContaining({ name: 'InternalServerError' }),
    });
  });

  it('is asked again after thirty seconds, and not before', async () => {
    const { clock, settings } = open();
    await settings.read();
    clock.advance(6 * MINUTE);
    ssm.fail('error', 1_000);
    await settings.read();
    clock.advance(29_999);
    await settings.read();
    expect(ssm.calls).toHaveLength(2);
    clock.advance(1);
    await settings.read();
    expect(ssm.calls).toHaveLength(3);
  });

  it('is made up for until a day is over, and not a moment longer', async () => {
    const { clock, settings } = open();
    await settings.read();
    ssm.fail('error', 1_000);
    clock.advance(DAY - 1);
    expect(await settings.read()).toEqual(ONE);
    clock.advance(1); // within the pause after a failure: no reason to go on with what is too old
    await expect(settings.read()).rejects.toMatchObject({ name: 'LeadRefusedError', code: 'InternalServerError' });
    expect(ssm.calls).toHaveLength(3);
  });

  it('is told of in the log when a refusal of the portal was the reason to ask', async () => {
    const { clock, log, settings } = open();
    await settings.read();
    clock.advance(MINUTE);
    ssm.fail('denied');
    await settings.refresh();
    expect(log.lines).toEqual([
      {
        level: 'warn',
        message: 'SSM does not answer: settings not read anew',
        failure: expect.objectContaining({ name: 'AccessDeniedException' }),
      },
    ]);
  });
});

describe('reading anew', () => {
  it('needs nothing that is under way', async () => {
    const { settings } = open();
    await settings.read();
    ssm.parameters.set('/p/webhook-url', 'https://two');
    expect(await settings.reload()).toEqual({ 'webhook-url': 'https://two' });
  });

  it('throws the SDK’s error', async () => {
    const { settings } = open();
    await settings.read();
    ssm.fail('denied');
    await expect(settings.reload()).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});

describe('writing', () => {
  it('takes the place of a value that is there', async () => {
    const { settings } = open();
    await settings.read();
    await settings.write('webhook-url', 'https://new');
    expect(ssm.parameters.get('/p/webhook-url')).toBe('https://new');
    expect(await settings.read()).toEqual({ 'webhook-url': 'https://new' });
  });

  it('keeps the value from before when SSM refuses it', async () => {
    const { settings } = open();
    await settings.read();
    ssm.fail('denied');
    await expect(settings.write('webhook-url', 'https://new')).rejects.toMatchObject({ code: 'AccessDeniedException' });
    expect(await settings.read()).toEqual(ONE);
  });
});
