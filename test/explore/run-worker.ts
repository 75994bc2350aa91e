import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Portal } from '../../lib/bitrix24/portal.ts';
import type { Clock } from '../../lib/clock.ts';
import { LeadInDoubtError, LeadRefusedError } from '../../lib/errors.ts';
import { createOnce } from '../../lib/once/create-once.ts';
import { dynamoLedger } from '../../lib/once/ledger.ts';
import type { Answer, Call } from './stand-ins.ts';
import type { Variant } from './variants.ts';

/** An answer that a worker gets, and when; its start is the moment without. */
export interface Moment {
  /** Seconds. */
  readonly now: number;
  readonly answer: Answer | null;
}

/** At a call it waits for, or at its end. */
export interface Stand {
  readonly call: Call | null;
  /** At its end: whether it returned, so that the message is acknowledged. */
  readonly returned: boolean;
}

type Ask = (call: Call) => Promise<Answer>;

/** When the schedules begin: milliseconds since 1970. */
export const EPOCH = Date.UTC(2026, 8, 10);
const LEAD = { id: 'one', fields: { TITLE: 'Lead', ORIGINATOR_ID: 'bitrix24-lead', ORIGIN_ID: 'one' }, params: {} };
const SILENT = { info() {}, warn() {}, error() {} };
/** More turns of the microtask queue than the code takes from an answer to its next call. */
const TURNS = 500;

function portalFor(ask: Ask): Portal {
  async function call(method: 'add' | 'find'): Promise<number | null> {
    const answer = await ask({ to: 'portal', method });
    if (answer.is === 'lead') return answer.lead;
    if (answer.is === 'refused') throw new LeadRefusedError('Refused', { code: 'QUERY_LIMIT_EXCEEDED' });
    throw new LeadInDoubtError('In doubt', { code: 'TIMEOUT' });
  }
  return {
    host: 'portal',
    addLead: async () => ({ result: Number(await call('add')) }),
    findLead: () => call('find'),
    leadStructure: () => Promise.reject(new Error('Nobody asks for the structure here')),
  };
}

/** The SDK's own client; what it would send goes to `ask`. */
function clientFor(ask: Ask, { command = (it) => it }: Variant): DynamoDBClient {
  const client = new DynamoDBClient({ region: 'eu-central-1' });
  client.middlewareStack.add(
    (_, { commandName = '' }) =>
      async ({ input }) => {
        const answer = await ask({
          to: 'ledger',
          command: command({
            name: commandName.replace(/Command$/, ''),
            item: ('Item' in input && input.Item) || null,
            condition: ('ConditionExpression' in input && input.ConditionExpression) || null,
            update: ('UpdateExpression' in input && input.UpdateExpression) || null,
            names: ('ExpressionAttributeNames' in input && input.ExpressionAttributeNames) || {},
            values: ('ExpressionAttributeValues' in input && input.ExpressionAttributeValues) || {},
          }),
        });
        if (answer.is === 'condition not met') {
          throw new ConditionalCheckFailedException({ message: 'The conditional request failed', $metadata: {} });
        }
        if (answer.is === 'no answer') throw new Error('DynamoDB does not answer');
        const Item = answer.is === 'item' && answer.item;
        return { output: { $metadata: {}, ...(Item && { Item }) }, response: {} };
      },
    { step: 'initialize', priority: 'high' },
  );
  return client;
}

/** Runs the real `createOnce` on the real ledger from its start through these moments, until it waits again or ends. */
export async function runWorker(name: string, moments: readonly Moment[], variant: Variant): Promise<Stand> {
  const at: { now: number; waits: { call: Call; settle: (answer: Answer) => void } | null; end: Stand | null } = {
    now: 0,
    waits: null,
    end: null,
  };
  const ask: Ask = async (call) => {
    if (at.waits) throw new Error('The explorer knows workers that make one call at a time');
    const { promise, resolve } = Promise.withResolvers<Answer>();
    at.waits = { call, settle: resolve };
    return promise;
  };
  const clock: Clock = {
    now: () => EPOCH + at.now * 1000,
    sleep: async () => {},
    timeout: () => new AbortController().signal,
  };
  const { ledger = (it) => it, portal = (it) => it } = variant;
  const real = dynamoLedger(clientFor(ask, variant), 'ledger', clock, name);
  const io = { ledger: ledger(real), clock, log: SILENT };
  const end = (returned: boolean) => {
    at.end = { call: null, returned };
  };
  for (const { now, answer } of moments) {
    at.now = now;
    const { waits } = at;
    at.waits = null;
    if (answer) waits?.settle(answer);
    else
      void createOnce(LEAD, portal(portalFor(ask)), io).then(
        () => end(true),
        () => end(false),
      );
    for (let turn = 0; turn < TURNS && !at.waits && !at.end; turn++) await null;
  }
  if (at.end) return at.end;
  if (at.waits) return { call: at.waits.call, returned: false };
  throw new Error('A worker waits for something the explorer does not know');
}
