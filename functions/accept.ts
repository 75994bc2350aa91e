import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import type { AcceptIo } from '../lib/accept.ts';
import { acceptHandler } from '../lib/accept-handler.ts';
import { verifyCaptcha } from '../lib/captcha/verify-captcha.ts';
import { type Clock, systemClock } from '../lib/clock.ts';
import { sendAll, sqsQueue } from '../lib/delivery/queue.ts';
import { powertoolsLog } from '../lib/log.ts';
import { powertoolsMeter } from '../lib/metrics.ts';
import { awsOptions } from '../lib/settings/aws-options.ts';
import { environment, optional } from '../lib/settings/environment.ts';
import { parameters } from '../lib/settings/parameters.ts';
import { settingsReader } from '../lib/settings/settings.ts';
import { spamKeeper } from '../lib/spam-keeper.ts';
import { warmUp } from '../lib/warm-up.ts';

/** What the public side works with: the queue, the settings of the forms, and no way into the portal. */
export function dependencies(variables: NodeJS.ProcessEnv, clock: Clock): AcceptIo {
  const { prefix, queueUrl, spamQueueUrl } = environment(variables);
  const log = powertoolsLog();
  const ssm = new SSMClient(awsOptions);
  const sqs = new SQSClient(awsOptions);
  return {
    settings: settingsReader(parameters({ client: ssm, prefix, names: ['forms', 'secrets'], clock, log })).settings,
    captcha: (settings, secrets, control, sourceIp) => verifyCaptcha(settings, secrets, control, sourceIp, { clock }),
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
