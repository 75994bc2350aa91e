import { parseArgs } from 'node:util';

process.env.POWERTOOLS_LOG_LEVEL = 'SILENT';
process.env.POWERTOOLS_METRICS_DISABLED = 'true';
const { drain } = await import('./drain.ts'); // the functions look at the environment as soon as they are loaded
const { simulate } = await import('./simulate.ts');

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '7' },
    burst: { type: 'string', default: '10000' },
    oauth: { type: 'boolean', default: false },
    'without-ledger': { type: 'boolean', default: false },
  },
});

async function timed<T>(work: Promise<T>): Promise<T & { readonly tookSeconds: number }> {
  const start = performance.now();
  const result = await work;
  return { ...result, tookSeconds: Math.round((performance.now() - start) / 100) / 10 };
}

const runs = Number(values.runs);
const seed = Number(values.seed);
const ledger = !values['without-ledger'];
const { oauth } = values;

console.log(
  `${runs} submissions, every fault at every point with a probability of 8 %, seed ${seed}${oauth ? ', by an application’s tokens' : ''}${ledger ? '' : ', NO LEDGER'}`,
);
const report = await timed(simulate({ runs, seed, ledger, oauth }));
console.table(report);

let failed =
  ledger &&
  (report.givenUp > 0 ||
    report.lost > 0 ||
    report.doubled > 0 ||
    report.emptyLeads > 0 ||
    report.mostAddsPerInvocation > 1);
if (ledger && !oauth && Number(values.burst) > 0) {
  const submissions = Number(values.burst);
  console.log(`\n${submissions} submissions at once against a portal that takes 50 and then 2 a second`);
  const burst = await timed(drain({ submissions }));
  console.table({ ...burst, ofThePortalsOwnLimit: burst.seconds / (submissions / 2) });
  console.log('\nA portal that is down for 60 hours, with a backlog');
  const outage = await timed(drain({ submissions: 5, outageHours: 60 }));
  console.table(outage);
  failed ||=
    burst.different !== submissions || burst.leads !== submissions || burst.refused503 > 0 || outage.leads !== 5;
}
process.exitCode = failed ? 1 : 0;
