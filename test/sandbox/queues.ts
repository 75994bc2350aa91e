import { startFauxqs } from 'fauxqs';
import { REGION } from './aws.ts';

/** How many messages are where. */
export interface QueueDepths {
  /** In the queue, visible or being worked on. */
  readonly queue: number;
  readonly deadLetters: number;
  readonly spam: number;
}

/** A message that waits, as somebody at the portal's page wants to see it. */
export interface WaitingMessage {
  readonly body: string;
  /** How often it was tried. */
  readonly attempts: number;
  /** Milliseconds since 1970. */
  readonly since: number;
}

export interface Queues {
  /** Endpoint for `AWS_ENDPOINT_URL_SQS`. */
  readonly url: string;
  readonly queueUrl: string;
  readonly queueArn: string;
  readonly deadLetterQueueUrl: string;
  readonly spamQueueUrl: string;
  readonly depths: () => QueueDepths;
  /** What is in the queue, oldest first. */
  readonly waiting: () => readonly WaitingMessage[];
  readonly close: () => Promise<void>;
}

interface Options {
  readonly port?: number;
  /** Seconds a received message stays hidden. */
  readonly visibilityTimeout?: number;
  readonly maxReceiveCount?: number;
}

const FOURTEEN_DAYS = String(14 * 24 * 60 * 60);
const NAME = 'bitrix24-lead-dev';

/**
 * SQS on loopback (fauxqs, in memory) with the three queues of a deployment and their attributes. Queue URLs carry the
 * server's own address, so that no name has to be resolved.
 */
export async function startQueues({
  port = 0,
  visibilityTimeout = 240,
  maxReceiveCount = 1000,
}: Options = {}): Promise<Queues> {
  const server = await startFauxqs({ port, host: 'localhost', logger: false, defaultRegion: REGION });

  function create(name: string, attributes: Record<string, string> = {}) {
    const { queueArn } = server.createQueue(name, {
      attributes: { MessageRetentionPeriod: FOURTEEN_DAYS, ...attributes },
    });
    const { pathname } = new URL(server.inspectQueue(name)?.url ?? '');
    const depth = () => {
      const { ready = [], delayed = [], inflight = [] } = server.inspectQueue(name)?.messages ?? {};
      return ready.length + delayed.length + inflight.length;
    };
    return { arn: queueArn, url: `${server.address}${pathname}`, depth };
  }

  const deadLetters = create(`${NAME}-dead-letters`);
  const spam = create(`${NAME}-spam`);
  const queue = create(NAME, {
    VisibilityTimeout: String(visibilityTimeout),
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: deadLetters.arn, maxReceiveCount }),
  });
  return {
    url: server.address,
    queueUrl: queue.url,
    queueArn: queue.arn,
    deadLetterQueueUrl: deadLetters.url,
    spamQueueUrl: spam.url,
    waiting() {
      const { ready = [], inflight = [] } = server.inspectQueue(NAME)?.messages ?? {};
      return [...ready, ...inflight.map(({ message }) => message)]
        .map(({ body, approximateReceiveCount, sentTimestamp }) => ({
          body,
          attempts: approximateReceiveCount,
          since: sentTimestamp,
        }))
        .toSorted((a, b) => a.since - b.since);
    },
    depths: () => ({ queue: queue.depth(), deadLetters: deadLetters.depth(), spam: spam.depth() }),
    close: () => server.stop(),
  };
}
