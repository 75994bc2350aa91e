import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { SSMClient } from '@aws-sdk/client-ssm';
import type { Clock } from '../clock.ts';
import { withAws } from './aws-failure.ts';
import { MAPPING_CHECKS } from './checks/mapping.ts';
import { PORTAL_CHECKS } from './checks/portal.ts';
import { SETTINGS_CHECKS } from './checks/settings.ts';
import { type Change, changesOf, drafted, type Given } from './draft.ts';
import { examine } from './examine.ts';
import type { Report } from './finding.ts';
import { readParameters } from './read-parameters.ts';
import { setUp } from './set-up.ts';
import type { Stage } from './stage.ts';
import { writeParameters } from './write-parameters.ts';

/** What would be stored, and what is wrong with it. */
export interface Proposal {
  readonly changes: readonly Change[];
  /** Of the whole set-up as it would be, with the portal asked. */
  readonly reports: readonly Report[];
}

/** Tries what is given together with what is stored: on the portal, and by itself. Writes nothing. */
export async function propose({ aws, prefix }: Stage, given: Given, clock: Clock): Promise<Proposal> {
  const stored = await readParameters(new SSMClient(aws), prefix);
  const changes = changesOf(stored, given);
  const draft = drafted(stored, changes);
  const reports: Report[] = [];
  const context = setUp({ stored: async () => draft, clock, renewed: null });
  for await (const report of examine([...SETTINGS_CHECKS, ...PORTAL_CHECKS, ...MAPPING_CHECKS], context)) {
    reports.push(report);
  }
  return { changes, reports };
}

export const store = ({ aws, prefix }: Stage, changes: readonly Change[]): Promise<void> =>
  writeParameters(new SSMClient(aws), prefix, changes);

/** Where a deployment takes forms, and where its alarms go; null when it is not deployed, or may not be seen. */
export async function deployed({
  aws,
  name,
}: Stage): Promise<{ readonly formsUrl: string; readonly topic: string | null } | null> {
  const answer = await new CloudFormationClient(aws)
    .send(new DescribeStacksCommand({ StackName: name }))
    .catch(() => null); // what the next command will be is a hint, and no reason to fail after all is stored
  const outputs = answer?.Stacks?.[0]?.Outputs ?? [];
  const output = (key: string) => outputs.find(({ OutputKey }) => OutputKey === key)?.OutputValue ?? null;
  const formsUrl = output('FormsUrl');
  return formsUrl === null ? null : { formsUrl, topic: output('AlarmTopicArn') };
}

/** Has alarms sent to an address; AWS asks it to confirm first. */
export async function subscribe({ aws }: Stage, topic: string, email: string): Promise<void> {
  const command = new SubscribeCommand({ TopicArn: topic, Protocol: 'email', Endpoint: email });
  await withAws('SNS', 'sns:Subscribe', () => new SNSClient(aws).send(command));
}
