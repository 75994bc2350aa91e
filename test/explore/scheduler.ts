import { type Answer, describe, effectOf, type Item, isWrite, nameOf } from './stand-ins.ts';
import { ageing, counted, isBy, type Point, type Workers } from './workers.ts';

/*
 * Time goes in steps of 10 s, and anything that can happen happens in any order between two steps. That is enough: all
 * times that matter (20, 30, 60, 100, 240 s) are multiples of 10 s, and all conditions on them but one are «at most» or
 * «at least», so that whatever order of things is possible at any moments is possible at these (Henzinger, Manna, Pnueli,
 * «What good are digital clocks?»). The one that is strict, younger than the lease, makes a worker throw before it changed
 * anything: as if its copy had been delivered later, and that is among the schedules too, since a copy may come at any
 * moment from the time on at which it may be seen.
 */
const STEP = 10;
/** Lambda ends a worker that is not done. Seconds, as all that follow. */
const LIFE = 30;
/** The worker's call to the portal gives up. */
const CALL = 20;
/** The portal commits no later than so long after it was asked. */
const COMMIT = 60;

export interface Rules {
  readonly workers: Workers;
  /** For how long a message is not seen again once it was received. */
  readonly visibility: number;
}

interface Waiting {
  readonly is: 'waiting';
  /** When it may be delivered; it may be later. */
  readonly from: number;
}

interface Running {
  readonly is: 'running';
  readonly start: number;
  readonly point: Point;
  /** On its way back to the worker; null: the call has not taken effect. */
  readonly answer: Answer | null;
  /** The portal does not answer, and the call gives up in its time. */
  readonly hangs: boolean;
}

/** A copy of the message. */
type Copy = Waiting | Running | { readonly is: 'acknowledged' };

/** Everything there is at a moment. */
export interface World {
  /** Seconds. */
  readonly now: number;
  /** How many more faults may happen. */
  readonly faults: number;
  readonly item: Item;
  readonly leads: number;
  /** Until when the portal will have committed leads whose caller gave up waiting. */
  readonly commits: readonly number[];
  readonly copies: readonly Copy[];
}

/** One thing that may happen next. */
export interface Move {
  readonly what: string;
  readonly to: World | Promise<World>;
}

/** Two copies of a message, nobody at work. */
export const beginning = (faults: number): World => ({
  now: 0,
  faults,
  item: null,
  leads: 0,
  commits: [],
  copies: [
    { is: 'waiting', from: 0 },
    { is: 'waiting', from: 0 },
  ],
});

const nameAt = (index: number): string => 'AB'.charAt(index);

/** Each delivery finds another worker. */
const workerAt = (index: number, start: number): string => `${nameAt(index)} ${start}`;

function keyOfCopy(copy: Copy, index: number, { now, item }: World): string {
  if (copy.is === 'acknowledged') return 'acknowledged';
  if (copy.is === 'waiting') return `waiting ${Math.max(0, copy.from - now)}`;
  const { start, point, answer, hangs } = copy;
  const worker = workerAt(index, start);
  const coming = answer ? counted(answer, start, worker) : hangs ? 'hangs' : '-';
  return `${now - start} ${point.history} ${coming} ${isBy(item, worker) ? 'has the claim' : ''}`;
}

/**
 * Two worlds with one key go on alike: times count from now, and which copy is called A matters to nobody. A worker is
 * known by its history, since its code depends on nothing else.
 */
export function keyOf(world: World): string {
  const { now, faults, item, leads, commits, copies } = world;
  const waits = commits.map((until) => until - now).sort();
  const both = copies.map((copy, index) => keyOfCopy(copy, index, world)).sort();
  return [faults, leads, ageing(item, now), waits, ...both].join(' ; ');
}

/** Over: all copies acknowledged, and nothing under way in the portal. */
export const isOver = ({ copies, commits }: World): boolean =>
  commits.length === 0 && copies.every(({ is }) => is === 'acknowledged');

/** An end in words. */
export const endOf = ({ leads, item }: World): string =>
  `leads in the portal: ${leads}; ledger: ${item?.state?.S ?? 'nothing'}; both copies acknowledged`;

/** What must never be, in words; null when all is well. */
export function wrongWith({ leads, copies }: World): string | null {
  if (leads > 1) return 'doubled';
  return leads === 0 && copies.some(({ is }) => is === 'acknowledged') ? 'lost' : null;
}

const withCopy = (world: World, index: number, copy: Copy): World => ({
  ...world,
  copies: world.copies.map((other, n) => (n === index ? copy : other)),
});
const fault = (world: World): World => ({ ...world, faults: world.faults - 1 });
const dead = ({ start }: Running, { visibility }: Rules): Waiting => ({ is: 'waiting', from: start + visibility });

/** A call that has not taken effect: it does, or it fails before, or the portal hangs and perhaps commits later. */
function beforeEffect(world: World, index: number, copy: Running): Move[] {
  const { call } = copy.point;
  if (!call) return [];
  const name = nameOf(call);
  const { answer, ...changed } = effectOf(call, world.item, world.leads);
  const does = {
    what: `${name} → ${describe(answer)}`,
    to: withCopy({ ...world, ...changed }, index, { ...copy, answer }),
  };
  if (world.faults === 0) return [does];

  const answered = (is: 'no answer' | 'refused' | 'in doubt', what: string): Move => ({
    what: `FAULT: ${name} ${what}`,
    to: withCopy(fault(world), index, { ...copy, answer: { is } }),
  });
  if (call.to === 'ledger') return [does, answered('no answer', 'fails before it takes effect')];
  if (call.method === 'find') return [does, answered('in doubt', 'fails')];
  return [
    does,
    answered('refused', 'is refused'),
    answered('in doubt', 'fails, never to take effect, and nobody can tell'),
    {
      what: `FAULT: ${name} hangs, to be committed later`,
      to: withCopy({ ...fault(world), commits: [...world.commits, copy.point.since + COMMIT] }, index, {
        ...copy,
        hangs: true,
      }),
    },
  ];
}

/** A call that took effect, whose answer is on its way: it arrives, or is lost, or the SDK has to send the call again. */
function beforeAnswer(world: World, index: number, copy: Running, answer: Answer, { workers }: Rules): Move[] {
  const { call } = copy.point;
  if (!call) return [];
  const arrive = async (point: Point | Promise<Point>) =>
    withCopy(world, index, { ...copy, point: await point, answer: null, hangs: false });
  const arrives: Move = {
    what: `gets its answer: ${describe(answer)}`,
    to: arrive(workers.resume(copy.point, answer, world.now)),
  };
  const failed = answer.is === 'no answer' || answer.is === 'refused' || answer.is === 'in doubt';
  if (world.faults === 0 || failed) return [arrives];
  const lost: Answer = { is: call.to === 'ledger' ? 'no answer' : 'in doubt' };
  const moves: Move[] = [
    arrives,
    {
      what: `FAULT: the answer of ${nameOf(call)} is lost`,
      to: withCopy(fault(world), index, { ...copy, answer: lost }),
    },
  ];
  if (!isWrite(call)) return moves;
  return [
    ...moves,
    {
      what: `FAULT: the answer of ${nameOf(call)} is lost, and it is sent again`,
      to: withCopy(fault(world), index, { ...copy, answer: null }),
    },
  ];
}

/** A worker goes on, or dies. */
function run(world: World, index: number, copy: Running, rules: Rules): Move[] {
  const dies: Move[] =
    world.faults > 0 ? [{ what: 'FAULT: crashes', to: withCopy(fault(world), index, dead(copy, rules)) }] : [];
  if (!copy.point.call) {
    const ends: Copy = copy.point.returned ? { is: 'acknowledged' } : dead(copy, rules);
    const what = copy.point.returned ? 'is done: the message is acknowledged' : 'throws: the message comes again';
    return [{ what, to: withCopy(world, index, ends) }, ...dies];
  }
  if (copy.answer) return [...beforeAnswer(world, index, copy, copy.answer, rules), ...dies];
  if (!copy.hangs) return [...beforeEffect(world, index, copy), ...dies];
  if (world.now < copy.point.since + CALL) return dies;
  const answer: Answer = { is: 'in doubt' };
  return [{ what: 'gives up waiting for the portal', to: withCopy(world, index, { ...copy, answer }) }, ...dies];
}

async function begin(world: World, index: number, { workers }: Rules): Promise<World> {
  const point = await workers.start(world.now, workerAt(index, world.now));
  return withCopy(world, index, { is: 'running', start: world.now, point, answer: null, hangs: false });
}

/** Nothing but time; the moment of the next step tells as much. */
export const PASSES = 'time passes';

/**
 * Time passes, unless something must happen first: a commit that is due, or a worker out of time. A worker may be as slow
 * as its life allows at no cost; to die of it is a fault, but for one that the portal leaves hanging.
 */
function pass(world: World, rules: Rules): Move[] {
  const now = world.now + STEP;
  if (world.commits.some((until) => until < now)) return [];
  const late = (copy: Copy): copy is Running => copy.is === 'running' && copy.start + LIFE < now;
  const faults = world.faults - world.copies.filter((copy) => late(copy) && !copy.hangs).length;
  if (faults < 0) return [];
  const copies = world.copies.map((copy) => (late(copy) ? dead(copy, rules) : copy));
  const names = copies.flatMap((copy, index) => (copy === world.copies[index] ? [] : nameAt(index)));
  const ended = `${names.join(' and ')} out of time`;
  const what = names.length === 0 ? PASSES : faults < world.faults ? `FAULT: ${ended}` : ended;
  return [{ what, to: { ...world, now, faults, copies } }];
}

/** Everything that may happen next. */
export function movesFrom(world: World, rules: Rules): Move[] {
  const ofCopies = world.copies.flatMap((copy, index) => {
    const name = nameAt(index);
    if (copy.is === 'running') {
      return run(world, index, copy, rules).map(({ what, to }) => ({ what: `${name} ${what}`, to }));
    }
    if (copy.is === 'acknowledged' || world.now < copy.from) return [];
    return [{ what: `${name} starts`, to: begin(world, index, rules) }];
  });
  const ofPortal = world.commits.map((_, index) => ({
    what: 'the portal commits what nobody waits for any more',
    to: { ...world, leads: world.leads + 1, commits: world.commits.toSpliced(index, 1) },
  }));
  return [...ofCopies, ...ofPortal, ...pass(world, rules)];
}
