import { describe, expect, it } from 'vitest';
import { hmac } from '../../../../lib/guard/hmac.ts';
import type { VerifySettings } from '../../../../lib/guard/verify-signature.ts';
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

const CODE = '0f4c7b1e-52d9-4a60-8e3b-91c7aa05d2f8';

describe('LinkedIn, where it asks', () => {
  const get = (verify: VerifySettings | null, secrets: Record<string, string>) =>
    ask({ method: 'GET', query: `challengeCode=${CODE}` }, verify, secrets);
  const response = (secret: string) => ({
    challengeCode: CODE,
    challengeResponse: hmac(secret, [CODE]).toString('hex'),
  });

  it('is answered by the secret of its own name where the form has none', () => {
    expect(JSON.parse(get(null, { linkedin: 'client' })?.body ?? '')).toEqual(response('client'));
    expect(JSON.parse(get({ scheme: 'meta', secret: 'app' }, { linkedin: 'client', app: 'x' })?.body ?? '')).toEqual(
      response('client'),
    );
  });

  it('is answered by the form’s secret before that', () => {
    expect(
      JSON.parse(get({ scheme: 'LinkedIn', secret: 'app' }, { linkedin: 'client', app: 'own' })?.body ?? ''),
    ).toEqual(response('own'));
  });

  it.each(['constructor', 'gone'])('is refused when the secret’s name is none: %s', (secret) => {
    expect(get({ scheme: 'linkedin', secret }, {})?.status).toBe(403);
  });
});

describe('what LinkedIn’s challenge may be, since we sign it', () => {
  const askWith = (challengeCode: string) =>
    ask({ method: 'GET', query: `${new URLSearchParams({ challengeCode })}` }, { scheme: 'linkedin', secret: 'app' });

  it.each([CODE, CODE.toUpperCase()])('a UUID: %s', (code) => {
    const answer = askWith(code);
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
    expect(askWith(code)).toMatchObject({ status: 403, body: expect.not.stringContaining('challengeResponse') });
  });
});
