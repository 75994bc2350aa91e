import type { Message } from '@aws-sdk/client-sqs';
import { acceptHandler } from '../../lib/handlers/form-handler.ts';
import { leadHandler } from '../../lib/handlers/lead-handler.ts';
import { memoryMeter } from '../fixtures/memory-meter.ts';
import { formEvent, sqsEvent, startWorld } from '../fixtures/world.ts';
import { faultyAccept, faultyLead, faultyTokens } from './faulty.ts';
import { type Invocation, invoke } from './invocation.ts';
import { seeded } from './random.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const VISIBILITY = 240 * SECOND;
const MAX_RECEIVES = 1000;
/** How often a provider or an impatient visitor sends a form again that was not taken. */
const MAX_POSTS = 50;

export interface SimulationOptions {
  readonly runs: number;
  readonly seed: number;
  /** Probability of each fault at each point. */
  readonly p?: number;
  /** False: without the ledger, to see that the run tells the difference. */
  readonly ledger?: boolean;
  /** In by an application's tokens, which run out every ten minutes, two workers after one another. */
  readonly oauth?: boolean;
}

export interface Report {
  readonly submissions: number;
  /** Thanked for, but neither in the portal nor among the dead letters. */
  readonly lost: number;
  /** Submissions that became more than one lead. */
  readonly doubled: number;
  readonly parked: number;
  /** Messages received a thousand times in vain. */
  readonly givenUp: number;
  readonly emptyLeads: number;
  readonly invocations: number;
  readonly crashes: number;
  /** The most `crm.lead.add` calls that one invocation made. */
  readonly mostAddsPerInvocation: number;
  /** Invocations that ended because nothing passes until an operator acts. */
  readonly halted: number;
  /** Requests to the authorization server. */
  readonly refreshes: number;
  /** How often the tokens were lost and an operator, called by the alarm, put new ones. */
  readonly newTokens: number;
}

/**
 * Sends submissions through the real functions while everything around them fails: each fault at each point with
 * probability `p`, two copies of a message, forms sent twice at once, again after a while, and again after an hour.
 */
export async function simulate({
  runs,
  seed,
  p = 0.08,
  ledger = true,
  oauth = false,
}: SimulationOptions): Promise<Report> {
  const world = await startWorld({ ledger, oauth });
  const random = seeded(seed);
  const { clock, portal } = world;
  let acceptIo = world.coldAccept();
  const meter = memoryMeter();
  const workers = Array.from({ length: oauth ? 2 : 1 }, coldWorker);
  let crashes = 0;
  let invocations = 0;
  let mostAdds = 0;
  let dead = 0;
  let givenUp = 0;
  let refreshes = 0;
  let newTokens = 0;
  let operatorCalled = false;
  const adds = (since: number) => portal.calls.slice(since).filter(({ method }) => method === 'crm.lead.add').length;

  function coldWorker() {
    let invocation: Invocation | null = null;
    const at = () => {
      if (!invocation) throw new Error('The worker was not invoked yet');
      return invocation;
    };
    const io = oauth ? world.coldTokenLead((tokens) => faultyTokens(tokens, at, random, p, world)) : world.coldLead();
    return {
      io: { ...io, meter },
      enter(next: Invocation) {
        invocation = next;
      },
    };
  }

  /** Called by the alarm on halted leads, an operator installs the application again when its tokens are lost. */
  function callOperator(): void {
    if (operatorCalled || !world.tokensAreLost()) return;
    operatorCalled = true;
    clock.in(random.between(5, 30) * MINUTE, () => {
      operatorCalled = false;
      portal.reinstall();
      world.putTokens();
      newTokens++;
    });
  }

  async function work(message: Message, receives: number): Promise<void> {
    if (receives > MAX_RECEIVES) {
      dead++;
      givenUp++;
      return;
    }
    const start = clock.now();
    const calls = portal.calls.length;
    const halted = meter.counts.LeadsHalted;
    const lane = workers.length === 1 ? 0 : Math.floor(random.between(0, workers.length));
    const worker = workers[lane] ?? coldWorker();
    invocations++;
    const end = await invoke(clock, 30, (invocation) => {
      worker.enter(invocation);
      world.onHang = () => {
        clock.advance(Math.min(20 * SECOND, invocation.deadline - clock.now()));
        if (clock.now() >= invocation.deadline) invocation.crash();
      };
      return leadHandler(faultyLead(worker.io, invocation, random, p, world))(sqsEvent(message, receives), {
        awsRequestId: 'request',
      });
    });
    mostAdds = Math.max(mostAdds, adds(calls));
    if (end.how === 'crashed') {
      crashes++;
      workers[lane] = coldWorker();
    }
    if (oauth && meter.counts.LeadsHalted !== halted) callOperator();
    if (end.how === 'returned') await world.acknowledge(message);
    else clock.in(start + VISIBILITY - clock.now(), () => work(message, receives + 1));
  }

  async function post(body: object, posts = 1): Promise<void> {
    const end = await invoke(clock, 10, (invocation) =>
      acceptHandler(faultyAccept(acceptIo, invocation, random, p))(formEvent(body), { awsRequestId: 'request' }),
    );
    if (end.how === 'crashed') {
      crashes++;
      acceptIo = world.coldAccept();
    }
    for (const message of await world.receive()) {
      clock.in(0, () => work(message, 1));
      if (random.chance(0.02)) clock.in(random.between(0, 40) * SECOND, () => work(message, 1)); // SQS's second copy
    }
    const thanked = end.how === 'returned' && end.value.statusCode === 200;
    if (!thanked && posts < MAX_POSTS) clock.in(5 * SECOND, () => post(body, posts + 1));
  }

  let lost = 0;
  let doubled = 0;
  let emptyLeads = 0;
  let parked = 0;
  for (let run = 0; run < runs; run++) {
    const hasId = run % 2 === 0;
    const body = { name: `Visitor ${run}`, phone: '+49 30 23125809', ...(hasId && { submission_id: `id-${run}` }) };
    let expected = 1;
    clock.in(0, () => post(body));
    if (random.chance(0.1)) clock.in(random.between(1, 20) * SECOND, () => post(body));
    if (hasId && random.chance(0.1)) clock.in(random.between(400, 4000) * SECOND, () => post(body));
    if (!hasId && random.chance(0.1)) {
      clock.in(3600 * SECOND, () => post(body));
      expected = 2; // the same words an hour later are a new wish
    }
    await clock.run();

    const deadLetters = dead + (await world.deadLetters()).length;
    parked += deadLetters;
    dead = 0;
    const made = portal.leads.length;
    emptyLeads += portal.leads.filter(({ NAME }) => NAME !== body.name).length;
    if (made + deadLetters < expected) lost++;
    if (made > expected) doubled++;
    refreshes += portal.calls.filter(({ url }) => url.startsWith('/oauth/token/')).length;
    portal.reset();
  }
  await world.stop();
  return {
    submissions: runs,
    lost,
    doubled,
    parked,
    givenUp,
    emptyLeads,
    invocations,
    crashes,
    mostAddsPerInvocation: mostAdds,
    halted: meter.counts.LeadsHalted ?? 0,
    refreshes,
    newTokens,
  };
}
