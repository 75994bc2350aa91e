import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  type MessageAttributeValue,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { SQSEvent, SQSMessageAttributes } from 'aws-lambda';
import { clientConfig, REGION } from './aws.ts';

interface Options {
  /** Endpoint of the queue's server. */
  readonly endpoint: string;
  readonly queueUrl: string;
  /** The function: resolves when the message is dealt with, rejects when it shall come again. */
  readonly invoke: (event: SQSEvent) => Promise<unknown>;
  /** How many invocations at once; 2 is the least AWS allows, and what the deployment has. */
  readonly concurrency?: number;
  /**
   * Seconds until a failed message comes again. Lambda leaves that to the queue's visibility timeout (240 s in a
   * deployment); nobody wants to watch a backlog for that long.
   */
  readonly retryAfter?: number;
  readonly onFailure?: (error: unknown) => void;
}

export interface Pump {
  /** Takes no more messages and resolves when the invocations under way have ended. */
  readonly stop: () => Promise<void>;
}

const lambdaAttribute = ({ DataType, StringValue, BinaryValue }: MessageAttributeValue) => ({
  stringListValues: [],
  binaryListValues: [],
  dataType: DataType ?? 'String',
  ...(StringValue !== undefined && { stringValue: StringValue }),
  ...(BinaryValue && { binaryValue: Buffer.from(BinaryValue).toString('base64') }),
});

const lambdaAttributes = (attributes: Record<string, MessageAttributeValue> = {}): SQSMessageAttributes =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, lambdaAttribute(value)]));

function lambdaEvent(message: Message, queueArn: string): SQSEvent {
  const { Attributes: system = {} } = message;
  return {
    Records: [
      {
        messageId: message.MessageId ?? '',
        receiptHandle: message.ReceiptHandle ?? '',
        body: message.Body ?? '',
        attributes: {
          ApproximateReceiveCount: system.ApproximateReceiveCount ?? '',
          SentTimestamp: system.SentTimestamp ?? '',
          SenderId: system.SenderId ?? '',
          ApproximateFirstReceiveTimestamp: system.ApproximateFirstReceiveTimestamp ?? '',
        },
        messageAttributes: lambdaAttributes(message.MessageAttributes),
        md5OfBody: message.MD5OfBody ?? '',
        eventSource: 'aws:sqs',
        eventSourceARN: queueArn,
        awsRegion: REGION,
      },
    ],
  };
}

/**
 * Stands in for Lambda's SQS event source mapping with a batch size of one: receives, invokes, deletes what succeeded
 * and leaves what failed, to be received again with a higher receive count.
 *
 * @throws the SDK's error when the queue is not there
 */
export async function startPump({
  endpoint,
  queueUrl,
  invoke,
  concurrency = 2,
  retryAfter,
  onFailure = () => {},
}: Options): Promise<Pump> {
  const client = new SQSClient(clientConfig(endpoint));
  const stopping = new AbortController();
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['QueueArn'] }),
  );
  const queueArn = Attributes?.QueueArn ?? '';

  async function deal(message: Message): Promise<void> {
    const received = { QueueUrl: queueUrl, ReceiptHandle: message.ReceiptHandle };
    try {
      await invoke(lambdaEvent(message, queueArn));
      await client.send(new DeleteMessageCommand(received));
    } catch (error) {
      onFailure(error);
      if (retryAfter === undefined) return;
      const sooner = new ChangeMessageVisibilityCommand({ ...received, VisibilityTimeout: retryAfter });
      await client.send(sooner).catch(onFailure);
    }
  }

  async function work(): Promise<void> {
    while (!stopping.signal.aborted) {
      const { Messages = [] } = await client.send(
        new ReceiveMessageCommand({
          QueueUrl: queueUrl,
          MaxNumberOfMessages: 1,
          WaitTimeSeconds: 5,
          MessageSystemAttributeNames: ['All'],
          MessageAttributeNames: ['All'],
        }),
        { abortSignal: stopping.signal },
      );
      for (const message of Messages) await deal(message);
    }
  }

  const workers = Array.from({ length: concurrency }, () =>
    work().catch((error) => {
      if (!stopping.signal.aborted) onFailure(error);
    }),
  );
  return {
    async stop() {
      stopping.abort();
      await Promise.all(workers);
      client.destroy();
    },
  };
}
