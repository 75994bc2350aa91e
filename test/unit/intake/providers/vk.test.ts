import { describe, expect, it } from 'vitest';
import { ask } from '../../../fixtures/ask.ts';

describe('VK', () => {
  const verify = { scheme: 'vk', secret: 'app', confirmation: 'plain-code' };

  it.each([
    ['without a secret', { type: 'confirmation' }, 200, 'plain-code'],
    ['with the right secret', { type: 'confirmation', secret: 'app-secret' }, 200, 'plain-code'],
  ])('gets the code %s', (_, body, status, text) => {
    expect(ask({ body }, verify)).toMatchObject({ status, body: text });
  });

  it('is refused with a wrong secret', () => {
    expect(ask({ body: { type: 'confirmation', secret: 'x' } }, verify)?.status).toBe(403);
    expect(ask({ body: { type: 'confirmation', secret: 'x' } }, { ...verify, secret: 'none' })?.status).toBe(403);
  });

  it('is no handshake of a form that has no code', () => {
    expect(ask({ body: { type: 'confirmation' } }, { scheme: 'vk', secret: 'app' })).toBeNull();
  });
});
