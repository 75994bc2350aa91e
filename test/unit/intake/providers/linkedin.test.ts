import { describe, expect, it } from 'vitest';
import { ask } from '../../../fixtures/ask.ts';

describe('LinkedIn', () => {
  const verify = { scheme: 'linkedin', secret: 'app' };

  it.each([
    ['without a secret', { scheme: 'linkedin', secret: 'none' }, '0f4c7b1e-52d9-4a60-8e3b-91c7aa05d2f8'],
    ["with another scheme's secret", { scheme: 'meta', secret: 'app' }, '0f4c7b1e-52d9-4a60-8e3b-91c7aa05d2f8'],
    ['with a body to be signed for somebody else', verify, '{"leadAction":"CREATED"}'],
    ['with nothing', verify, ''],
  ])('is refused %s', (_, settings, challengeCode) => {
    const query = `${new URLSearchParams({ challengeCode })}`;
    expect(ask({ method: 'GET', query }, settings)?.status).toBe(403);
  });
});
