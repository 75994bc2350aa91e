import { PurgeQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { awsEnvironment, clientConfig } from '../sandbox/aws.ts';
import { startLedger } from '../sandbox/ledger.ts';
import { startPortal } from '../sandbox/portal/start-portal.ts';
import { startQueues } from '../sandbox/queues.ts';
import { startSsm } from '../sandbox/ssm.ts';

// Everything the functions talk to, in a process of its own: what it takes is not to be counted to them.
const PREFIX = '/bitrix24-lead/bench';
/** More than two requests a second are sent here, so that the portal's clock runs faster. */
let time = Date.now();
const portal = await startPortal({
  now: () => {
    time += 500;
    return time;
  },
});
const ssm = await startSsm({
  parameters: {
    [`${PREFIX}/webhook-url`]: portal.webhookUrl,
    [`${PREFIX}/forms`]: '{}',
    [`${PREFIX}/secrets`]: JSON.stringify({ lead: 'bench-token' }),
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
  WEBHOOK_URL: portal.webhookUrl,
  QUEUE_URL: queues.queueUrl,
  DEAD_LETTER_QUEUE_URL: queues.deadLetterQueueUrl,
  SPAM_QUEUE_URL: queues.spamQueueUrl,
  LEDGER_TABLE: ledger.table,
});
