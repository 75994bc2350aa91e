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

describe('VK, where it asks', () => {
  const verify = { scheme: 'vk', secret: 'app', confirmation: 'e71c04fa' };

  it('sends leads that are no handshake, though the form has a code', () => {
    expect(ask({ body: { type: 'lead_forms_new', secret: 'app-secret' } }, verify, { app: 'app-secret' })).toBeNull();
  });

  it('is not asked for where a form has no settings', () => {
    expect(ask({ body: { type: 'confirmation' } }, null, {})).toBeNull();
  });

  it('may send its secret as a number', () => {
    expect(ask({ body: { type: 'confirmation', secret: 123 } }, verify, { app: '123' })?.body).toBe('e71c04fa');
  });
});
