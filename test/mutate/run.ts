import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { type Equal, equal } from './equal.ts';
import { type Module, modules } from './modules.ts';

/*
 * Mutation testing of the parts where a wrong line costs a lead: `npm run mutate`, or `npm run mutate -- ledger lock`
 * for some modules. Each mutant is a run of vitest of its own, so all of it takes ten minutes.
 */

type Mutant = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

/** Least share of mutants that the tests notice, of those that can be noticed. Percent. */
const WANTED = 95;

const VITEST = `"${process.execPath}" node_modules/vitest/vitest.mjs run --bail=1 --maxWorkers=1 --reporter=dot`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { concurrency: { type: 'string', default: '2' } },
});

const run = ({ mutate, tests }: Module): Promise<Mutant[]> =>
  new Stryker({
    mutate: [...mutate],
    testRunner: 'command',
    commandRunner: { command: `${VITEST} ${tests.join(' ')}` },
    plugins: [],
    tsconfigFile: 'none', // rewriting it needs a compiler API that TypeScript 7 does not have
    concurrency: Number(values.concurrency),
    reporters: ['dots'],
    allowConsoleColors: false,
  }).runMutationTest();

/** Where a mutant is, and what it does. */
function seen({ fileName, location, replacement = '' }: Mutant) {
  const { line, column } = location.start;
  const text = readFileSync(fileName, 'utf8').split('\n')[line - 1] ?? '';
  return {
    file: fileName.replace(`${process.cwd()}/`, ''),
    at: `${line}:${column}`,
    line: text.trim(),
    becomes: replacement,
  };
}

const used = new Set<Equal>();

/** Whether a mutant is known to be no different; remembers what was of use for that. */
function isEqual(mutant: Mutant): boolean {
  const { file, line, becomes } = seen(mutant);
  const known = equal.find((one) => one.file === file && line.startsWith(one.line) && one.becomes.includes(becomes));
  if (known) used.add(known);
  return known !== undefined;
}

const unknown = positionals.filter((name) => !modules.some((module) => module.name === name));
if (unknown.length > 0) {
  throw new Error(`No such module: ${unknown.join(', ')}. There are: ${modules.map(({ name }) => name).join(', ')}`);
}
const chosen = modules.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const summary: string[] = [];
for (const module of chosen) {
  const mutants = (await run(module)).filter(({ status }) => status !== 'Ignored' && status !== 'CompileError');
  const survived = mutants.filter(({ status }) => status !== 'Killed' && status !== 'Timeout');
  const unnoticed = survived.filter((mutant) => !isEqual(mutant));
  const equals = survived.length - unnoticed.length;
  const counted = mutants.length - equals;
  const score = (100 * (counted - unnoticed.length)) / counted;
  if (!(score >= WANTED)) process.exitCode = 1;

  for (const mutant of unnoticed) {
    const { file, at, line, becomes } = seen(mutant);
    console.log(`${file}:${at} ${mutant.status}, ${mutant.mutatorName}\n  ${line}\n  -> ${becomes}`);
  }
  const result = `${module.name}: ${score.toFixed(1)} % of ${counted} noticed, ${unnoticed.length} not, ${equals} equal`;
  console.log(`${result}\n`);
  summary.push(result);
}
console.log(summary.join('\n'));

const mutated = new Set(chosen.flatMap(({ mutate }) => mutate));
for (const { file, line } of equal.filter((one) => mutated.has(one.file) && !used.has(one))) {
  console.log(`Not needed any more in equal.ts: ${file}, ${line}`);
}
