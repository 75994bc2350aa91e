import { isObject } from '../json.ts';

/** Names that only AWS's HTTP envelopes have: API Gateway's, its WebSockets', load balancers', VPC Lattice's. */
const HTTP_NAMES = [
  ...['requestContext', 'httpMethod', 'rawPath', 'raw_path', 'rawQueryString', 'isBase64Encoded', 'is_base64_encoded'],
  ...['multiValueHeaders', 'multiValueQueryStringParameters', 'queryStringParameters', 'query_string_parameters'],
];

/** Whether an event has the marks of an HTTP request, whatever else is missing or wrong about it. */
export function looksLikeHttp(event: unknown): event is Readonly<Record<string, unknown>> {
  if (!isObject(event)) return false;
  const parts =
    isObject(event.headers) && [event.method, event.path, event.body].some((one) => typeof one === 'string');
  return parts || HTTP_NAMES.some((name) => event[name] !== undefined && event[name] !== null);
}

/** What a service's record holds under the service's own name, where its source is not given. */
const RECORD_NAMES = ['cf', 'Sns', 'dynamodb', 'kinesis', 's3', 'ses'];
const isRecord = (record: unknown) =>
  isObject(record) &&
  ([record.eventSource, record.EventSource].some((source) => typeof source === 'string' && source.startsWith('aws:')) ||
    RECORD_NAMES.some((name) => isObject(record[name])));

/** Members by which services that hand over no records are known. */
const SERVICE_NAMES = [
  ...['awslogs', 'deliveryStreamArn', 'userPoolId', 'CodePipeline.job', 'invocationSchemaVersion', 'methodArn'],
];

/** A resolver's event of AppSync, whose arguments are the public's; S3's test of a notification. */
const isOther = ({ arguments: given, info, Event: event }: Readonly<Record<string, unknown>>) =>
  (isObject(given) && isObject(info) && 'fieldName' in info) || (typeof event === 'string' && event.startsWith('s3:'));

/** Whether an event is one that some service of AWS makes: records of a stream, a trigger, or a list of either. */
export function looksLikeService(event: unknown): boolean {
  if (Array.isArray(event)) return event.some(isRecord);
  if (!isObject(event)) return false;
  const records = Array.isArray(event.Records) ? event.Records : [];
  return (
    isOther(event) ||
    [event, ...records].some(isRecord) ||
    SERVICE_NAMES.some((name) => isObject(event[name]) || typeof event[name] === 'string')
  );
}
