import { writeFile } from 'node:fs/promises';
import { bundleAll } from './bundle.ts';
import { cold } from './cold.ts';
import { ACCEPT, type Contestant, LEAD, NAIVE, SEND_MESSAGE, SLIM } from './contestants.ts';
import { growth, SIZES } from './growth.ts';
import { mapping } from './mapping.ts';
import { COUNTS, memory } from './memory.ts';
import { contents } from './size.ts';
import { startStandIns } from './start-stand-ins.ts';
import { table } from './table.ts';
import { FAR_LEAD, FAR_NAIVE, warm } from './warm.ts';

const RESULTS = new URL('RESULTS.md', import.meta.url);

const of = <K, V>(map: ReadonlyMap<K, V>, key: K): V => {
  const value = map.get(key);
  if (value === undefined) throw new Error('Not measured');
  return value;
};
const ms = (value: number) => value.toFixed(value < 10 ? 2 : 0);
const ratio = (value: number) => value.toFixed(2);
const kilobytes = (bytes: number) => (bytes / 1000).toFixed(0);
const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);

/** Measures everything and gives the report. The figures of one run belong together: only their ratios tell anything. */
async function report(): Promise<string> {
  const bundles = await bundleAll();
  const standIns = await startStandIns();
  try {
    const bench = { bundles, standIns };
    const started = await cold(bench);
    const warmed = await warm(bench);
    const taken = await memory(bench);
    const mapped = await mapping();
    const grown = await growth();
    const mappedBodies = grown.filter(({ end }) => end === 'lead');

    const naive = of(started, NAIVE);
    const [lead, accept, slim] = [of(started, LEAD), of(started, ACCEPT), of(started, SLIM)];
    const after = (who: Contestant, count: (typeof COUNTS)[number]) => of(of(taken, who), count);
    const bars: [measure: string, value: number, bar: number][] = [
      ['`lead` cold ÷ naive', lead.total / naive.total, 0.9],
      ['… in CPU time', lead.cpu / naive.cpu, 0.9],
      ['`lead` cold ÷ slim', lead.total / slim.total, 1.1],
      ['… in CPU time', lead.cpu / slim.cpu, 1.1],
      ['`accept` cold ÷ naive', accept.total / naive.total, 0.8],
      ['… in CPU time', accept.cpu / naive.cpu, 0.8],
      ['`lead`’s first invocation after INIT ÷ naive’s, CPU time', lead.firstCpu / naive.firstCpu, 0.6],
      ['`lead` warm p50 ÷ naive’s', of(warmed, LEAD).p50 / of(warmed, NAIVE).p50, 1.2],
      ['… from a portal that takes 50 ms', of(warmed, FAR_LEAD).p50 / of(warmed, FAR_NAIVE).p50, 1.2],
      ['`accept` warm p50 ÷ bare SendMessage', of(warmed, ACCEPT).p50 / of(warmed, SEND_MESSAGE).p50, 1.3],
      ['`lead` packed, KB', bundles.of.lead.bytes / 1000, 750],
      ['`accept` packed, KB', bundles.of.accept.bytes / 1000, 420],
      ['memory high-water of `lead` ÷ naive', after(LEAD, 10_000).rss / after(NAIVE, 10_000).rss, 1.05],
      ['… after 10,000 events ÷ after 100', after(LEAD, 10_000).rss / after(LEAD, 100).rss, 1.1],
      ['… without garbage: after 10,000 ÷ after 100', after(LEAD, 10_000).heap / after(LEAD, 100).heap, 1.1],
      ['… without garbage: after 10,000 ÷ after 1,000', after(LEAD, 10_000).heap / after(LEAD, 1000).heap, 1.1],
      ['slowest body of any shape up to 1 MB, ms', Math.max(...grown.flatMap((row) => row.ms)), 250],
      ['time ÷ size of a mapped body, 1 MB ÷ 10 KB', Math.max(...mappedBodies.map((row) => row.growth)), 2],
    ];

    const sections = {
      Bars: table(
        ['measure', 'is', 'bar', 'met'],
        bars.map(([measure, value, bar]) => [
          measure,
          value < 10 ? ratio(value) : value.toFixed(0),
          `≤ ${bar}`,
          value <= bar ? 'yes' : 'no',
        ]),
      ),
      'Cold: process start → first answer, nine lives each in turns, medians in ms': table(
        ['', 'cold', '÷ naive', 'CPU', '÷ naive', 'INIT', 'first', 'CPU of first', '÷ naive'],
        [...started].map(([{ name }, it]) => [
          name,
          ms(it.total),
          ratio(it.total / naive.total),
          ms(it.cpu),
          ratio(it.cpu / naive.cpu),
          ms(it.init),
          ms(it.first),
          ms(it.firstCpu),
          ratio(it.firstCpu / naive.firstCpu),
        ]),
      ),
      'Warm: one invocation, ms': table(
        ['', 'p50', '÷ reference', 'p99'],
        [...warmed].map(([{ name, takesForms, farPortal }, { p50, p99 }]) => [
          name,
          p50.toFixed(2),
          ratio(p50 / of(warmed, takesForms ? SEND_MESSAGE : farPortal ? FAR_NAIVE : NAIVE).p50),
          p99.toFixed(2),
        ]),
      ),
      'Mapping alone: medians of 1,000, ms': table(
        ['sample', 'platform’s decoding', 'decoded, understood, mapped'],
        [...mapped].map(([name, it]) => [name, it.reference.toFixed(3), it.mapped.toFixed(3)]),
      ),
      'Bodies of every shape, received, decoded, understood and mapped: best of several, ms': table(
        ['shape', ...SIZES.map((bytes) => `${kilobytes(bytes)} KB`), 'time ÷ size, last ÷ first', 'end', 'MB more'],
        grown.map((row) => [
          row.shape,
          ...SIZES.map((_, n) => row.ms[n]?.toFixed(1) ?? '—'),
          ratio(row.growth),
          row.end,
          row.peak.toFixed(0),
        ]),
      ),
      'Size: minified, KB': table(
        ['', ...(['lead', 'accept', 'slim', 'naive', 'b24jssdk'] as const)],
        [
          [
            'all',
            ...(['lead', 'accept', 'slim', 'naive', 'b24jssdk'] as const).map((name) =>
              kilobytes(bundles.of[name].bytes),
            ),
          ],
        ],
      ),
      'Size: what is in them, KB': table(
        ['part', 'lead', 'accept'],
        contents(bundles.of.lead)
          .slice(0, 15)
          .map(([part, bytes]) => [
            part,
            kilobytes(bytes),
            kilobytes(new Map(contents(bundles.of.accept)).get(part) ?? 0),
          ]),
      ),
      'Memory, MB: high-water mark, and heap without garbage, after so many events': table(
        ['', ...COUNTS.map(String), ...COUNTS.map((count) => `heap, ${count}`)],
        [...taken].map(([{ name }, marks]) => [
          name,
          ...COUNTS.map((count) => megabytes(of(marks, count).rss)),
          ...COUNTS.map((count) => megabytes(of(marks, count).heap)),
        ]),
      ),
    };
    return [
      `# Benchmark\n\nBy \`npm run bench\` on Node.js ${process.version}, ${process.platform} ${process.arch}, ${new Date().toISOString().slice(0, 10)}. Ratios of one run tell something, milliseconds depend on the machine.`,
      ...Object.entries(sections).map(([title, text]) => `## ${title}\n\n${text}`),
    ].join('\n\n');
  } finally {
    standIns.stop();
    await bundles.remove();
  }
}

const text = await report();
console.log(text);
await writeFile(RESULTS, `${text}\n`);
