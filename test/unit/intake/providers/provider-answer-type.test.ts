import { expect, it } from 'vitest';
import { providerAnswer } from '../../../../lib/intake/providers/provider-answer.ts';

it.each([
  ['vk', 'ok', 'text/plain; charset=utf-8'],
  ['google-ads', '{}', 'application/json; charset=utf-8'],
])('%s gets %j as %s', (source, body, contentType) => {
  expect(providerAnswer(source)).toEqual({ body, contentType });
});
