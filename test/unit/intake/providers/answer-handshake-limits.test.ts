import { describe, expect, it } from 'vitest';
import { hmac } from '../../../../lib/guard/hmac.ts';
import { answerHandshake } from '../../../../lib/intake/providers/answer-handshake.ts';

const secrets = { app: 'app-secret' };

describe('what LinkedIn’s challenge may be, since we sign it', () => {
  const CODE = '0f4c7b1e-52d9-4a60-8e3b-91c7aa05d2f8';
  const ask = (challengeCode: string) =>
    answerHandshake(
      { method: 'GET', query: `${new URLSearchParams({ challengeCode })}`, headers: {} },
      { verify: { scheme: 'linkedin', secret: 'app' } },
      secrets,
    );

  it.each([CODE, CODE.toUpperCase()])('a UUID: %s', (code) => {
    const answer = ask(code);
    expect(answer?.status).toBe(200);
    expect(JSON.parse(answer?.body ?? '')).toEqual({
      challengeCode: code,
      challengeResponse: hmac('app-secret', [code]).toString('hex'),
    });
  });

  it.each([
    `x${CODE}`,
    `${CODE}x`,
    `\n${CODE}`,
    `${CODE}\n`,
    `{"id":"${CODE}"}`,
    CODE.replaceAll('-', ''),
    CODE.slice(1),
  ])('and nothing else: %j', (code) => {
    expect(ask(code)).toMatchObject({ status: 403, body: expect.not.stringContaining('challengeResponse') });
  });
});

describe('what a token to be signed for Zoom may be', () => {
  const ask = (plainToken: unknown) =>
    answerHandshake(
      { method: 'POST', query: '', headers: {}, body: { event: 'endpoint.url_validation', payload: { plainToken } } },
      { verify: { scheme: 'body', secret: 'app' } },
      secrets,
    );

  it.each(['a', 'A+/_-9', 'x'.repeat(128)])('up to 128 letters, digits and the like: %s', (token) => {
    const answer = ask(token);
    expect(answer?.status).toBe(200);
    expect(JSON.parse(answer?.body ?? '')).toEqual({
      plainToken: token,
      encryptedToken: hmac('app-secret', [token]).toString('hex'),
    });
  });

  it.each(['', 'x'.repeat(129), '{a', 'a}', 'a b', ' a', 'a\n', 'ä', '="a"', ['a'], null, undefined])(
    'and nothing else: %j',
    (token) => {
      expect(ask(token)).toMatchObject({ status: 403, body: expect.not.stringContaining('encryptedToken') });
    },
  );
});
