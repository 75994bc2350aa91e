import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import type { AcceptIo } from '../lib/accept.ts';
import { awsOptions } from '../lib/aws/aws-options.ts';
import { environment, optional } from '../lib/aws/environment.ts';
import { parameters } from '../lib/aws/parameters.ts';
import { sendAll, spamKeeper, sqsQueue } from '../lib/aws/queue.ts';
import { type Clock, systemClock } from '../lib/clock.ts';
import { verifyCaptcha } from '../lib/guard/verify-captcha.ts';
import { acceptHandler } from '../lib/handlers/form-handler.ts';
import { warmUp } from '../lib/handlers/warm-up.ts';
import { powertoolsLog } from '../lib/log.ts';
import { powertoolsMeter } from '../lib/metrics.ts';
import { settingsReader } from '../lib/settings/settings.ts';

/** What the public side works with: the queue, the settings of the forms, and no way into the portal. */
export function dependencies(variables: NodeJS.ProcessEnv, clock: Clock): AcceptIo {
  const { prefix, queueUrl, spamQueueUrl } = environment(variables);
  const log = powertoolsLog();
  const ssm = new SSMClient(awsOptions);
  const sqs = new SQSClient(awsOptions);
  return {
    settings: settingsReader(parameters({ client: ssm, prefix, names: ['forms', 'secrets'], clock, log }), log)
      .settings,
    captcha: (...asked) => verifyCaptcha(...asked, { clock, post: (url, init) => fetch(url, init) }),
    take: sendAll(sqsQueue(sqs, queueUrl)),
    spam: spamKeeper(
      optional(spamQueueUrl, (url) => sqsQueue(sqs, url)),
      log,
    ),
    clock,
    log,
    meter: powertoolsMeter(),
  };
}

const io = dependencies(process.env, systemClock);
await warmUp(systemClock, io.settings);

/** An HTTP form submission, onto the queue. */
export const handler = acceptHandler(io);
