import { RequestError } from '../../lib/errors.ts';
import { receive } from '../../lib/intake/receive.ts';
import { splitDelivery } from '../../lib/intake/split-delivery.ts';
import { pendingLead } from '../../lib/once/pending-lead.ts';
import { originId, submissionKey } from '../../lib/once/submission-key.ts';
import { readDelivery } from '../../lib/read-delivery.ts';
import type { HttpRequest } from '../../lib/types.ts';
import { type Hostile, SHAPES, type Shape } from './hostile-shapes.ts';

const KB = 1000;
export const SIZES = [10 * KB, 100 * KB, 1000 * KB] as const;

const requestOf = ({ body, contentType, query = '', cookie }: Hostile): HttpRequest => ({
  method: 'POST',
  path: '/forms/hostile',
  query,
  headers: { 'content-type': contentType, ...(cookie ? { cookie } : {}) },
  body,
  sourceIp: null,
});

/** The whole way from a request to its lead; what it ended in. */
export async function wholeWay(hostile: Hostile): Promise<'lead' | RequestError['code']> {
  try {
    const delivery = receive(requestOf(hostile), 'form', 0);
    splitDelivery(delivery);
    const reading = await readDelivery(delivery, {});
    pendingLead(originId(submissionKey(delivery, reading, null).key), delivery, reading, null);
    return 'lead';
  } catch (error) {
    if (error instanceof RequestError) return error.code;
    throw error;
  }
}

/** What a shape costs at each size. */
export interface Row {
  readonly shape: string;
  /** Milliseconds at 10 KB, 100 KB and 1 MB: the best of several runs, no names twice. */
  readonly ms: readonly number[];
  /** How often the time for a byte grew between 10 KB and 1 MB. */
  readonly growth: number;
  /** What became of it at 1 MB. */
  readonly end: string;
  /** Megabytes of heap and buffers at 1 MB above what was in use before. */
  readonly peak: number;
}

const memory = () => {
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
};

const sizeOf = ({ body, query = '', cookie = '' }: Hostile) => Math.max(body.length, query.length, cookie.length);

/** A request of a shape that is really of this size: escapes make bodies longer. */
export function hostileOf(shape: Shape, bytes: number): Hostile {
  const made = shape(bytes);
  return sizeOf(made) > bytes * 1.03 ? shape((bytes * bytes) / sizeOf(made)) : made;
}

async function measure(shape: Shape, bytes: number) {
  globalThis.gc?.();
  const times: number[] = [];
  let [end, peak]: [string, number] = ['', 0];
  // small bodies are over before the clock has ticked well, so they run more often
  for (let spent = 0, run = 0; run < 3 || (spent < 50 && run < 50); run++) {
    const hostile = hostileOf(shape, bytes);
    const before = memory();
    const start = performance.now();
    end = await wholeWay(hostile);
    const time = performance.now() - start;
    times.push(time);
    spent += time;
    peak = Math.max(peak, memory() - before);
    if (time > 2000) break;
  }
  return { ms: Math.min(...times), end, peak };
}

/** Measures every shape of body, smallest size first; a shape that takes seconds goes no further. */
export async function growth(shapes: Readonly<Record<string, Shape>> = SHAPES): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [name, shape] of Object.entries(shapes)) {
    await measure(shape, KB);
    const found: Awaited<ReturnType<typeof measure>>[] = [];
    for (const bytes of SIZES) if ((found.at(-1)?.ms ?? 0) < 1000) found.push(await measure(shape, bytes));
    const [first, last] = [found[0], found.at(-1)];
    if (!first || !last) continue;
    const longer = (SIZES[found.length - 1] ?? SIZES[0]) / SIZES[0];
    rows.push({
      shape: name,
      ms: found.map(({ ms }) => ms),
      growth: last.ms / first.ms / longer,
      end: last.end,
      peak: last.peak,
    });
  }
  return rows;
}
