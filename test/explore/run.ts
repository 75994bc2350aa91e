import { parseArgs } from 'node:util';
import { type Exploration, type Explored, explore, type Finding } from './explore.ts';
import { PASSES } from './scheduler.ts';
import { BROKEN } from './variants.ts';

const { values } = parseArgs({
  options: {
    faults: { type: 'string', default: '2' },
    visibility: { type: 'string', default: '240' },
  },
});
const faults = Number(values.faults);
const visibility = Number(values.visibility);

function show({ wrong, schedule }: Finding): void {
  console.log(`  ${wrong.toUpperCase()} by this schedule:`);
  for (const step of schedule.filter((one) => !one.endsWith(PASSES))) console.log(`  ${step}`);
}

async function timed(exploration: Exploration): Promise<Explored & { readonly seconds: string }> {
  const start = performance.now();
  const explored = await explore(exploration);
  return { ...explored, seconds: ((performance.now() - start) / 1000).toFixed(1) };
}

console.log('What the explorer can see: broken variants, each with the shortest schedule that shows it');
for (const [name, needed, variant] of BROKEN) {
  const { finding, worlds, seconds } = await timed({ variant, faults: needed, visibility });
  const found = finding ? 'found' : 'NOT FOUND';
  console.log(`\n${name}: ${found} with ${needed} faults, after ${worlds} worlds, ${seconds} s`);
  if (finding) show(finding);
  if (finding?.wrong !== 'doubled') process.exitCode = 1;
}

console.log(
  `\nEvery schedule of two workers and one submission with up to ${faults} faults, a message seen again after ${visibility} s`,
);
const { schedules, worlds, ends, finding, seconds } = await timed({ faults, visibility });
if (finding) {
  show(finding);
  process.exitCode = 1;
} else {
  console.table({
    schedules: schedules.toLocaleString('en'),
    'different worlds': worlds,
    'different ends': ends.length,
    lost: 0,
    doubled: 0,
    seconds,
  });
  for (const end of ends) console.log(end);
}
