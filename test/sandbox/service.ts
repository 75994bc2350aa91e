import { type ChildProcess, spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SQSEvent } from 'aws-lambda';
import * as v from 'valibot';
import { REGION } from './aws.ts';
import { LOOPBACK } from './ports.ts';

interface Options {
  readonly apiPort: number;
  readonly lambdaPort: number;
  readonly env: NodeJS.ProcessEnv;
  /** Values for `${param:…}` in serverless.yml. */
  readonly params: Readonly<Record<string, string>>;
  readonly onLine: (line: string) => void;
}

export interface Service {
  readonly url: string;
  /** Invokes `lead` as Lambda would; rejects with the function's error. */
  readonly invokeLead: (event: SQSEvent) => Promise<void>;
  /** Resolves with a reason when the service ends by itself. */
  readonly died: Promise<string>;
  readonly stop: () => Promise<void>;
}

const ROOT = new URL('../../', import.meta.url);
const START_MS = 60_000;
const STOP_MS = 3_000;
const LEAD = 'bitrix24-lead-dev-lead';
const Failure = v.object({ errorMessage: v.string() });

const tool = createRequire(import.meta.url).resolve('osls/bin/serverless.js');

/** The child and all it started; it has a process group of its own, so that Ctrl-C reaches it through us alone. */
function signal(child: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined && process.platform !== 'win32') process.kill(-child.pid, name);
    else child.kill(name);
  } catch {
    // it has ended already
  }
}

async function answers(url: string, init?: RequestInit): Promise<boolean> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(10_000) });
    return response.status < 500;
  } catch {
    return false;
  }
}

/**
 * Runs the service as it is deployed: the real serverless.yml, bundled and served by serverless-offline in a process of
 * its own. Resolves once both functions have answered, so that the first visitor meets no cold start.
 *
 * @throws Error with the last lines of its output when it does not come up within a minute
 */
export async function startService({ apiPort, lambdaPort, env, params, onLine }: Options): Promise<Service> {
  const url = `http://${LOOPBACK}:${apiPort}`;
  const buildFolder = `sandbox-${process.pid}-${apiPort}`;
  const handed = Object.entries({ ...params, buildFolder }).map(([name, value]) => `--param=${name}=${value}`);
  const ports = [`--host=${LOOPBACK}`, `--httpPort=${apiPort}`, `--lambdaPort=${lambdaPort}`];
  const child = spawn(
    process.execPath,
    [
      tool,
      'offline',
      '--noPrependStageInUrl',
      '--noSponsor',
      '--useInProcess',
      `--region=${REGION}`,
      ...ports,
      ...handed,
    ],
    {
      cwd: ROOT,
      env,
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );

  const lastLines: string[] = [];
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on('line', (line) => {
      lastLines.push(line);
      lastLines.splice(0, lastLines.length - 30);
      onLine(line);
    });
  }
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, by) => resolve(`it ended with ${by ?? `exit code ${code}`}`));
  });

  async function stop(): Promise<void> {
    signal(child, 'SIGTERM');
    await Promise.race([exited, sleep(STOP_MS, undefined, { ref: false })]);
    signal(child, 'SIGKILL');
    await exited;
    await rm(new URL(`.esbuild/${buildFolder}`, ROOT), { recursive: true, force: true });
  }

  async function invokeLead(event: SQSEvent): Promise<void> {
    const response = await fetch(`http://${LOOPBACK}:${lambdaPort}/2015-03-31/functions/${LEAD}/invocations`, {
      method: 'POST',
      body: JSON.stringify(event),
    });
    if (response.ok && !response.headers.has('x-amz-function-error')) return;
    const failure = v.safeParse(v.pipe(v.string(), v.parseJson(), Failure), await response.text());
    throw new Error(failure.success ? failure.output.errorMessage : `The invocation failed with ${response.status}`);
  }

  async function ready(): Promise<null> {
    while (!(await answers(`${url}/forms`))) await sleep(200);
    while (!(await answers(`${url}/lead`, { method: 'POST' }))) await sleep(200);
    return null;
  }

  const late = sleep(START_MS, `it did not answer within ${START_MS / 1000} seconds`, { ref: false });
  const reason = await Promise.race([ready(), exited, late]);
  if (reason !== null) {
    await stop();
    throw new Error(`The service did not start: ${reason}. Its last lines:\n${lastLines.join('\n')}`);
  }
  return { url, invokeLead, died: exited, stop };
}
