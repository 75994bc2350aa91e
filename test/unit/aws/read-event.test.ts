import { describe, expect, it } from 'vitest';
import { writeDeliveryMessage } from '../../../lib/aws/delivery-message.ts';
import { type Incoming, readEvent } from '../../../lib/aws/read-event.ts';
import type { Delivery } from '../../../lib/types.ts';
import { payload } from '../../fixtures/payload.ts';

const context = { requestId: 'request-1', now: 1_789_060_000_000 };
const read = (event: unknown) => readEvent(event, context);
const textOf = (incoming: Incoming) => {
  if (incoming.kind === 'http') return Buffer.from(incoming.request.body).toString();
  if (incoming.kind === 'message') return Buffer.from(incoming.delivery.body).toString();
  return '';
};

describe('HTTP envelopes', () => {
  it.each([
    ['aws-apigw-http-v2', 'http api', '/forms/lodge', '198.51.100.31'],
    ['aws-function-url', 'http api', '/forms/cafe', '2001:db8::42'],
    ['aws-apigw-rest-v1', 'rest api', '/forms/farm', '198.51.100.24'],
    ['aws-alb', 'load balancer', '/forms/shoes', '198.51.100.77'],
    ['aws-alb-multivalue', 'load balancer with multi-value headers', '/forms/lift', '198.51.100.78'],
  ])('tells %s apart by its structure', (name, shape, path, sourceIp) => {
    expect(read(payload(name).event)).toMatchObject({
      kind: 'http',
      shape,
      request: { method: 'POST', path, sourceIp },
    });
  });

  it('decodes base64 bodies and leaves plain ones alone', () => {
    expect(textOf(read(payload('aws-alb').event))).toContain('%D0%A0%D0%B0%D0%B7%D0%BC%D0%B5%D1%80=42');
    expect(textOf(read(payload('aws-alb-multivalue').event))).toContain('"Étage":"3"');
  });

  it('puts cookies into one header, as browsers write them', () => {
    const incoming = read(payload('aws-apigw-http-v2').event);
    expect(incoming).toMatchObject({
      request: {
        headers: { cookie: '_ga=GA1.1.553012874.1788901122; theme=dark', origin: 'https://lodge.example.com' },
      },
    });
  });

  it('keeps every value of a repeated query name, encoded once whatever the envelope did', () => {
    expect(read(payload('aws-apigw-rest-v1').event)).toMatchObject({
      request: { query: 'utm_source=radio&tag=a&tag=b' },
    });
    expect(read(payload('aws-function-url').event)).toMatchObject({
      request: { query: 'utm_source=ig&utm_campaign=oto%C3%B1o%2C2026&tag=x&tag=y' },
    });
    expect(read(payload('aws-alb').event)).toMatchObject({
      request: { query: 'utm_source=%D1%80%D0%B0%D0%B4%D0%B8%D0%BE&utm_campaign=back+to%20school' },
    });
  });

  it('lower-cases header names and takes the stage off the path', () => {
    const event = payload('aws-apigw-http-v2').event as { rawPath: string; requestContext: { stage: string } };
    event.rawPath = '/live/forms/lodge';
    event.requestContext.stage = 'live';
    expect(read(event)).toMatchObject({ request: { path: '/forms/lodge' } });
    expect(read(payload('aws-apigw-rest-v1').event)).toMatchObject({
      request: { headers: { 'content-type': 'application/json; charset=utf-8' } },
    });
  });

  it('reads a console test with neither headers nor query nor body, and a path with a stray percent sign', () => {
    const event = {
      resource: '/',
      path: '/forms/100%',
      httpMethod: 'get',
      headers: null,
      multiValueHeaders: null,
      queryStringParameters: null,
      multiValueQueryStringParameters: null,
      requestContext: {},
      body: null,
    };
    expect(read(event)).toMatchObject({
      shape: 'rest api',
      requestId: null,
      request: { method: 'GET', path: '/forms/100%', query: '', headers: {}, sourceIp: null },
    });
  });

  it('takes single values where an older gateway sends no multi-value maps', () => {
    const event = {
      path: '/forms',
      httpMethod: 'POST',
      headers: { 'X-One': 'a', 'X-None': null },
      queryStringParameters: { q: 'ä b' },
      requestContext: {},
      body: 'x=1',
    };
    expect(read(event)).toMatchObject({ request: { query: 'q=%C3%A4%20b', headers: { 'x-one': 'a' } } });
  });
});

describe('messages', () => {
  it.each([
    ['aws-sqs', 'queue', 'server', null, 'Teuila Hoffmann'],
    ['aws-sns', 'event', 'event', 'd0a7c3f1-94be-5268-8e1d-3b6f2a5094c7', 'Mateus Petrosyan'],
    ['aws-eventbridge', 'event', 'event', 'c81f5d07-2b94-4e63-9a7f-60d3e1b2f485', 'Katarzyna Wójcik-Omar'],
    ['aws-direct-invoke', 'event', 'event', 'request-1', 'Sakari Oyelaran'],
  ])('reads %s and its own id, never that of the queue', (name, via, door, transportId, text) => {
    const incoming = read(payload(name).event);
    expect(incoming).toMatchObject({ kind: 'message', via, delivery: { door, form: null, transportId } });
    expect(textOf(incoming)).toContain(text);
  });

  it.each([
    [0, '7e3d19f0-68ac-5b47-92d5-c0f1a8b64e35', 'Zoltán'],
    [1, null, 'tranid=581907%3A9920533'],
    [2, null, 'Rangi Kowalczyk'],
  ])('reads record %i of a mixed queue', (index, transportId, text) => {
    const { Records } = payload('aws-sqs-mixed').event as { Records: unknown[] };
    const incoming = read({ Records: [Records[index]] });
    expect(incoming).toMatchObject({
      kind: 'message',
      via: 'queue',
      delivery: { transportId, receivedAt: 1_789_063_600_000 },
    });
    expect(textOf(incoming)).toContain(text);
  });

  it('finds an EventBridge event in a queue message, and in an SNS notification inside one', () => {
    const bridge = JSON.stringify(payload('aws-eventbridge').event);
    const sns = JSON.stringify({ Type: 'Notification', MessageId: 'm', TopicArn: 't', Message: bridge });
    for (const body of [bridge, sns]) {
      const incoming = read({ Records: [{ eventSource: 'aws:sqs', body }] });
      expect(incoming).toMatchObject({
        via: 'queue',
        delivery: { transportId: 'c81f5d07-2b94-4e63-9a7f-60d3e1b2f485' },
      });
      expect(textOf(incoming)).toContain('Gravel 2');
    }
  });

  it('takes the content type from a message attribute, and a detail that is text already', () => {
    const record = {
      eventSource: 'aws:sqs',
      body: 'a=1',
      messageAttributes: { ContentType: { stringValue: 'text/x' } },
    };
    expect(read({ Records: [record] })).toMatchObject({ delivery: { headers: { 'content-type': 'text/x' } } });
    const detail = '{"name":"Ana"}';
    expect(textOf(read({ id: 'e', 'detail-type': 'x', source: 's', detail }))).toBe(detail);
  });

  it('gives back a delivery of its own from the queue as it was put there', () => {
    const delivery: Delivery = {
      door: 'form',
      form: 'contact',
      headers: { 'content-type': 'text/plain' },
      query: 'a=b',
      body: Buffer.from([0, 255, 13, 10]),
      sourceIp: null,
      receivedAt: 5,
      transportId: null,
      unchecked: 'captcha',
      key: { key: 'form/0', weak: true },
      files: [{ key: 'cv', name: 'cv.pdf', type: 'application/pdf', size: 9 }],
    };
    const incoming = read({ Records: [{ eventSource: 'aws:sqs', body: writeDeliveryMessage(delivery) }] });
    expect(incoming).toEqual({ kind: 'message', via: 'queue', delivery });
  });

  it.each(['aws-s3', 'aws-ses-lambda'])('finds no lead in %s', (name) => {
    expect(read(payload(name).event)).toMatchObject({ kind: 'nothing', reason: expect.stringContaining('hold') });
  });

  it('reads the event out of an invocation that failed to the end and was redriven, under its own id', () => {
    const failed = (requestPayload: unknown) => {
      const requestContext = { requestId: 'first', functionArn: 'arn:aws:lambda:x', condition: 'RetriesExhausted' };
      return { Records: [{ eventSource: 'aws:sqs', body: JSON.stringify({ requestContext, requestPayload }) }] };
    };
    const direct = read(failed({ name: 'Ada' }));
    expect(direct).toMatchObject({ kind: 'message', via: 'queue', delivery: { transportId: 'first' } });
    expect(textOf(direct)).toBe('{"name":"Ada"}');
    const notified = read(failed(payload('aws-sns').event));
    expect(notified).toMatchObject({ kind: 'message', via: 'queue', delivery: { door: 'event' } });
    expect(textOf(notified)).toBe(textOf(read(payload('aws-sns').event)));
  });

  it('finds no lead in a scheduled event', () => {
    const event = { id: 'e', 'detail-type': 'Scheduled Event', source: 'aws.events', detail: {} };
    expect(read(event)).toEqual({ kind: 'nothing', reason: 'a scheduled event' });
  });

  it('refuses a batch of several records, telling what to set', () => {
    expect(() => read(payload('aws-sqs-mixed').event)).toThrow('set the batch size to 1');
  });

  it('takes a list of foreign records for a lead of its own', () => {
    expect(read({ Records: [{ eventSource: 'else' }], name: 'Ana' })).toMatchObject({
      via: 'event',
      delivery: { transportId: 'request-1' },
    });
  });
});

describe('what looks like an envelope and is none we know', () => {
  const raw = '{"fields":{"TITLE":"forged","ASSIGNED_BY_ID":9}}';
  const http = {
    version: '2.0',
    rawPath: '/forms/x',
    headers: {},
    requestContext: { http: { method: 'POST' } },
    body: raw,
  };
  it.each<[string, unknown]>([
    ['a list for a header', { ...http, headers: { 'x-one': ['a', 'b'] } }],
    ['text for a truth', { ...http, isBase64Encoded: 'false' }],
    ['no method', { ...http, requestContext: { http: {} } }],
    ['an object for a body', { ...http, body: { fields: { TITLE: 'x' } } }],
    ['no context', { httpMethod: 'POST', path: '/forms', body: raw }],
    [
      'VPC Lattice’s first shape',
      { raw_path: '/forms', method: 'POST', headers: {}, body: raw, is_base64_encoded: false },
    ],
    [
      'VPC Lattice’s second shape',
      {
        version: '2.0',
        path: '/forms',
        method: 'POST',
        headers: { accept: ['*/*'] },
        requestContext: { serviceNetworkArn: 'arn:aws:vpc-lattice:x' },
        body: raw,
        isBase64Encoded: false,
      },
    ],
    ['a WebSocket’s message', { requestContext: { routeKey: '$default', eventType: 'MESSAGE' }, body: raw }],
    ['bare parts of a request', { headers: { host: 'x' }, body: raw }],
    ['records beside a request', { ...http, Records: [{ eventSource: 'aws:sqs', body: raw }] }],
    ['records of SNS beside a request', { httpMethod: 'POST', Records: [{ EventSource: 'aws:sns', Sns: {} }] }],
  ])('is refused with %s, as HTTP', (_, event) => {
    expect(read(event)).toMatchObject({ kind: 'refused', http: true, reason: expect.stringContaining('HTTP') });
  });

  it.each<[string, unknown]>([
    ['CloudFront', { Records: [{ cf: { request: { method: 'POST', body: { data: raw } } } }] }],
    ['Kinesis', { Records: [{ eventSource: 'aws:kinesis', kinesis: { data: 'e30=' } }] }],
    ['DynamoDB', { Records: [{ eventSource: 'aws:dynamodb', dynamodb: {} }] }],
    ['Kafka', { eventSource: 'aws:kafka', records: {} }],
    ['SQS through a pipe', [{ eventSource: 'aws:sqs', body: raw }]],
    ['SNS without its parts', { Records: [{ EventSource: 'aws:sns', Sns: { Message: raw } }] }],
    ['Cognito', { triggerSource: 'PostConfirmation', userPoolId: 'p', request: { userAttributes: {} } }],
    ['logs', { awslogs: { data: 'H4s=' } }],
  ])('is refused from %s', (_, event) => {
    expect(read(event)).toMatchObject({ kind: 'refused', http: false, reason: expect.any(String) });
  });

  it('is kept as it came when it was in a queue', () => {
    const body = JSON.stringify({ Records: [{ eventSource: 'aws:kinesis', kinesis: { data: 'e30=' } }] });
    expect(read({ Records: [{ eventSource: 'aws:sqs', body }] })).toMatchObject({
      kind: 'refused',
      message: body,
    });
  });

  it('and a whole request of the public in a queue is a form still, unchecked', () => {
    const body = JSON.stringify(http);
    expect(read({ Records: [{ eventSource: 'aws:sqs', body }] })).toMatchObject({
      kind: 'message',
      via: 'queue',
      delivery: { door: 'form', form: 'x', unchecked: 'everything', body: Buffer.from(raw) },
    });
  });

  it.each<[string, unknown]>([
    ['keys called body and headers', { name: 'Ana', body: 'Hello', headers: 'two' }],
    ['a key called Records', { name: 'Ana', Records: ['a', 'b'] }],
    ['a key called path', { path: 'A to B', method: 'post' }],
    ['a key called detail', { detail: { a: 1 }, name: 'Ana' }],
  ])('while a lead with %s is a lead', (_, event) => {
    expect(read(event)).toMatchObject({ kind: 'message', via: 'event' });
  });
});
