import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SSMClient } from '@aws-sdk/client-ssm';
import { parameters } from '../aws/parameters.ts';
import { portalAccess } from '../bitrix24/access.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { dynamoLock } from '../once/lock.ts';
import { deploymentOf } from './checks/deployed-stack.ts';
import { DEPLOYMENT_CHECKS } from './checks/deployment.ts';
import { MAPPING_CHECKS } from './checks/mapping.ts';
import { PORTAL_CHECKS } from './checks/portal.ts';
import { ROLE_CHECKS } from './checks/roles.ts';
import { SETTINGS_CHECKS } from './checks/settings.ts';
import { WRITING_CHECKS } from './checks/test-lead.ts';
import { examine, once } from './examine.ts';
import type { Report } from './finding.ts';
import { readParameters } from './read-parameters.ts';
import { setUp } from './set-up.ts';
import type { Stage } from './stage.ts';

export interface DiagnoseOptions {
  readonly clock: Clock;
  /** Make a test lead, and renew an access token that has run out. */
  readonly write: boolean;
}

const silent: Log = { info() {}, warn() {}, error() {} };

/**
 * Looks at everything a lead of this stage depends on, and tells of each thing as it is found: the deployment in AWS,
 * its settings, the portal, what the settings name there. Reads only, unless `write`.
 */
export async function* diagnose(stage: Stage, { clock, write }: DiagnoseOptions): AsyncGenerator<Report> {
  const ssm = new SSMClient(stage.aws);
  const renewed = () => {
    const stored = parameters({ client: ssm, prefix: stage.prefix, names: ['oauth', 'ca'], clock, log: silent });
    const lock = dynamoLock(new DynamoDBClient(stage.aws), stage.ledger, clock);
    return portalAccess({ parameters: stored, lock, clock }).open();
  };
  const context = setUp({
    stored: once(() => readParameters(ssm, stage.prefix)),
    clock,
    renewed: write ? renewed : null,
  });
  yield* examine([...DEPLOYMENT_CHECKS, ...ROLE_CHECKS], deploymentOf(stage, clock));
  yield* examine([...SETTINGS_CHECKS, ...PORTAL_CHECKS, ...MAPPING_CHECKS, ...(write ? WRITING_CHECKS : [])], context);
}
