import { pendingLead } from '../../lib/once/pending-lead.ts';
import { readDelivery } from '../../lib/read-delivery.ts';
import type { Delivery } from '../../lib/types.ts';
import { bodyOf, payload } from '../fixtures/payload.ts';
import { median } from './percentile.ts';

/** Milliseconds. */
export interface Mapping {
  /** The platform's own decoding of the body: JSON.parse or URLSearchParams. */
  readonly reference: number;
  /** Decoded, understood and mapped. */
  readonly mapped: number;
}

const SAMPLES = ['tilda-form', 'typeform', 'tally', 'elementor-advanced', 'html-multipart'];
const ROUNDS = 1000;

function deliveryOf(name: string): Delivery {
  const sample = payload(name);
  const { headers, query } = sample;
  const rest = { door: 'form', form: null, sourceIp: null, receivedAt: 0, transportId: null } as const;
  return { ...rest, headers, query, body: bodyOf(sample) };
}

async function timed(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** What making a lead of a form tool's submission costs by itself. */
export async function mapping(): Promise<Map<string, Mapping>> {
  const found = new Map<string, Mapping>();
  for (const name of SAMPLES) {
    const delivery = deliveryOf(name);
    const text = Buffer.from(delivery.body).toString();
    const times = { reference: [] as number[], mapped: [] as number[] };
    for (let round = 0; round < ROUNDS; round++) {
      times.reference.push(
        await timed(() => (text.startsWith('{') ? JSON.parse(text) : new URLSearchParams(text).size)),
      );
      times.mapped.push(await timed(async () => pendingLead('0', delivery, await readDelivery(delivery, {}), null)));
    }
    found.set(name, { reference: median(times.reference), mapped: median(times.mapped) });
  }
  return found;
}
