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

describe('Zoom', () => {
  it.each(['plainToken', 7, true, undefined])('is refused with the payload %j', (payload) => {
    const body = { event: 'endpoint.url_validation', payload };
    expect(ask({ body }, { scheme: 'body', secret: 'app' }, { app: 'x' })?.status).toBe(403);
  });
});

describe('what a token to be signed for Zoom may be', () => {
  const askWith = (plainToken: unknown) =>
    ask({ body: { event: 'endpoint.url_validation', payload: { plainToken } } }, { scheme: 'body', secret: 'app' });

  it.each(['a', 'A+/_-9', 'x'.repeat(128)])('up to 128 letters, digits and the like: %s', (token) => {
    const answer = askWith(token);
    expect(answer?.status).toBe(200);
    expect(JSON.parse(answer?.body ?? '')).toEqual({
      plainToken: token,
      encryptedToken: hmac('app-secret', [token]).toString('hex'),
    });
  });

  it.each(['', 'x'.repeat(129), '{a', 'a}', 'a b', ' a', 'a\n', 'ä', '="a"', ['a'], null, undefined])(
    'and nothing else: %j',
    (token) => {
      expect(askWith(token)).toMatchObject({ status: 403, body: expect.not.stringContaining('encryptedToken') });
    },
  );
});
