import { describe, expect, it } from 'vitest';
import { hmac } from '../../../../lib/guard/hmac.ts';
import { ask } from '../../../fixtures/ask.ts';

describe('endpoint.url_validation', () => {
  const event = 'endpoint.url_validation';

  it('is answered with the token and its signature', () => {
    const answer = ask(
      { body: { event, payload: { plainToken: 'qgg8vlvZRS6UYooatFL8Aw' } } },
      { scheme: 'body', secret: 'app' },
    );
    expect(JSON.parse(answer?.body ?? '')).toEqual({
      plainToken: 'qgg8vlvZRS6UYooatFL8Aw',
      encryptedToken: hmac('app-secret', ['qgg8vlvZRS6UYooatFL8Aw']).toString('hex'),
    });
  });

  it.each([{ plainToken: '{"a":1}' }, { plainToken: 7 }, {}, null])('is refused with %j', (payload) => {
    expect(ask({ body: { event, payload } }, { scheme: 'body', secret: 'app' })?.status).toBe(403);
  });

  it('is refused without a secret', () => {
    expect(ask({ body: { event, payload: { plainToken: 'a' } } }, null)?.status).toBe(403);
  });
});
