import { expect, it } from 'vitest';
import { successAnswer } from '../../../lib/intake/success-answer.ts';

it.each([
  ['vk', 'ok'],
  ['google-ads', '{}'],
  ['tilda', undefined],
  ['constructor', undefined],
])('the source %s wants the body %j', (source, body) => {
  expect(successAnswer(source)?.body).toBe(body);
});

it.each([
  ['vk', 'ok', 'text/plain; charset=utf-8'],
  ['google-ads', '{}', 'application/json; charset=utf-8'],
])('%s gets %j as %s', (source, body, contentType) => {
  expect(successAnswer(source)).toEqual({ body, contentType });
});
