import { CloudWatchClient, GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { withAws } from './aws-failure.ts';
import type { Stage } from './stage.ts';

const LOOK_BACK = 15 * 60_000;

/**
 * How long the oldest message has been in the queue, in seconds, by the newest figure of the last quarter of an hour;
 * null where there is none, as for a queue that nobody has used for long. Messages received three times or more are
 * left out by SQS.
 *
 * @throws the lead errors of `awsFailure`
 */
export async function oldestMessage({ aws, queues: { queue } }: Stage, now: number): Promise<number | null> {
  const { MetricDataResults: [ages] = [] } = await withAws('CloudWatch', 'cloudwatch:GetMetricData', () =>
    new CloudWatchClient(aws).send(
      new GetMetricDataCommand({
        StartTime: new Date(now - LOOK_BACK),
        EndTime: new Date(now),
        ScanBy: 'TimestampDescending',
        MetricDataQueries: [
          {
            Id: 'age',
            MetricStat: {
              Stat: 'Maximum',
              Period: 60,
              Metric: {
                Namespace: 'AWS/SQS',
                MetricName: 'ApproximateAgeOfOldestMessage',
                Dimensions: [{ Name: 'QueueName', Value: queue }],
              },
            },
          },
        ],
      }),
    ),
  );
  return ages?.Values?.[0] ?? null;
}
