import * as v from 'valibot';
import { receive } from '../intake/receive.ts';
import { parseJson } from '../json.ts';
import type { Delivery } from '../types.ts';
import { isOfOurs, readDeliveryMessage } from './delivery-message.ts';
import { type HttpEvent, httpRequest } from './http-request.ts';
import { looksLikeHttp, looksLikeService } from './unknown-envelope.ts';

/** What a Lambda event turned out to be. */
export type Incoming =
  | ({ readonly kind: 'http' } & HttpEvent)
  | { readonly kind: 'message'; readonly via: 'queue' | 'event'; readonly delivery: Delivery }
  | { readonly kind: 'nothing'; readonly reason: string }
  /** An envelope that nobody can read: never a lead. `message`: the queue message that held it, to be kept as it came. */
  | { readonly kind: 'refused'; readonly http: boolean; readonly reason: string; readonly message?: string };

const SqsRecord = v.object({
  eventSource: v.literal('aws:sqs'),
  body: v.string(),
  attributes: v.optional(v.object({ SentTimestamp: v.optional(v.string()) })),
  messageAttributes: v.nullish(v.record(v.string(), v.object({ stringValue: v.nullish(v.string()) }))),
});
const SnsRecord = v.object({
  EventSource: v.literal('aws:sns'),
  Sns: v.object({ MessageId: v.string(), Message: v.string() }),
});
const OtherRecord = v.object({ eventSource: v.picklist(['aws:s3', 'aws:ses']) });
const Records = v.object({ Records: v.pipe(v.array(v.unknown()), v.minLength(1)) });

/** How SNS wraps a message for a queue, unless raw delivery is on. */
const SnsEnvelope = v.object({
  Type: v.literal('Notification'),
  MessageId: v.string(),
  TopicArn: v.string(),
  Message: v.string(),
});
const EventBridge = v.object({
  id: v.string(),
  'detail-type': v.string(),
  source: v.string(),
  detail: v.unknown(),
});

/** What AWS puts into the dead-letter queue when an asynchronous invocation failed to the end. */
const FailedInvocation = v.object({
  requestContext: v.object({ requestId: v.string(), functionArn: v.string(), condition: v.string() }),
  requestPayload: v.unknown(),
});

/** Records that tell of something elsewhere and hold no answers themselves. */
const HOLDS_NO_LEAD: Record<v.InferOutput<typeof OtherRecord>['eventSource'], string> = {
  'aws:s3': 'an S3 event names an object but holds no answers; send the object’s content instead',
  'aws:ses': 'an SES event holds no mail text; send the mail’s content instead',
};

interface Context {
  /** Request id of this invocation, empty when it has none; AWS keeps it when it repeats an asynchronous one. */
  readonly requestId: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const trusted = (
  door: 'server' | 'event',
  body: string,
  transportId: string | null,
  receivedAt: number,
  contentType?: string,
): Delivery => ({
  door,
  form: null,
  headers: contentType ? { 'content-type': contentType } : {},
  query: '',
  body: Buffer.from(body),
  sourceIp: null,
  receivedAt,
  transportId,
});

const asText = (detail: unknown) => (typeof detail === 'string' ? detail : JSON.stringify(detail ?? {}));

const refused = (http: boolean): Incoming => ({
  kind: 'refused',
  http,
  reason: http
    ? 'It looks like an HTTP request, but is none that API Gateway, a Function URL or a load balancer makes: no lead is made of it'
    : 'It is an event of a service whose events hold no lead: send the lead itself, by SQS, SNS, EventBridge or a direct invocation',
});

const OTHER_VERSION =
  'It is a delivery that another version of this function wrote: send it through again with that version';

/** What looks like an envelope and is none we know, is never taken for a lead; null for anything else. */
const refusal = (content: unknown): Incoming | null =>
  looksLikeHttp(content) ? refused(true) : looksLikeService(content) ? refused(false) : null;

/** EventBridge events, SNS notifications and the like, as they arrive directly or inside a queue message. */
function unwrapped(content: unknown, now: number): Incoming | null {
  if (v.is(FailedInvocation, content)) {
    return readEvent(content.requestPayload, { requestId: content.requestContext.requestId, now });
  }
  if (v.is(Records, content) && content.Records.length === 1) {
    const incoming = fromRecord(content.Records[0], now);
    if (incoming) return incoming;
  }
  if (v.is(SnsEnvelope, content)) {
    return unwrapped(parseJson(content.Message), now) ?? event(content.Message, content.MessageId, now);
  }
  if (v.is(EventBridge, content)) {
    if (content['detail-type'] === 'Scheduled Event') return { kind: 'nothing', reason: 'a scheduled event' };
    return event(asText(content.detail), content.id, now);
  }
  return null;
}

const event = (body: string, id: string | null, now: number, contentType?: string): Incoming => ({
  kind: 'message',
  via: 'event',
  delivery: trusted('event', body, id, now, contentType),
});

/** Somebody put a whole request of the public onto the queue: a form still, with all its checks owed. */
const formOnQueue = ({ request }: HttpEvent, sentAt: number): Incoming => ({
  kind: 'message',
  via: 'queue',
  delivery: { ...receive(request, 'form', sentAt), headers: request.headers, unchecked: 'everything' },
});

function fromSqs(record: v.InferOutput<typeof SqsRecord>, now: number): Incoming {
  const content = parseJson(record.body);
  const own = readDeliveryMessage(content);
  if (own) return { kind: 'message', via: 'queue', delivery: own };
  if (isOfOurs(content)) return { kind: 'refused', http: false, reason: OTHER_VERSION, message: record.body };
  const sentAt = Number(record.attributes?.SentTimestamp) || now;
  const contentType = Object.entries(record.messageAttributes ?? {}).find(([name]) => /^content-?type$/i.test(name));
  const delivery = trusted('server', record.body, null, sentAt, contentType?.[1].stringValue ?? undefined);
  const http = httpRequest(content);
  const incoming = unwrapped(content, sentAt) ?? (http ? formOnQueue(http, sentAt) : refusal(content));
  if (incoming?.kind === 'http') return formOnQueue(incoming, sentAt);
  if (incoming?.kind === 'refused') return { ...incoming, message: record.body };
  if (incoming?.kind === 'message') return { ...incoming, via: 'queue' };
  return incoming ?? { kind: 'message', via: 'queue', delivery };
}

function fromRecord(record: unknown, now: number): Incoming | null {
  if (v.is(SqsRecord, record)) return fromSqs(record, now);
  if (v.is(SnsRecord, record)) {
    const { Message, MessageId } = record.Sns;
    return unwrapped(parseJson(Message), now) ?? event(Message, MessageId, now);
  }
  if (v.is(OtherRecord, record)) return { kind: 'nothing', reason: HOLDS_NO_LEAD[record.eventSource] };
  return null;
}

/**
 * Tells what a Lambda event is, by several marks at once: a lead that has a key called `body`, `detail` or `Records`
 * is no envelope. What has the marks of one but can't be read is refused, for a direct invocation is trusted. Throws
 * when a batch holds more than one record, since each invocation makes one lead only.
 */
export function readEvent(input: unknown, { requestId, now }: Context): Incoming {
  if (looksLikeHttp(input) && !v.is(FailedInvocation, input)) {
    const http = 'Records' in input ? null : httpRequest(input);
    return http ? { kind: 'http', ...http } : refused(true);
  }
  if (v.is(Records, input)) {
    const [first, ...more] = input.Records;
    const incoming = fromRecord(first, now);
    if (incoming && more.length > 0) {
      throw new Error(`One lead is made per invocation, but ${more.length + 1} records came: set the batch size to 1`);
    }
    if (incoming) return incoming;
  }
  return unwrapped(input, now) ?? refusal(input) ?? event(asText(input), requestId || null, now, 'application/json');
}
