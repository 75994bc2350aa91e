import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const sqs = new SQSClient();

/** One bare SendMessage, the least it takes to keep a form. */
export async function handler(event: { readonly body: string }): Promise<object> {
  await sqs.send(new SendMessageCommand({ QueueUrl: process.env.QUEUE_URL, MessageBody: event.body }));
  return { statusCode: 200, body: '{}' };
}
