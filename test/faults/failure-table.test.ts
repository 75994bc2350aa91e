import type { Message } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { acceptHandler } from '../../lib/handlers/form-handler.ts';
import { type LeadIo, leadHandler } from '../../lib/handlers/lead-handler.ts';
import { memoryMeter } from '../fixtures/memory-meter.ts';
import { formEvent, sqsEvent, startWorld, type World } from '../fixtures/world.ts';
import type { Fault } from '../sandbox/portal/faults.ts';
import { type End, type Invocation, invoke } from './invocation.ts';

const VISIBILITY = 240_000;
const context = { awsRequestId: 'request' };

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

let id = 0;
beforeEach(async () => {
  await world.clock.run();
  world.clock.advance(3_600_000);
  world.portal.reset();
  world.onHang = () => world.clock.advance(20_000);
  world.ssm.parameters.set(`${world.prefix}/webhook-url`, world.portal.webhookUrl);
  id++;
});

const post = (io = world.coldAccept()) =>
  acceptHandler(io)(formEvent({ name: 'Ada', submission_id: `row-${id}` }), context);

async function queued(): Promise<Message> {
  expect((await post()).statusCode).toBe(200);
  const [message] = await world.receive();
  if (!message) throw new Error('nothing on the queue');
  return message;
}

type Change = (io: LeadIo, invocation: Invocation) => Partial<LeadIo>;

/** One invocation of a freshly started worker, with something about it changed. */
const work = (message: Message, change: Change = () => ({}), io = world.coldLead()): Promise<End<unknown>> =>
  invoke(world.clock, 30, (invocation) =>
    leadHandler({ ...io, ...change(io, invocation) })(sqsEvent(message, 1), context),
  );

/** The queue's next tries, each a visibility timeout later, until one succeeds. */
async function retried(message: Message): Promise<number> {
  for (let tries = 1; tries <= 10; tries++) {
    world.clock.advance(VISIBILITY);
    if ((await work(message)).how === 'returned') return tries;
  }
  throw new Error('never delivered');
}

const adds = () => world.portal.calls.filter(({ method }) => method === 'crm.lead.add').length;
const looks = () => world.portal.calls.filter(({ method }) => method === 'crm.lead.list').length;

describe('each row of the failure table', () => {
  it('accept dies before SQS answers: the caller sees no thanks, sends again with the same id, one lead', async () => {
    const io = world.coldAccept();
    const first = await invoke(world.clock, 10, ({ crash }) => post({ ...io, take: crash }));
    expect(first.how).toBe('crashed');
    const message = await queued();
    await work(message);
    expect(world.portal.leads).toHaveLength(1);
  });

  it('SendMessage stored, its answer lost: two messages, one lead', async () => {
    const io = world.coldAccept();
    const lost = async (...deliveries: Parameters<typeof io.take>) => {
      await io.take(...deliveries);
      throw new Error('connection reset');
    };
    expect((await post({ ...io, take: lost })).statusCode).toBe(503);
    expect((await post()).statusCode).toBe(200);
    const messages = await world.receive();
    expect(messages).toHaveLength(2);
    for (const message of messages) expect((await work(message)).how).toBe('returned');
    expect(world.portal.leads).toHaveLength(1);
  });

  it('a crash before the claim: delivered again, one lead', async () => {
    const message = await queued();
    expect((await work(message, (_, { crash }) => ({ settings: crash }))).how).toBe('crashed');
    expect(await retried(message)).toBe(1);
    expect([adds(), looks(), world.portal.leads.length]).toEqual([1, 0, 1]);
  });

  it('a crash after the claim, before sending: looked for after the lease, not there, taken over, one lead', async () => {
    const message = await queued();
    const dies: Change = ({ portal }, { crash }) => ({ portal: async () => ({ ...(await portal()), addLead: crash }) });
    expect((await work(message, dies)).how).toBe('crashed');
    expect(await retried(message)).toBe(1);
    expect([adds(), looks(), world.portal.leads.length]).toEqual([1, 1, 1]);
  });

  it('a crash after sending: looked for after the lease, found, not sent again', async () => {
    const message = await queued();
    const dies: Change = ({ portal }, { crash }) => ({
      portal: async () => {
        const opened = await portal();
        return { ...opened, addLead: (...lead) => opened.addLead(...lead).then(crash) };
      },
    });
    expect((await work(message, dies)).how).toBe('crashed');
    expect(world.portal.leads).toHaveLength(1);
    expect(await retried(message)).toBe(1);
    expect([adds(), looks(), world.portal.leads.length]).toEqual([1, 1, 1]);
  });

  it.each<[string, Fault]>([
    ['a timeout, the lead created 60 s later', { kind: 'hang', commitAfter: 60_000 }],
    ['a 500 after it was created', { kind: 'html', status: 500, committed: true }],
    ['an unreadable 200', { kind: 'unreadable' }],
    ['a 200 without a result', { kind: 'no result' }],
    ['a connection reset after it was created', { kind: 'reset', committed: true }],
    ['an answer that never ends', { kind: 'slow body' }],
  ])('%s: looked for after the lease, found, one lead', async (_, fault) => {
    const message = await queued();
    world.portal.fail(fault);
    expect((await work(message)).how).toBe('threw');
    world.clock.advance(70_000);
    await world.clock.run();
    expect((await work(message)).how).toBe('threw'); // the lease is not over: not even looked for
    expect(looks()).toBe(0);
    expect(await retried(message)).toBe(1);
    expect([adds(), looks(), world.portal.leads.length]).toEqual([1, 1, 1]);
  });

  it.each<[string, Fault]>([
    ['a timeout, never created', { kind: 'hang' }],
    ['a connection reset before it was created', { kind: 'reset', committed: false }],
  ])('%s: looked for after the lease, not there, sent again, one lead', async (_, fault) => {
    const message = await queued();
    world.portal.fail(fault);
    expect((await work(message)).how).toBe('threw');
    expect(await retried(message)).toBe(1);
    expect([adds(), looks(), world.portal.leads.length]).toEqual([2, 1, 1]);
  });

  it.each<[string, Fault]>([
    ['503 QUERY_LIMIT_EXCEEDED', { kind: 'error', status: 503, code: 'QUERY_LIMIT_EXCEEDED' }],
    ['429 OPERATION_TIME_LIMIT', { kind: 'error', status: 429, code: 'OPERATION_TIME_LIMIT' }],
  ])('%s: the claim is given back, delivered again without a look-up', async (_, fault) => {
    const message = await queued();
    world.portal.fail(fault);
    expect((await work(message)).how).toBe('threw');
    expect(await retried(message)).toBe(1);
    expect([adds(), looks(), world.portal.leads.length]).toEqual([2, 0, 1]);
  });

  it('a refused connection: the claim is given back, delivered again without a look-up', async () => {
    const message = await queued();
    world.ssm.parameters.set(`${world.prefix}/webhook-url`, 'http://127.0.0.1:9/rest/1/code/');
    expect((await work(message)).how).toBe('threw');
    world.ssm.parameters.set(`${world.prefix}/webhook-url`, world.portal.webhookUrl);
    expect(await retried(message)).toBe(1);
    expect([adds(), looks(), world.portal.leads.length]).toEqual([1, 0, 1]);
  });

  it('DynamoDB down at the claim: thrown before anything is sent', async () => {
    const message = await queued();
    const down: Change = ({ ledger }) => ({
      ledger: ledger && { ...ledger, claim: () => Promise.reject(new Error('down')) },
    });
    expect((await work(message, down)).how).toBe('threw');
    expect(adds()).toBe(0);
    expect(await retried(message)).toBe(1);
    expect(world.portal.leads).toHaveLength(1);
  });

  it('DynamoDB down when the lead is done: acknowledged, and a second copy is looked up', async () => {
    const message = await queued();
    const down: Change = ({ ledger }) => ({
      ledger: ledger && { ...ledger, done: () => Promise.reject(new Error('down')) },
    });
    expect((await work(message, down)).how).toBe('returned');
    world.clock.advance(VISIBILITY);
    expect(await work(message)).toMatchObject({ how: 'returned', value: { status: 'duplicate' } });
    expect([adds(), looks(), world.portal.leads.length]).toEqual([1, 1, 1]);
  });

  it('SSM down: the settings kept from before serve for a day', async () => {
    const io = world.coldLead();
    await work(await queued(), undefined, io);
    id++;
    const message = await queued();
    world.ssm.fail('error', 1_000);
    world.clock.advance(23 * 3_600_000);
    expect((await work(message, undefined, io)).how).toBe('returned');
    id++;
    world.ssm.fail('error', 0);
    const late = await queued();
    world.ssm.fail('error', 1_000);
    world.clock.advance(2 * 3_600_000);
    expect((await work(late, undefined, io)).how).toBe('threw');
    world.ssm.fail('error', 0);
    expect(await retried(late)).toBe(1);
  });

  it('SSM down at a cold start: thrown before the claim', async () => {
    const message = await queued();
    world.ssm.fail('throttled', 1_000);
    expect((await work(message)).how).toBe('threw');
    world.ssm.fail('throttled', 0);
    world.clock.advance(1);
    expect(await work(message)).toMatchObject({ how: 'returned', value: { status: 'created' } });
    expect(looks()).toBe(0);
  });

  it('access dead: nothing is burnt, the alarm’s metric is counted, a new webhook drains the backlog with no new deployment', async () => {
    const meter = memoryMeter();
    const io = { ...world.coldLead(), meter };
    const messages: Message[] = [];
    for (let n = 0; n < 3; n++) {
      id++;
      messages.push(await queued());
    }
    world.portal.changeWebhook(); // the old one is dead
    for (let round = 0; round < 3; round++) {
      world.clock.advance(VISIBILITY);
      for (const message of messages) expect((await work(message, undefined, io)).how).toBe('threw');
    }
    expect(meter.counts.LeadsHalted).toBe(9);
    expect(world.portal.calls.length).toBeLessThanOrEqual(3); // the door is not hammered at
    world.ssm.parameters.set(`${world.prefix}/webhook-url`, world.portal.webhookUrl);
    for (let round = 0; round < 2; round++) {
      world.clock.advance(VISIBILITY);
      for (const message of messages) await work(message, undefined, io);
    }
    expect(world.portal.leads).toHaveLength(3);
    expect(await world.deadLetters()).toHaveLength(0);
  });

  it('refused for good: parked with the reason, acknowledged, and made once it is sent through again', async () => {
    const message = await queued();
    world.portal.fail({ kind: 'error', status: 400, code: 'ERROR_CORE', description: 'Wrong' });
    expect(await work(message)).toMatchObject({ how: 'returned', value: { status: 'parked' } });
    const [parked] = await world.deadLetters();
    expect(parked?.MessageAttributes?.reason?.StringValue).toContain('LeadRejectedError');
    expect(await work({ Body: parked?.Body, MessageId: 'redriven' })).toMatchObject({ value: { status: 'created' } });
    expect(world.portal.leads).toHaveLength(1);
  });

  it('two copies at once: one is sent, the other comes again and finds it done', async () => {
    const message = await queued();
    const ends = await Promise.all([work(message), work(message)]);
    expect(ends.filter(({ how }) => how === 'returned').length).toBeGreaterThanOrEqual(1);
    expect(await retried(message)).toBe(1);
    expect([adds(), world.portal.leads.length]).toEqual([1, 1]);
  });

  it('the portal down for 66 hours and more: from the dead letters it is still made once', async () => {
    const message = await queued();
    world.portal.fail({ kind: 'hang', commitAfter: 50_000 });
    await work(message); // created late, nobody was told
    await world.clock.run();
    world.clock.advance(67 * 3_600_000);
    expect(await work({ Body: message.Body, MessageId: 'redriven' })).toMatchObject({ value: { status: 'duplicate' } });
    expect(world.portal.leads).toHaveLength(1);
  });
});

describe('posts without an id', () => {
  const submit = async (words: string) => {
    await acceptHandler(world.coldAccept())(formEvent({ name: words }), context);
    for (const message of await world.receive()) await work(message);
  };

  it('makes one lead of two identical posts a second apart, across a boundary of ten minutes too', async () => {
    const boundary = Math.ceil(world.clock.now() / 600_000) * 600_000;
    world.clock.set(boundary - 500);
    await submit('Boundary');
    world.clock.advance(1000);
    await submit('Boundary');
    expect(world.portal.leads).toHaveLength(1);
  });

  it('makes a second lead of the same post an hour later', async () => {
    await submit('Later');
    world.clock.advance(3_600_000);
    await submit('Later');
    expect(world.portal.leads).toHaveLength(2);
  });
});
