import { createServer, request as forward } from 'node:http';
import { PurgeQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { awsEnvironment, clientConfig } from '../sandbox/aws.ts';
import { startLedger } from '../sandbox/ledger.ts';
import { listen } from '../sandbox/listen.ts';
import { startPortal } from '../sandbox/portal/start-portal.ts';
import { startQueues } from '../sandbox/queues.ts';
import { startSsm } from '../sandbox/ssm.ts';

// Everything the functions talk to, in a process of its own: what it takes is not to be counted to them.
const PREFIX = '/bitrix24-lead/bench';
const FAR_PREFIX = '/bitrix24-lead/far';
/** What the answer of a quick portal takes, over the Internet. Milliseconds. */
const FAR = 50;
/** More than two requests a second are sent here, so that the portal's clock runs faster. */
let time = Date.now();
const portal = await startPortal({
  now: () => {
    time += 500;
    return time;
  },
});
/** The same portal, further away. */
const far = await listen(
  createServer((request, response) => {
    setTimeout(() => {
      const { method, url, headers } = request;
      const passed = forward(new URL(url ?? '/', portal.url), { method, headers });
      passed.on('response', (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      });
      passed.on('error', () => response.destroy());
      request.pipe(passed);
    }, FAR);
  }),
);
const ssm = await startSsm({
  parameters: {
    [`${PREFIX}/webhook-url`]: portal.webhookUrl,
    [`${FAR_PREFIX}/webhook-url`]: new URL(new URL(portal.webhookUrl).pathname, far.url).href,
    ...Object.fromEntries(
      [PREFIX, FAR_PREFIX].flatMap((prefix) => [
        [`${prefix}/forms`, '{}'],
        [`${prefix}/secrets`, JSON.stringify({ lead: 'bench-token' })],
      ]),
    ),
  },
});
const queues = await startQueues();
const ledger = await startLedger();
const sqs = new SQSClient(clientConfig(queues.url));

const COMMANDS: Readonly<Record<string, () => unknown>> = {
  /** A full queue takes messages more slowly, and a portal keeps every lead. */
  async empty() {
    portal.reset();
    await sqs.send(new PurgeQueueCommand({ QueueUrl: queues.queueUrl }));
  },
  on: () => portal.power(true),
  off: () => portal.power(false),
};

process.on('message', async (command) => {
  await COMMANDS[String(command)]?.();
  process.send?.('done');
});
process.on('disconnect', () => process.exit());
process.send?.({
  ...awsEnvironment({}, { ssm: ssm.url, sqs: queues.url, dynamodb: ledger.url }),
  PARAMETER_PREFIX: PREFIX,
  FAR_PREFIX,
  WEBHOOK_URL: portal.webhookUrl,
  QUEUE_URL: queues.queueUrl,
  DEAD_LETTER_QUEUE_URL: queues.deadLetterQueueUrl,
  SPAM_QUEUE_URL: queues.spamQueueUrl,
  LEDGER_TABLE: ledger.table,
});
