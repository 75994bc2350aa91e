import { ACCEPT, type Contestant, LEAD, LEAD_WITH_LEDGER, NAIVE, SEND_MESSAGE } from './contestants.ts';
import { percentile } from './percentile.ts';
import { type Bench, startLife } from './start-life.ts';

export interface Warm {
  readonly p50: number;
  readonly p99: number;
}

const ROUNDS = 40;
const EVENTS = 50;
const WARM_UP = 10;

export const ACCEPT_PORTAL_DOWN: Contestant = { ...ACCEPT, name: '`accept`, portal down' };
export const FAR_NAIVE: Contestant = { ...NAIVE, farPortal: true, name: 'naive, portal taking 50 ms' };
export const FAR_LEAD: Contestant = { ...LEAD, farPortal: true, name: '`lead`, portal taking 50 ms' };
/** Of those that wait for a portal, fewer events will do. */
const FEWER = 5;

/** Milliseconds of an invocation once everything is warm: 1,500 each, fifty in turn. */
export async function warm(bench: Bench): Promise<Map<Contestant, Warm>> {
  const times = new Map<Contestant, number[]>(
    [NAIVE, LEAD, LEAD_WITH_LEDGER, FAR_NAIVE, FAR_LEAD, SEND_MESSAGE, ACCEPT, ACCEPT_PORTAL_DOWN].map((who) => [
      who,
      [],
    ]),
  );
  const lives = new Map(
    await Promise.all([...times.keys()].map(async (who) => [who, await startLife(who, bench)] as const)),
  );
  for (let round = 0; round < ROUNDS; round++) {
    await bench.standIns.tell('empty');
    for (const [who, life] of lives) {
      await bench.standIns.tell(who === ACCEPT_PORTAL_DOWN ? 'off' : 'on');
      for (let event = 0; event < (who.farPortal ? FEWER : EVENTS); event++) {
        const { milliseconds } = await life.next();
        if (round >= WARM_UP) times.get(who)?.push(milliseconds);
      }
    }
  }
  for (const life of lives.values()) await life.end();
  await bench.standIns.tell('on');
  return new Map([...times].map(([who, taken]) => [who, { p50: percentile(taken, 50), p99: percentile(taken, 99) }]));
}
