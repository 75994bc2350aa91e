import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import { VERSION } from '../../lib/bitrix24/call-method.ts';
import { awsConfigFile, awsEnvironment } from './aws.ts';
import { startControlPlane } from './control-plane.ts';
import { startGate } from './gate.ts';
import { startLedger } from './ledger.ts';
import { describeLogLine } from './log-line.ts';
import { startPortal } from './portal/start-portal.ts';
import { findPort } from './ports.ts';
import { startPump } from './pump.ts';
import { type QueueDepths, startQueues, type WaitingMessage } from './queues.ts';
import { startService } from './service.ts';
import { startSite } from './site/start-site.ts';
import { startSsm } from './ssm.ts';

interface Options {
  /** The first ports to try; 0 takes any. */
  readonly ports?: { readonly site: number; readonly api: number; readonly portal: number };
  /** Gets what somebody at a terminal wants to know, line by line. */
  readonly tell?: (line: string) => void;
  /** Tell everything the service logs, too. */
  readonly verbose?: boolean;
}

export interface Sandbox {
  readonly siteUrl: string;
  readonly apiUrl: string;
  readonly portalUrl: string;
  /** The bearer token of `POST /lead`. */
  readonly token: string;
  /** An AWS config file whose profile `sandbox` leads to the stand-ins. */
  readonly awsConfig: string;
  /** How many messages are where, this moment. */
  readonly depths: () => QueueDepths;
  /** Resolves with a reason when the service ends by itself. */
  readonly ended: Promise<string>;
  readonly stop: () => Promise<void>;
}

const PORTS = { site: 8080, api: 3000, portal: 8090 };
const PREFIX = '/bitrix24-lead/dev';
const TOKEN = 'token-of-the-sandbox';
/** Seconds until a failed lead is tried again: long enough to be seen waiting, short enough to watch. */
const RETRY_AFTER = 5;
const LOOK_EVERY_MS = 400;
/** Messages and claims that the portal's page shows. */
const SHOWN = 8;
const STOP_MS = 2000;

const local = (port: number) => `http://localhost:${port}`;

async function choosePorts(wanted: typeof PORTS, tell: (line: string) => void) {
  const chosen = new Set<number>();
  const choose = async (what: string, preferred: number) => {
    const port = await findPort(preferred, chosen);
    chosen.add(port);
    if (preferred !== 0 && port !== preferred) tell(`Port ${preferred} is taken: ${what} is on ${port} instead.`);
    return port;
  };
  return {
    site: await choose('the website', wanted.site),
    api: await choose('the API', wanted.api),
    portal: await choose('the portal', wanted.portal),
    lambda: await choose('the function', 0),
  };
}

const Queued = v.pipe(v.string(), v.parseJson(), v.object({ form: v.nullish(v.string()) }));

/** What the portal's page shows of a message in the queue. */
function describeWaiting({ body, attempts, since }: WaitingMessage) {
  const queued = v.safeParse(Queued, body);
  return { form: (queued.success && queued.output.form) || null, attempts, since };
}

async function keepLooking(look: () => Promise<void>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await look();
    await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => {});
  }
}

/** Forms of the demo website: it alone may post them, and the visitor comes back to it. */
const formsParameter = (site: number) => {
  const origins = [local(site), `http://127.0.0.1:${site}`];
  return JSON.stringify({
    fields: { SOURCE_ID: 'WEB' },
    forms: { contact: { origins }, callback: { origins }, quiz: { origins } },
  });
};

/**
 * Runs the whole product on this machine: the real service from the real serverless.yml, with stand-ins for Bitrix24,
 * SSM, SQS, DynamoDB and Lambda's event source mapping. Needs no AWS account and no network.
 *
 * @throws Error that says what did not start; nothing is left running then
 */
export async function startSandbox({
  ports: wanted = PORTS,
  tell = () => {},
  verbose = false,
}: Options = {}): Promise<Sandbox> {
  /** How to end what was started, to be done in reverse order. */
  const running: (() => unknown)[] = [];
  const stop = async () => {
    for (const end of running.splice(0).reverse()) await end();
  };

  try {
    const ports = await choosePorts(wanted, tell);
    const siteUrl = local(ports.site);
    // switched off, the portal takes no connections, and its page must still be there: so its methods have a door of their own
    // the port is a random one: while the door is shut it is free, and nobody else must come upon it
    const gate = await startGate({ targetPort: ports.portal });
    running.push(gate.shut);
    const portal = await startPortal({ port: ports.portal, onPower: (on) => void (on ? gate.open() : gate.shut()) });
    running.push(portal.close);
    const webhook = new URL(portal.webhookUrl);
    webhook.port = String(gate.port);
    const ssm = await startSsm({
      parameters: {
        [`${PREFIX}/webhook-url`]: webhook.href,
        [`${PREFIX}/forms`]: formsParameter(ports.site),
        [`${PREFIX}/secrets`]: JSON.stringify({ lead: TOKEN }),
        [`${PREFIX}/webhook-ends`]: 'never',
      },
    });
    running.push(ssm.close);
    const queues = await startQueues();
    running.push(queues.close);
    const ledger = await startLedger();
    running.push(ledger.close);
    const control = await startControlPlane(VERSION, `${local(ports.api)}/forms`);
    running.push(control.close);
    const folder = await mkdtemp(join(tmpdir(), 'bitrix24-lead-sandbox-'));
    running.push(() => rm(folder, { recursive: true, force: true }));
    const endpoints = { ssm: ssm.url, sqs: queues.url, dynamodb: ledger.url, control: control.url };
    const awsConfig = join(folder, 'aws-config');
    await writeFile(awsConfig, awsConfigFile(endpoints));

    let isUp = false;
    const service = await startService({
      apiPort: ports.api,
      lambdaPort: ports.lambda,
      env: awsEnvironment(process.env, endpoints),
      params: {
        queueUrl: queues.queueUrl,
        deadLetterQueueUrl: queues.deadLetterQueueUrl,
        spamQueueUrl: queues.spamQueueUrl,
      },
      onLine(line) {
        const told = verbose ? line : isUp ? describeLogLine(line) : null;
        if (told) tell(told);
      },
    });
    running.push(service.stop);
    const pump = await startPump({
      endpoint: queues.url,
      queueUrl: queues.queueUrl,
      invoke: service.invokeLead,
      retryAfter: RETRY_AFTER,
    });
    // an invocation that hangs is cut off with the service, right after
    running.push(() => Promise.race([pump.stop(), sleep(STOP_MS, undefined, { ref: false })]));
    const site = await startSite({ port: ports.site, apiUrl: local(ports.api), portalUrl: local(ports.portal) });
    running.push(site.close);

    let shown = '';
    const look = async () => {
      const entries = await ledger.entries();
      const extra = {
        ...queues.depths(),
        siteUrl,
        waiting: queues.waiting().slice(0, SHOWN).map(describeWaiting),
        ledger: { claims: entries.length, latest: entries.slice(0, SHOWN) },
      };
      if (JSON.stringify(extra) === shown) return;
      shown = JSON.stringify(extra);
      portal.setExtra(extra);
    };
    await look();
    const looking = new AbortController();
    const looks = keepLooking(look, looking.signal);
    running.push(async () => {
      looking.abort();
      await looks;
    });
    isUp = true;
    return {
      siteUrl,
      apiUrl: local(ports.api),
      portalUrl: local(ports.portal),
      token: TOKEN,
      awsConfig,
      depths: queues.depths,
      ended: service.died,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
