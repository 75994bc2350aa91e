import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteMessageCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { dependencies as acceptDependencies } from '../../functions/accept.ts';
import { dependencies as leadDependencies } from '../../functions/lead.ts';
import { sqsQueue } from '../../lib/aws/queue.ts';
import { systemClock } from '../../lib/clock.ts';
import { acceptHandler } from '../../lib/handlers/form-handler.ts';
import { leadHandler } from '../../lib/handlers/lead-handler.ts';
import { dynamoLedger } from '../../lib/once/ledger.ts';
import { originId } from '../../lib/once/submission-key.ts';
import { movedBody } from '../../lib/operator/held-message.ts';
import { moveMessages } from '../../lib/operator/move-messages.ts';
import { placeOf } from '../../lib/operator/places.ts';
import { stageOf } from '../../lib/operator/stage.ts';
import { lookInto } from '../../lib/operator/walk-queue.ts';
import type { Delivery } from '../../lib/types.ts';
import { type Operator, PREFIX, startOperator } from '../fixtures/operator.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const STAGE = stageOf({ stage: 'dev' });
const oneLine = /^error: [^\n]+\n$/;

let operator: Operator;
let folder: string;
let sqs: SQSClient;
let dynamo: DynamoDBClient;
beforeAll(async () => {
  [operator, folder] = await Promise.all([startOperator(), mkdtemp(join(tmpdir(), 'bitrix24-lead-'))]);
  Object.assign(process.env, operator.env);
  operator.set('webhook-url', operator.portal.webhookUrl);
  sqs = new SQSClient({});
  dynamo = new DynamoDBClient({});
});
afterAll(async () => {
  sqs.destroy();
  dynamo.destroy();
  await Promise.all([operator.close(), rm(folder, { recursive: true })]);
});

/** Takes everything out of a queue. */
async function drain(QueueUrl: string): Promise<string[]> {
  const bodies: string[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    if (Messages.length === 0) return bodies;
    for (const { Body = '', ReceiptHandle } of Messages) {
      bodies.push(Body);
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
  }
}
beforeEach(async () => {
  operator.portal.reset();
  const { queueUrl, deadLetterQueueUrl, spamQueueUrl } = operator.queues;
  for (const url of [queueUrl, deadLetterQueueUrl, spamQueueUrl]) await drain(url);
});

const delivery = (name: string, more: Partial<Delivery> = {}): Delivery => ({
  ...{ door: 'form', form: 'contact', headers: {}, query: '', sourceIp: null, receivedAt: 1_789_000_000_000 },
  body: Buffer.from(JSON.stringify({ name, submission_id: `sub-${name}` })),
  transportId: null,
  key: { key: `form/${name}`, weak: false },
  ...more,
});
const idOf = (name: string) => originId(`form/${name}`);
const park = (name: string, more: Partial<Delivery> = {}) =>
  sqsQueue(sqs, operator.queues.deadLetterQueueUrl).send(
    delivery(name, more),
    'LeadRejectedError: HTTP 400, ERROR_CORE',
  );
const spam = (name: string, more: Partial<Delivery> = {}) =>
  sqsQueue(sqs, operator.queues.spamQueueUrl).send(delivery(name, more), 'honeypot');

describe('queue', () => {
  it('tells depth, dead letters and spam with the reason of each, and no name of anybody', async () => {
    await sqsQueue(sqs, operator.queues.queueUrl).send(delivery('Ada'));
    await park('Grace');
    await spam('Robot');
    const { code, stdout, stderr } = await operator.run(['queue']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^1 lead waiting, 0 in work.*oldest seen for 0 min\n1 dead letter, 1 message in spam/);
    expect(stdout).toMatch(new RegExp(`${idOf('Grace')} +contact +0 min +LeadRejectedError: HTTP 400`));
    expect(stdout).toMatch(new RegExp(`${idOf('Robot')} +contact +0 min +honeypot`));
    expect(stdout).not.toMatch(/Grace|Robot/);
    expect(operator.queues.depths()).toEqual({ queue: 1, deadLetters: 1, spam: 1 });
  });

  it('gives the same as JSON', async () => {
    await park('Grace');
    const { stdout } = await operator.run(['queue', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      queue: { waiting: 0, inWork: 0, oldest: null },
      held: [
        { queue: 'dead letters', id: idOf('Grace'), form: 'contact', reason: expect.stringContaining('ERROR_CORE') },
      ],
    });
  });

  it('sends all dead letters through again as they came, and they can be seen at once', async () => {
    for (let count = 0; count < 25; count++) await park(`Visitor ${count}`);
    const { code, stdout } = await operator.run(['queue', 'redrive']);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^25 leads sent through again/)]);
    expect(operator.queues.depths()).toEqual({ queue: 25, deadLetters: 0, spam: 0 });
  });

  it('sends one through again, by its id or the beginning of it, and leaves the others', async () => {
    await park('Grace');
    await park('Ada');
    expect((await operator.run(['queue', 'redrive', idOf('Ada').slice(0, 8)])).code).toBe(0);
    expect(operator.queues.depths()).toEqual({ queue: 1, deadLetters: 1, spam: 0 });
    const [body = ''] = await drain(operator.queues.queueUrl);
    expect(Buffer.from(JSON.parse(body).body, 'base64').toString()).toContain('Ada');
    const again = await operator.run(['queue', 'redrive', idOf('Grace')]);
    expect(again.code).toBe(0); // what was left could be received at once
  });

  it('lets through what was taken for spam, its checks being made up for', async () => {
    await spam('Person', { unchecked: 'everything' });
    expect((await operator.run(['queue', 'release', idOf('Person')])).code).toBe(0);
    const [body = ''] = await drain(operator.queues.queueUrl);
    expect(JSON.parse(body)).toMatchObject({ form: 'contact', key: { key: 'form/Person' } });
    expect(JSON.parse(body)).not.toHaveProperty('unchecked');
    expect(operator.queues.depths().spam).toBe(0);
  });

  it('shows one with what its sender wrote', async () => {
    await park('Grace Hopper');
    const { code, stdout } = await operator.run(['queue', 'show', idOf('Grace Hopper')]);
    expect(code).toBe(0);
    expect(stdout).toContain('ERROR_CORE');
    expect(stdout).toMatch(/name: Grace Hopper/);
    expect(operator.queues.depths().deadLetters).toBe(1);
  });

  it('exports dead letters and spam, a line of JSON each, for its owner’s eyes', async () => {
    await park('Grace');
    await spam('Robot');
    const path = join(folder, 'held.jsonl');
    expect((await operator.run(['queue', 'export', path])).code).toBe(0);
    const lines = (await readFile(path, 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      {
        queue: 'dead letters',
        id: idOf('Grace'),
        receives: expect.any(Number),
        body: expect.stringContaining('"form":"contact"'),
      },
      { queue: 'spam', reason: 'honeypot' },
    ]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(operator.queues.depths()).toEqual({ queue: 0, deadLetters: 1, spam: 1 });
    const { stdout } = await operator.run(['queue', 'export', '-']);
    expect(stdout.trim().split('\n')).toHaveLength(2);
  });

  it.each<[string, string[], Record<string, string>, number]>([
    ['an id that is not there', ['redrive', 'nothing-of-that-name'], {}, 2],
    ['a spam that is not there', ['release', 'nothing-of-that-name'], {}, 2],
    ['something to show that is not there', ['show', 'nothing-of-that-name'], {}, 2],
    ['a file that can’t be written', ['export', '/no/such/folder/file'], {}, 2],
    ['a stage that is not deployed', ['--stage', 'nowhere'], {}, 1],
    ['an SQS that can’t be reached', [], { AWS_ENDPOINT_URL_SQS: 'http://127.0.0.1:9' }, 1],
  ])('says in one line what is wrong with %s', async (_, args, env, expected) => {
    const { code, stdout, stderr } = await operator.run(['queue', ...args], { env });
    expect([code, stdout, stderr]).toEqual([expected, '', expect.stringMatching(oneLine)]);
  });
});

describe('moving, cut off', () => {
  const move = async (from: Awaited<ReturnType<typeof placeOf>>) =>
    moveMessages({ from, to: operator.queues.queueUrl, isWanted: () => true, body: movedBody, onMoved: () => {} });

  /** Lets one kind of call fail from now on, before or after it took effect. */
  function breaking(client: SQSClient, command: string, after: boolean): void {
    client.middlewareStack.add(
      (next, context) => async (args) => {
        if (context.commandName !== command) return next(args);
        if (after) await next(args);
        throw Object.assign(new Error('cut off'), { name: 'TimeoutError' });
      },
      { step: 'initialize' },
    );
  }

  it.each([
    ['SendMessageCommand', false, { queue: 0, deadLetters: 2 }],
    ['SendMessageCommand', true, { queue: 1, deadLetters: 2 }],
    ['DeleteMessageCommand', false, { queue: 1, deadLetters: 2 }],
    ['DeleteMessageCommand', true, { queue: 1, deadLetters: 1 }],
  ])('at %s (carried out: %s) loses nothing, and can be run again', async (command, after, left) => {
    await park('Ada');
    await park('Grace');
    const place = await placeOf(STAGE, 'dead letters');
    breaking(place.client, command, after);
    await expect(move(place)).rejects.toThrow(/SQS does not answer/);
    expect(operator.queues.depths()).toMatchObject(left);

    await move(await placeOf(STAGE, 'dead letters'));
    expect(operator.queues.depths()).toMatchObject({ deadLetters: 0 });
    const names = (await drain(operator.queues.queueUrl)).map((body) => JSON.parse(body).key.key);
    expect(new Set(names)).toEqual(new Set(['form/Ada', 'form/Grace']));
  });

  it('makes one submission of two copies of a message that nobody named', async () => {
    const QueueUrl = operator.queues.deadLetterQueueUrl;
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: '{"name":"Ada"}' }));
    const [held] = await lookInto(await placeOf(STAGE, 'dead letters'));
    if (!held) throw new Error('There is nothing in the queue');
    const [first, second] = [await movedBody(held), await movedBody(held)];
    expect(first).toBe(second);
    expect(JSON.parse(first)).toMatchObject({ door: 'server', receivedAt: held.sentAt });
  });
});

describe('where', () => {
  const handlers = () => {
    const { queueUrl, deadLetterQueueUrl, spamQueueUrl } = operator.queues;
    const variables = {
      ...process.env,
      ...{ PARAMETER_PREFIX: PREFIX, QUEUE_URL: queueUrl, DEAD_LETTER_QUEUE_URL: deadLetterQueueUrl },
      ...{ SPAM_QUEUE_URL: spamQueueUrl, LEDGER_TABLE: operator.ledger.table },
    };
    return {
      accept: acceptHandler(acceptDependencies(variables, systemClock)),
      lead: leadHandler(leadDependencies(variables, systemClock)),
    };
  };
  const ledger = () => dynamoLedger(dynamo, operator.ledger.table, systemClock);

  /** What a form's answer says its submission is called. */
  async function post(answers: object): Promise<string> {
    const answer: unknown = await handlers().accept({
      version: '2.0',
      rawPath: '/forms/contact',
      rawQueryString: '',
      headers: { 'content-type': 'application/json' },
      requestContext: { http: { method: 'POST', path: '/forms/contact', sourceIp: '192.0.2.1' }, requestId: 'r' },
      body: JSON.stringify(answers),
      isBase64Encoded: false,
    });
    return /"id\\?":\\?"([0-9a-f]{32})/.exec(JSON.stringify(answer))?.[1] ?? '';
  }
  async function work(): Promise<void> {
    const { lead } = handlers();
    for (const body of await drain(operator.queues.queueUrl)) {
      await lead({ Records: [{ eventSource: 'aws:sqs', body, attributes: { SentTimestamp: String(Date.now()) } }] });
    }
  }
  const where = async (...args: string[]) => operator.run(['where', ...args]);

  it.each([
    ['an id of its own', { name: 'Ada', submission_id: 'sub-1' }],
    ['nothing but its words', { name: 'Ada', message: 'no id at all' }],
  ])('finds the lead of a submission with %s, by the id the form was answered', async (_, answers) => {
    const id = await post(answers);
    const before = await where(id);
    expect(before.stdout).toMatch(/1 wait in the queue/);
    await work();
    const [made] = operator.portal.leads;
    const { code, stdout } = await where(id);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`Z  created as lead ${made?.ID}\n`));
    expect((await where(String(made?.ID))).stdout).toContain(`created as lead ${made?.ID}`);
    expect(stdout).not.toContain('Ada');
  });

  it('tells of a submission whose end is unknown, since when, and how often it was tried', async () => {
    const id = originId('in doubt');
    const claim = await ledger().claim(id);
    expect((await where(id)).stdout).toMatch(/^\d{4}-.*Z {2}sent, and its end is unknown since then; it is looked for/);
    if (claim.state !== 'CLAIMED') throw new Error('The claim was not made');
    await ledger().takeOver(id, claim.at);
    expect((await where(id)).stdout).toContain('tried 2 times');
  });

  it('tells of a lead that was deleted in the portal', async () => {
    const id = originId('deleted');
    await ledger().done(id, 4711);
    expect((await where(id)).stdout).toMatch(/created as lead 4711\n.*lead 4711 is not in the portal any more/);
  });

  it('tells of what is parked, by its id and by its sender’s, and shows what was written only when asked to', async () => {
    await park('Grace');
    const { stdout } = await where(idOf('Grace'));
    expect(stdout).toMatch(/parked with the dead letters: LeadRejectedError: HTTP 400.*queue redrive/);
    expect(stdout).not.toContain('Grace');
    expect((await where('sub-Grace', '--show')).stdout).toMatch(/parked[^\n]*\n {4}name: Grace/);
  });

  it('tells of spam', async () => {
    await spam('Robot');
    const { stdout } = await where(idOf('Robot'), '--json');
    expect(JSON.parse(stdout)).toMatchObject([{ state: 'spam', message: expect.stringContaining('honeypot') }]);
    expect(stdout).not.toContain('Robot');
  });

  it('finds what a trusted caller named, in the ledger', async () => {
    const fields = { TITLE: 'Raw', ORIGIN_ID: 'order-77' };
    await handlers().lead({ version: '0', id: 'e', source: 's', 'detail-type': 'x', detail: { fields } });
    expect((await where('order-77')).stdout).toMatch(/created as lead/);
  });

  it('finds the lead of a back-end’s call by its Idempotency-Key', async () => {
    const token = 'a-token-of-16-characters';
    operator.set('secrets', JSON.stringify({ lead: token }));
    await handlers().lead({
      version: '2.0',
      rawPath: '/lead',
      rawQueryString: '',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': 'call-9' },
      requestContext: { http: { method: 'POST', path: '/lead', sourceIp: '192.0.2.1' }, requestId: 'r' },
      body: '{"name":"Ada"}',
      isBase64Encoded: false,
    });
    expect((await where('call-9')).stdout).toMatch(/created as lead/);
  });

  it.each<[string, string[], Record<string, string>, number, RegExp]>([
    ['an id that is not known', ['0'.repeat(32)], {}, 1, /Nothing is known of it/],
    ['a lead that is not there', ['999999'], {}, 0, /no lead 999999/],
  ])('says %s', async (_, args, env, expected, words) => {
    const { code, stdout, stderr } = await operator.run(['where', ...args], { env });
    expect([code, stderr]).toEqual([expected, '']);
    expect(stdout).toMatch(words);
  });

  it('says in one line that the ledger can’t be reached', async () => {
    const env = { AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:9' };
    const { code, stderr } = await operator.run(['where', '0'.repeat(32)], { env });
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^error: DynamoDB[^\n]*does not answer[^\n]*\n$/)]);
  });
});
