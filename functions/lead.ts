import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { awsOptions } from '../lib/aws/aws-options.ts';
import { environment, optional } from '../lib/aws/environment.ts';
import { parameters as readParameters } from '../lib/aws/parameters.ts';
import { spamKeeper, sqsQueue } from '../lib/aws/queue.ts';
import { portalAccess } from '../lib/bitrix24/access.ts';
import { portalHold } from '../lib/bitrix24/hold.ts';
import { keptStructure } from '../lib/bitrix24/kept-structure.ts';
import { openPortal } from '../lib/bitrix24/portal.ts';
import { type Clock, systemClock } from '../lib/clock.ts';
import { verifyCaptcha } from '../lib/guard/verify-captcha.ts';
import { type LeadIo, leadHandler } from '../lib/handlers/lead-handler.ts';
import { portalPace } from '../lib/handlers/pace.ts';
import { rehearse } from '../lib/handlers/rehearse.ts';
import { warmUp } from '../lib/handlers/warm-up.ts';
import { powertoolsLog } from '../lib/log.ts';
import { powertoolsMeter } from '../lib/metrics.ts';
import { dynamoLedger } from '../lib/once/ledger.ts';
import { dynamoLock } from '../lib/once/lock.ts';
import { dynamoRepeats } from '../lib/once/repeats.ts';
import { settingsReader } from '../lib/settings/settings.ts';

/** What it takes to make a lead: the settings, the portal, and, where they are set up, the queues and the ledger. */
export function dependencies(variables: NodeJS.ProcessEnv, clock: Clock): LeadIo {
  const { prefix, queueUrl, deadLetterQueueUrl, spamQueueUrl, ledgerTable } = environment(variables);
  const log = powertoolsLog();
  const ssm = new SSMClient(awsOptions);
  const sqs = new SQSClient(awsOptions);
  const dynamo = new DynamoDBClient(awsOptions);
  const names = ['webhook-url', 'oauth', 'ca', 'forms', 'secrets'] as const;
  const parameters = readParameters({ client: ssm, prefix, names, clock, log });
  const access = portalAccess({
    parameters,
    lock: optional(ledgerTable, (table) => dynamoLock(dynamo, table, clock)),
    clock,
  });
  return {
    ...settingsReader(parameters, log),
    portal: async () => openPortal(await access.open(), { clock }),
    structure: keptStructure(clock),
    accessRefused: access.refused,
    hold: portalHold(clock),
    ledger: optional(ledgerTable, (table) => dynamoLedger(dynamo, table, clock)),
    repeats: optional(ledgerTable, (table) => dynamoRepeats(dynamo, table)),
    queue: optional(queueUrl, (url) => sqsQueue(sqs, url)),
    deadLetters: optional(deadLetterQueueUrl, (url) => sqsQueue(sqs, url)),
    spam: spamKeeper(
      optional(spamQueueUrl, (url) => sqsQueue(sqs, url)),
      log,
    ),
    pace: portalPace(clock),
    captcha: (...asked) => verifyCaptcha(...asked, { clock, post: (url, init) => fetch(url, init) }),
    clock,
    log,
    meter: powertoolsMeter(),
  };
}

const io = dependencies(process.env, systemClock);
await warmUp(systemClock, io.settings, rehearse);

/** Any event, into at most one lead. */
export const handler = leadHandler(io);
