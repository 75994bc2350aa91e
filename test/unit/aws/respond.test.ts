import { expect, it } from 'vitest';
import { respond } from '../../../lib/aws/respond.ts';

const answer = { status: 200, headers: { 'content-type': 'text/plain' }, body: 'ok' };

it.each(['http api', 'rest api'] as const)('answers %s with a status, headers and a body', (shape) => {
  expect(respond(answer, shape)).toEqual({
    statusCode: 200,
    headers: { 'content-type': 'text/plain' },
    body: 'ok',
    isBase64Encoded: false,
  });
});

it.each(['http api', 'rest api', 'load balancer', 'load balancer with multi-value headers'] as const)(
  'tells %s that a body is bytes in base64',
  (shape) => {
    expect(respond({ ...answer, body: 'b2s=', isBase64: true }, shape)).toMatchObject({
      body: 'b2s=',
      isBase64Encoded: true,
    });
  },
);

it('answers a load balancer in the kind of headers it asked with', () => {
  expect(respond(answer, 'load balancer')).toMatchObject({
    statusCode: 200,
    headers: answer.headers,
    isBase64Encoded: false,
  });
  const multi = respond(answer, 'load balancer with multi-value headers');
  expect(multi).toMatchObject({ statusCode: 200, multiValueHeaders: { 'content-type': ['text/plain'] } });
  expect(multi).not.toHaveProperty('headers');
});
