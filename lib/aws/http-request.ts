import * as v from 'valibot';
import type { HttpRequest } from '../types.ts';

/** AWS's ways of putting an HTTP request into an event; the answer must have the same form. */
export type HttpShape = 'http api' | 'rest api' | 'load balancer' | 'load balancer with multi-value headers';

/** An HTTP request, the envelope it came in and what that envelope calls it. */
export interface HttpEvent {
  readonly shape: HttpShape;
  readonly request: HttpRequest;
  readonly requestId: string | null;
}

const text = v.nullish(v.string());
const single = v.nullish(v.record(v.string(), v.nullish(v.string())));
const multi = v.nullish(v.record(v.string(), v.nullish(v.array(v.string()))));
const body = { body: text, isBase64Encoded: v.nullish(v.boolean()) };

const HttpApi = v.object({
  version: v.literal('2.0'),
  rawPath: v.string(),
  rawQueryString: text,
  cookies: v.nullish(v.array(v.string())),
  headers: single,
  requestContext: v.object({
    http: v.object({ method: v.string(), sourceIp: text }),
    requestId: text,
    stage: text,
  }),
  ...body,
});

/** What a REST API's event and a load balancer's have in common. */
const proxied = {
  httpMethod: v.string(),
  path: v.string(),
  headers: single,
  multiValueHeaders: multi,
  queryStringParameters: single,
  multiValueQueryStringParameters: multi,
};

const RestApi = v.object({
  ...proxied,
  requestContext: v.object({
    requestId: text,
    identity: v.nullish(v.object({ sourceIp: text })),
  }),
  ...body,
});

const LoadBalancer = v.object({
  ...proxied,
  requestContext: v.object({ elb: v.object({ targetGroupArn: text }) }),
  ...body,
});

type Multi = v.InferOutput<typeof multi>;
type Single = v.InferOutput<typeof single>;

const pairs = (many: Multi, one: Single): [string, string][] =>
  many
    ? Object.entries(many).flatMap(([name, values]) => (values ?? []).map((value): [string, string] => [name, value]))
    : Object.entries(one ?? {}).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));

function headersOf(entries: readonly [string, string][], cookies: readonly string[] = []): Record<string, string> {
  const headers = new Map<string, string>();
  const all = [...entries, ...cookies.map((cookie): [string, string] => ['cookie', cookie])];
  for (const [rawName, value] of all) {
    const name = rawName.toLowerCase();
    const before = headers.get(name);
    headers.set(name, before === undefined ? value : `${before}${name === 'cookie' ? '; ' : ', '}${value}`);
  }
  return Object.fromEntries(headers);
}

const bytesOf = ({
  body,
  isBase64Encoded,
}: {
  body?: string | null | undefined;
  isBase64Encoded?: boolean | null | undefined;
}) => Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');

/** REST API gives decoded query values, so they are encoded again; a load balancer leaves them as they were sent. */
const encodedQuery = (entries: readonly [string, string][]) =>
  entries.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
const rawQuery = (entries: readonly [string, string][]) => entries.map(([name, value]) => `${name}=${value}`).join('&');

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a stray percent sign: as it came
  }
}

/** HTTP API puts the stage in front of the path, unless it is the default stage. */
const withoutStage = (path: string, stage: string | null | undefined) =>
  stage && stage !== '$default' && path.startsWith(`/${stage}/`) ? path.slice(stage.length + 1) : path;

function fromHttpApi(event: v.InferOutput<typeof HttpApi>): HttpEvent {
  const { http, requestId, stage } = event.requestContext;
  return {
    shape: 'http api',
    requestId: requestId ?? null,
    request: {
      method: http.method.toUpperCase(),
      path: decodedPath(withoutStage(event.rawPath, stage)),
      query: event.rawQueryString ?? '',
      headers: headersOf(pairs(null, event.headers), event.cookies ?? []),
      body: bytesOf(event),
      sourceIp: http.sourceIp ?? null,
    },
  };
}

function fromRestApi(event: v.InferOutput<typeof RestApi>): HttpEvent {
  const { requestId, identity } = event.requestContext;
  return {
    shape: 'rest api',
    requestId: requestId ?? null,
    request: {
      method: event.httpMethod.toUpperCase(),
      path: decodedPath(event.path),
      query: encodedQuery(pairs(event.multiValueQueryStringParameters, event.queryStringParameters)),
      headers: headersOf(pairs(event.multiValueHeaders, event.headers)),
      body: bytesOf(event),
      sourceIp: identity?.sourceIp ?? null,
    },
  };
}

function fromLoadBalancer(event: v.InferOutput<typeof LoadBalancer>): HttpEvent {
  const headers = headersOf(pairs(event.multiValueHeaders, event.headers));
  return {
    shape: event.multiValueHeaders ? 'load balancer with multi-value headers' : 'load balancer',
    requestId: headers['x-amzn-trace-id'] ?? null,
    request: {
      method: event.httpMethod.toUpperCase(),
      path: decodedPath(event.path),
      query: rawQuery(pairs(event.multiValueQueryStringParameters, event.queryStringParameters)),
      headers,
      body: bytesOf(event),
      sourceIp: headers['x-forwarded-for']?.split(',')[0]?.trim() || null,
    },
  };
}

/** A load balancer's event has the marks of a REST API's too, so it is asked first. */
const SHAPES: readonly ((event: unknown) => HttpEvent | null)[] = [
  (event) => (v.is(LoadBalancer, event) ? fromLoadBalancer(event) : null),
  (event) => (v.is(HttpApi, event) ? fromHttpApi(event) : null),
  (event) => (v.is(RestApi, event) ? fromRestApi(event) : null),
];

/**
 * Reads an HTTP request out of an API Gateway (HTTP API 2.0, REST API 1.0), Function URL or load balancer event,
 * told apart by structure. Null when the event is none of these.
 */
export function httpRequest(event: unknown): HttpEvent | null {
  for (const read of SHAPES) {
    const found = read(event);
    if (found) return found;
  }
  return null;
}
