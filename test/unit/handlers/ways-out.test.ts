import { describe, expect, it } from 'vitest';
import { LeadHaltedError, LeadRefusedError, LeadRejectedError, RequestError } from '../../../lib/errors.ts';
import { type Door, leadMaker, type MakerIo } from '../../../lib/handlers/ways-out.ts';
import type { Delivery } from '../../../lib/types.ts';
import { deliveryOf } from '../../fixtures/lead-of.ts';
import { memoryLog } from '../../fixtures/memory-log.ts';
import { memoryMeter } from '../../fixtures/memory-meter.ts';
import { virtualClock } from '../../fixtures/virtual-clock.ts';

interface Queues {
  readonly queue: boolean;
  readonly deadLetters: boolean;
  readonly queueFails?: Error;
}

/** A maker whose portal answers so, and what became of the deliveries. */
function maker(portal: MakerIo['portal'], queues: Queues) {
  const [queued, parked]: [Delivery[], [Delivery, string | undefined][]] = [[], []];
  const spam: Delivery[] = [];
  let waited = 0;
  const clock = virtualClock();
  const io: MakerIo = {
    settings: async () => ({ forms: {}, secrets: {} }),
    portal,
    structure: async () => ({}),
    accessRefused: async () => {},
    hold: { check() {}, learn() {} },
    ledger: null,
    repeats: null,
    queue: queues.queue
      ? {
          send: async (delivery) => {
            if (queues.queueFails) throw queues.queueFails;
            queued.push(delivery);
          },
        }
      : null,
    deadLetters: queues.deadLetters
      ? { send: async (delivery, reason) => void parked.push([delivery, reason]), keep: async () => {} }
      : null,
    spam: async (delivery) => void spam.push(delivery),
    pace: { count() {}, wait: async () => void waited++ },
    clock,
    log: memoryLog(),
    meter: memoryMeter(),
  };
  const make = leadMaker(io);
  return { queued, parked, spam, waited: () => waited, make };
}

const failing = (error: Error) => () => Promise.reject(error);
const working: MakerIo['portal'] = async () => ({
  host: 'portal',
  addLead: async () => ({ result: 5 }),
  findLead: async () => null,
  leadStructure: async () => ({}),
});
const both = { queue: true, deadLetters: true };
const none = { queue: false, deadLetters: false };
const delivery = deliveryOf({ name: 'Ada' }, { door: 'server' });

const NEVER = [new LeadRejectedError('never', { code: 'X' }), new RequestError('invalid_lead', 'wrong')];
const LATER = [
  new LeadRefusedError('later', { code: 'X' }),
  new LeadHaltedError('later', { code: 'X' }),
  new Error('DynamoDB is down'),
];

describe('a lead that will never pass', () => {
  it.each<[Door, 'parked' | 'thrown']>([
    ['queue', 'parked'],
    ['event', 'parked'],
    ['form', 'parked'],
    ['server', 'thrown'],
  ])('by the door %s is %s', async (door, end) => {
    for (const error of NEVER) {
      const { parked, queued, make } = maker(failing(error), both);
      const result = make([delivery], door, 'r');
      if (end === 'thrown') await expect(result).rejects.toBe(error);
      else expect(await result).toEqual({ status: 'parked', reason: `${error.name}: ${error.message}` });
      expect([parked.length, queued.length]).toEqual([end === 'parked' ? 1 : 0, 0]);
    }
  });

  it.each<Door>(['queue', 'event', 'form', 'server'])('is thrown where there are no dead letters: %s', async (door) => {
    for (const error of NEVER)
      await expect(maker(failing(error), none).make([delivery], door, 'r')).rejects.toBe(error);
  });
});

describe('a lead that may pass later', () => {
  it.each<[Door, 'waits' | 'is thrown']>([
    ['queue', 'is thrown'],
    ['event', 'waits'],
    ['form', 'waits'],
    ['server', 'waits'],
  ])('by the door %s %s', async (door, end) => {
    for (const error of LATER) {
      const { parked, queued, make } = maker(failing(error), both);
      const result = make([delivery], door, 'r');
      if (end === 'waits') expect(await result).toEqual({ status: 'queued', id: 'r' });
      else await expect(result).rejects.toBe(error);
      expect(parked).toHaveLength(0);
      expect(queued).toMatchObject(end === 'waits' ? [delivery] : []);
    }
  });

  it.each<Door>(['queue', 'event', 'form', 'server'])('is thrown where there is no queue: %s', async (door) => {
    for (const error of LATER)
      await expect(maker(failing(error), none).make([delivery], door, 'r')).rejects.toBe(error);
  });
});

describe('a lead that the queue does not take', () => {
  it.each([new RequestError('too_large', 'larger than a queue message'), new Error('SQS is down')])(
    'keeps its own fault, whatever the queue says: %s',
    async (failure) => {
      for (const error of LATER) {
        const { make } = maker(failing(error), { ...both, queueFails: failure });
        await expect(make([delivery], 'server', 'r')).rejects.toBe(error);
      }
    },
  );
});

describe('several leads in one piece', () => {
  const entry = (id: string) => ({ lead_id: id, changes: [{ field: 'name', value: `Visitor ${id}` }] });
  const several = deliveryOf({ entry: [entry('1'), entry('2'), entry('3')] }, { door: 'event' });

  it('are made one in an invocation, while the others wait', async () => {
    const { queued, make } = maker(working, both);
    expect(await make([several], 'event', 'r')).toMatchObject({ status: 'created', lead: 5 });
    expect(queued).toHaveLength(2);
  });

  it('are all kept when the first can’t be made now', async () => {
    const { queued, make } = maker(failing(new LeadRefusedError('later', { code: 'X' })), both);
    await make([several], 'event', 'r');
    expect(queued).toHaveLength(3);
  });

  it('are refused before anything is made where there is no queue', async () => {
    const { parked, make } = maker(working, { queue: false, deadLetters: true });
    expect(await make([several], 'queue', 'r')).toMatchObject({ status: 'parked' });
    expect(parked).toMatchObject([[several, expect.stringContaining('QUEUE_URL')]]);
    await expect(make([several], 'server', 'r')).rejects.toThrow('one by one');
  });
});

describe('spam that failed a check made up for later', () => {
  it('becomes a lead when somebody sends it to the main queue as it is', async () => {
    const { spam, make } = maker(working, both);
    const robots = deliveryOf({ name: 'Ada', _gotcha: 'x' }, { unchecked: 'everything' });
    expect(await make([robots], 'queue', 'r')).toMatchObject({ status: 'spam' });
    expect(await make(spam, 'queue', 'r')).toMatchObject({ status: 'created' });
  });
});

describe('the pace', () => {
  it.each<[Door, number]>([
    ['queue', 1],
    ['event', 0],
    ['server', 0],
  ])('of the door %s: waited for %i times', async (door, times) => {
    const { waited, make } = maker(working, both);
    await make([delivery], door, 'r');
    expect(waited()).toBe(times);
  });
});
