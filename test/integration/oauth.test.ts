import type { Message } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LeadHaltedError, LeadRefusedError } from '../../lib/errors.ts';
import { acceptHandler } from '../../lib/handlers/form-handler.ts';
import { type LeadIo, leadHandler } from '../../lib/handlers/lead-handler.ts';
import { invoke } from '../faults/invocation.ts';
import { memoryMeter } from '../fixtures/memory-meter.ts';
import { formEvent, sqsEvent, startWorld, type World } from '../fixtures/world.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const VISIBILITY = 240_000;
const context = { awsRequestId: 'request' };

let world: World;
beforeEach(async () => {
  world = await startWorld({ oauth: true }); // the access token has run out
});
afterEach(() => world.stop());

/** So many visitors' messages, waiting. */
async function visitors(count: number): Promise<Message[]> {
  const accept = acceptHandler(world.coldAccept());
  for (let n = 0; n < count; n++) {
    await accept(formEvent({ name: `Visitor ${n}`, submission_id: `row-${n}` }), context);
  }
  return world.receive();
}

const work = (message: Message, io: LeadIo = world.coldLead()) => leadHandler(io)(sqsEvent(message, 1), context);
const refreshes = () => world.portal.calls.filter(({ url }) => url.startsWith('/oauth/token/')).length;
const adds = () => world.portal.calls.filter(({ method }) => method === 'crm.lead.add').length;
const names = () => new Set(world.portal.leads.map(({ NAME }) => NAME)).size;

it('refreshes once for ten workers who meet a token that has run out; nine are refused, and every lead is made once', async () => {
  const messages = await visitors(10);
  world.portal.fail({ kind: 'slow', after: 5_000 }, 1, 'oauth/token'); // all ten are at it before it is answered
  const refused: Message[] = [];
  const nine = Promise.withResolvers<void>();
  const ten = messages.map((message) =>
    work(message).catch((error: unknown) => {
      expect(error).toBeInstanceOf(LeadRefusedError);
      if (refused.push(message) === 9) nine.resolve();
    }),
  );
  await nine.promise;
  expect([refreshes(), adds()]).toEqual([1, 0]);
  await world.clock.run();
  await Promise.all(ten);
  expect([refreshes(), adds(), refused.length]).toEqual([1, 1, 9]);

  world.clock.advance(VISIBILITY);
  await Promise.all(refused.map((message) => work(message)));
  expect([refreshes(), adds(), world.portal.leads.length, names()]).toEqual([1, 10, 10, 10]);
});

it('refreshes once for ten warm workers who kept the old token, after the portal refused it', async () => {
  const [first, ...messages] = await visitors(11);
  const workers = messages.map(() => world.coldLead());
  if (first) await work(first);
  for (const io of workers) await io.portal();
  world.portal.expireToken();
  const ends = await Promise.allSettled(messages.map((message, n) => work(message, workers[n])));
  expect(ends.every(({ status }) => status === 'rejected')).toBe(true);
  expect(refreshes()).toBe(1);

  for (let round = 0; round < 3; round++) {
    world.clock.advance(VISIBILITY);
    await Promise.allSettled(messages.map((message, n) => work(message, workers[n])));
  }
  expect([refreshes(), world.portal.leads.length, names()]).toEqual([2, 11, 11]);
});

it('halts when a worker dies between refresh and write-back: the leads wait, the alarm counts, new tokens drain them', async () => {
  const messages = await visitors(3);
  const [first] = messages;
  if (!first) throw new Error('nothing on the queue');
  const end = await invoke(world.clock, 30, ({ crash }) => {
    const dying = world.coldTokenLead((tokens) => ({ ...tokens, parameters: { ...tokens.parameters, write: crash } }));
    return work(first, dying);
  });
  expect(end.how).toBe('crashed');
  expect([refreshes(), adds(), world.tokensAreLost()]).toEqual([1, 0, true]);

  const meter = memoryMeter();
  const io = { ...world.coldLead(), meter };
  for (let round = 0; round < 3; round++) {
    world.clock.advance(VISIBILITY);
    for (const message of messages) await expect(work(message, io)).rejects.toBeInstanceOf(LeadHaltedError);
  }
  expect(meter.counts).toEqual({ LeadsHalted: 9 });
  expect(refreshes()).toBe(1 + 3); // one try a round: nobody hammers at the authorization server
  expect(adds()).toBe(0);

  world.portal.reinstall();
  world.putTokens();
  world.clock.advance(VISIBILITY);
  for (const message of messages) await work(message, io);
  expect([world.portal.leads.length, names(), meter.counts.LeadsCreated]).toEqual([3, 3, 3]);
  expect(await world.deadLetters()).toHaveLength(0);
});

it('survives a write-back that fails: the worker that has the new tokens stores them when it comes again', async () => {
  const [message] = await visitors(1);
  if (!message) throw new Error('nothing on the queue');
  let writes = 0;
  const io = world.coldTokenLead(({ parameters, lock }) => ({
    parameters: {
      ...parameters,
      write: (...value) => (writes++ === 0 ? Promise.reject(new Error('SSM is down')) : parameters.write(...value)),
    },
    lock,
  }));
  await expect(work(message, io)).rejects.toThrow();
  expect(world.tokensAreLost()).toBe(true);
  world.clock.advance(VISIBILITY);
  await work(message, io);
  expect([refreshes(), world.portal.leads.length, world.tokensAreLost()]).toEqual([1, 1, false]);
});
