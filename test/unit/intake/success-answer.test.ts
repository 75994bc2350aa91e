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
