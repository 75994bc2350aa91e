import { expect, it } from 'vitest';
import { providerAnswer } from '../../../../lib/intake/providers/provider-answer.ts';

it.each([
  ['vk', 'ok'],
  ['google-ads', '{}'],
  ['google_ads', '{}'],
  ['tilda', undefined],
  ['constructor', undefined],
])('the source %s wants the body %j', (source, body) => {
  expect(providerAnswer(source)?.body).toBe(body);
});
