import { SSMClient } from '@aws-sdk/client-ssm';
import { awsOptions } from '../lib/aws/aws-options.ts';
import { environment } from '../lib/aws/environment.ts';
import { type Clock, systemClock } from '../lib/clock.ts';
import { powertoolsLog } from '../lib/log.ts';
import { powertoolsMeter } from '../lib/metrics.ts';
import { type CanaryIo, canaryHandler } from '../lib/operator/canary-handler.ts';
import { once } from '../lib/operator/examine.ts';
import { readParameters } from '../lib/operator/read-parameters.ts';
import { setUp } from '../lib/operator/set-up.ts';

/** What it takes to look at a deployment's settings and its portal, and nothing that could change them. */
export function dependencies(variables: NodeJS.ProcessEnv, clock: Clock): CanaryIo {
  const { prefix } = environment(variables);
  const ssm = new SSMClient(awsOptions);
  return {
    setUp: () => setUp({ stored: once(() => readParameters(ssm, prefix)), clock, renewed: null }),
    log: powertoolsLog(),
    meter: powertoolsMeter(),
  };
}

/** Once a day. */
export const handler = canaryHandler(dependencies(process.env, systemClock));
