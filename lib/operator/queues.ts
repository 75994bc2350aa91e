import { GetQueueAttributesCommand, GetQueueUrlCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { withAws } from './aws-failure.ts';

/** How many messages a queue holds, by SQS's approximate count. */
export interface Depth {
  readonly waiting: number;
  /** Received and not yet dealt with, or waiting for their next attempt. */
  readonly inWork: number;
}

/**
 * The address of a queue by its name.
 *
 * @throws the lead errors of `awsFailure`
 */
export async function queueUrl(client: SQSClient, name: string): Promise<string> {
  const { QueueUrl } = await withAws(`SQS (queue ${name})`, 'sqs:GetQueueUrl', () =>
    client.send(new GetQueueUrlCommand({ QueueName: name })),
  );
  return QueueUrl ?? '';
}

/** How much a queue holds, and where it puts what it gives up on (an ARN, or null). */
export async function queueState(
  client: SQSClient,
  url: string,
): Promise<Depth & { readonly deadLetters: string | null }> {
  const { Attributes = {} } = await withAws('SQS', 'sqs:GetQueueAttributes', () =>
    client.send(
      new GetQueueAttributesCommand({
        QueueUrl: url,
        AttributeNames: [
          'ApproximateNumberOfMessages',
          'ApproximateNumberOfMessagesNotVisible',
          'ApproximateNumberOfMessagesDelayed',
          'RedrivePolicy',
        ],
      }),
    ),
  );
  return {
    waiting:
      Number(Attributes.ApproximateNumberOfMessages ?? 0) + Number(Attributes.ApproximateNumberOfMessagesDelayed ?? 0),
    inWork: Number(Attributes.ApproximateNumberOfMessagesNotVisible ?? 0),
    deadLetters: /"deadLetterTargetArn":\s*"([^"]+)"/.exec(Attributes.RedrivePolicy ?? '')?.[1] ?? null,
  };
}
