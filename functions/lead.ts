import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { portalAccess } from '../lib/access.ts';
import { openPortal } from '../lib/bitrix24/portal.ts';
import { verifyCaptcha } from '../lib/captcha/verify-captcha.ts';
import { type Clock, systemClock } from '../lib/clock.ts';
import { dynamoLedger } from '../lib/delivery/ledger.ts';
import { dynamoLock } from '../lib/delivery/lock.ts';
import { sqsQueue } from '../lib/delivery/queue.ts';
import { dynamoRepeats } from '../lib/delivery/repeats.ts';
import { portalHold } from '../lib/hold.ts';
import { type LeadIo, leadHandler } from '../lib/lead-handler.ts';
import { powertoolsLog } from '../lib/log.ts';
import { powertoolsMeter } from '../lib/metrics.ts';
import { rehearse } from '../lib/rehearse.ts';
import { awsOptions } from '../lib/settings/aws-options.ts';
import { environment, optional } from '../lib/settings/environment.ts';
import { parameters as readParameters } from '../lib/settings/parameters.ts';
import { settingsReader } from '../lib/settings/settings.ts';
import { keptStructure } from '../lib/structure.ts';
import { warmUp } from '../lib/warm-up.ts';

/** What it takes to make a lead: the settings, the portal, and, where they are set up, the queues and the ledger. */
export function dependencies(variables: NodeJS.ProcessEnv, clock: Clock): LeadIo {
  const { prefix, queueUrl, deadLetterQueueUrl, spamQueueUrl, ledgerTable } = environment(variables);
  const log = powertoolsLog();
  const ssm = new SSMClient(awsOptions);
  const sqs = new SQSClient(awsOptions);
  const dynamo = new DynamoDBClient(awsOptions);
  const names = ['webhook-url', 'oauth', 'forms', 'secrets'] as const;
  const parameters = readParameters({ client: ssm, prefix, names, clock, log });
  const access = portalAccess({
    parameters,
    lock: optional(ledgerTable, (table) => dynamoLock(dynamo, table, clock)),
    clock,
  });
  return {
    ...settingsReader(parameters),
    portal: async () => openPortal(await access.open(), { clock }),
    structure: keptStructure(clock),
    accessRefused: access.refused,
    hold: portalHold(clock),
    ledger: optional(ledgerTable, (table) => dynamoLedger(dynamo, table, clock)),
    repeats: optional(ledgerTable, (table) => dynamoRepeats(dynamo, table)),
    queue: optional(queueUrl, (url) => sqsQueue(sqs, url)),
    deadLetters: optional(deadLetterQueueUrl, (url) => sqsQueue(sqs, url)),
    spamQueue: optional(spamQueueUrl, (url) => sqsQueue(sqs, url)),
    captcha: (settings, secrets, control, sourceIp) => verifyCaptcha(settings, secrets, control, sourceIp, { clock }),
    clock,
    log,
    meter: powertoolsMeter(),
  };
}

const io = dependencies(process.env, systemClock);
await warmUp(systemClock, io.settings, rehearse);

/** Any event, into at most one lead. */
export const handler = leadHandler(io);
