import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { ListSubscriptionsByTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { withAws } from '../aws-failure.ts';
import { type Finding, fault, fine, warning } from '../finding.ts';
import { type Deployment, present } from './deployed-stack.ts';

/** Whether somebody is told when an alarm rings. */
export async function subscriptions({ stage, stack: found }: Deployment): Promise<Finding> {
  const [, partition = 'aws', , region = '', account = ''] = (await found()).id.split(':');
  const { AlarmTopicArn = `arn:${partition}:sns:${region}:${account}:${stage.topic}` } = (await found()).outputs;
  const { Subscriptions = [] } = await withAws(`SNS (topic ${stage.topic})`, 'sns:ListSubscriptionsByTopic', () =>
    new SNSClient(stage.aws).send(new ListSubscriptionsByTopicCommand({ TopicArn: AlarmTopicArn })),
  );
  const isPending = ({ SubscriptionArn = '' }) => !SubscriptionArn.startsWith('arn:');
  if (Subscriptions.length === 0) {
    return fault(
      'alarms reach nobody',
      `deploy with --param alarmEmail=you@example.com, or subscribe to the topic ${stage.topic}`,
    );
  }
  const pending = Subscriptions.filter(isPending).length;
  if (pending === Subscriptions.length) {
    return fault(
      'alarms reach nobody: their e-mail address was never confirmed',
      'open AWS’s mail “Subscription Confirmation” and confirm',
    );
  }
  return pending > 0
    ? warning(
        `${pending} of ${Subscriptions.length} addresses for alarms are not confirmed`,
        'open AWS’s mail and confirm',
      )
    : fine(`alarms reach ${Subscriptions.length === 1 ? 'one address' : `${Subscriptions.length} addresses`}`);
}

/** Whether the alarms are set, and which of them ring. */
export async function alarms(deployment: Deployment): Promise<Finding | readonly Finding[]> {
  await present(deployment);
  const { stage } = deployment;
  const { MetricAlarms = [] } = await withAws('CloudWatch', 'cloudwatch:DescribeAlarms', () =>
    new CloudWatchClient(stage.aws).send(new DescribeAlarmsCommand({ AlarmNamePrefix: `${stage.name}-` })),
  );
  if (MetricAlarms.length === 0) return fault('there are no alarms', 'deploy again (npm run deploy)');
  const ringing = MetricAlarms.filter(({ StateValue }) => StateValue === 'ALARM');
  const silent = MetricAlarms.filter(({ ActionsEnabled }) => ActionsEnabled === false).length;
  const findings = [
    ...ringing.map(({ AlarmName = '' }) =>
      warning(`${AlarmName} is ringing`, 'see “When the alarm rings” in functions/README.md for what to do about it'),
    ),
    ...(silent > 0
      ? [warning(`${silent} alarms are switched off`, 'enable their actions in the CloudWatch console')]
      : []),
  ];
  return findings.length > 0 ? findings : fine(`${MetricAlarms.length} set, none is ringing`);
}
