import type { Message } from '@aws-sdk/client-sqs';
import { acceptHandler } from '../../lib/handlers/form-handler.ts';
import { leadHandler } from '../../lib/handlers/lead-handler.ts';
import { formEvent, sqsEvent, startWorld } from '../fixtures/world.ts';

const VISIBILITY = 240_000;
const MAX_RECEIVES = 1000;
const LANES = 2;
const context = { awsRequestId: 'request' };

export interface DrainOptions {
  /** How many forms are sent at once. */
  readonly submissions: number;
  /** How long the portal resets every connection, from the start. */
  readonly outageHours?: number;
}

export interface DrainReport {
  readonly leads: number;
  readonly different: number;
  readonly deadLetters: number;
  /** Answers of the portal that its limit was exceeded. */
  readonly refused503: number;
  /** From the first form to the last lead, in virtual time. */
  readonly seconds: number;
  readonly invocations: number;
}

/** Sends many forms at once and lets two workers drain the queue at the pace they keep, in virtual time. */
export async function drain({ submissions, outageHours = 0 }: DrainOptions): Promise<DrainReport> {
  const world = await startWorld();
  const { clock, portal } = world;
  const accept = acceptHandler(world.coldAccept());
  for (let n = 0; n < submissions; n++) {
    const { statusCode } = await accept(formEvent({ name: `Visitor ${n}`, submission_id: `burst-${n}` }), context);
    if (statusCode !== 200) throw new Error(`Form ${n} was not accepted`);
  }
  const start = clock.now();
  let waiting = (await world.receive()).map((message) => ({ message, receives: 1, visibleAt: start }));
  let deadLetters = 0;
  let invocations = 0;
  let lastLeadAt = start;
  if (outageHours > 0) {
    portal.power(false);
    clock.in(outageHours * 3_600_000, () => portal.power(true));
  }

  async function deal(lead: (event: unknown) => Promise<unknown>, message: Message, receives: number): Promise<void> {
    const visibleAt = clock.now() + VISIBILITY;
    invocations++;
    try {
      await lead(sqsEvent(message, receives));
      lastLeadAt = clock.now();
      await world.acknowledge(message);
    } catch {
      if (receives < MAX_RECEIVES) waiting.push({ message, receives: receives + 1, visibleAt });
      else deadLetters++;
    }
  }

  function lane(): void {
    const handler = leadHandler(world.coldLead());
    const lead = (event: unknown) => handler(event, context);
    async function next(): Promise<void> {
      const due = waiting.find(({ visibleAt }) => visibleAt <= clock.now());
      if (due) {
        waiting = waiting.filter((one) => one !== due);
        clock.takeSlept();
        const began = clock.now();
        await deal(lead, due.message, due.receives);
        clock.in(Math.max(0, began + clock.takeSlept() - clock.now()), next);
      } else if (waiting.length > 0) {
        clock.in(Math.min(...waiting.map(({ visibleAt }) => visibleAt)) - clock.now(), next);
      }
    }
    clock.in(0, next);
  }
  for (let n = 0; n < LANES; n++) lane();
  await clock.run();

  const { leads, refused503 } = portal;
  const different = new Set(leads.map(({ NAME }) => NAME)).size;
  const report = {
    leads: leads.length,
    different,
    deadLetters,
    refused503,
    seconds: (lastLeadAt - start) / 1000,
    invocations,
  };
  await world.stop();
  return report;
}
