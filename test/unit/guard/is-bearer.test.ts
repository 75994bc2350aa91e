import { expect, it } from 'vitest';
import { isBearer } from '../../../lib/guard/is-bearer.ts';

it.each(['Bearer token-1', 'bearer token-1', 'BEARER \t token-1', ' Bearer token-1 ', 'Bearer token-1  '])(
  'lets %j pass',
  (authorization) => {
    expect(isBearer(authorization, 'token-1')).toBe(true);
  },
);

it.each([
  undefined,
  '',
  'token-1',
  'Bearer',
  'Bearer ',
  'Bearertoken-1',
  'Bearer token-2',
  'Bearer token-1 token-1',
  'Bearer TOKEN-1',
  'Basic token-1',
  'Basic Bearer token-1',
  'Bearer x\nBearer token-1',
  'Bearer token-1\nx',
])('lets %j not pass', (authorization) => {
  expect(isBearer(authorization, 'token-1')).toBe(false);
});

it('lets a token of several words pass', () => {
  expect(isBearer('Bearer two words', 'two words')).toBe(true);
});

it.each([undefined, ''])('lets nobody pass where the token is %j', (token) => {
  for (const authorization of [undefined, '', 'Bearer', 'Bearer ', 'Bearer undefined', 'Bearer ""'])
    expect(isBearer(authorization, token)).toBe(false);
});
