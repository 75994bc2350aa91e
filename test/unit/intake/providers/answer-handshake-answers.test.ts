import { describe, expect, it } from 'vitest';
import { hmac } from '../../../../lib/guard/hmac.ts';
import type { VerifySettings } from '../../../../lib/guard/verify-signature.ts';
import { answerHandshake } from '../../../../lib/intake/providers/answer-handshake.ts';

type Request = Partial<Parameters<typeof answerHandshake>[0]>;
const ask = (request: Request, verify: VerifySettings | null, secrets: Readonly<Record<string, string>>) =>
  answerHandshake({ method: 'POST', query: '', headers: {}, ...request }, { verify }, secrets);

const CODE = '0f4c7b1e-52d9-4a60-8e3b-91c7aa05d2f8';
const FORBIDDEN = { error: 'forbidden', message: 'The verification failed' };
const parsed = (answer: ReturnType<typeof ask>): unknown => JSON.parse(answer?.body ?? 'null');

describe('Meta', () => {
  const get = (query: Record<string, string>, verify: VerifySettings | null, secrets: Record<string, string>) =>
    ask({ method: 'GET', query: `${new URLSearchParams(query)}` }, verify, secrets);
  const right = { 'hub.mode': 'subscribe', 'hub.verify_token': 't' };
  const known = { 'meta-verify': 't' };

  it('gets text that no browser takes for anything else, and any site may read', () => {
    expect(get({ ...right, 'hub.challenge': '<b>1158</b>' }, null, known)).toEqual({
      status: 200,
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'x-content-type-options': 'nosniff',
        'access-control-allow-origin': '*',
      },
      body: '<b>1158</b>',
    });
  });

  it('gets nothing back when it asks with no challenge', () => {
    expect(get(right, null, known)).toMatchObject({ status: 200, body: '' });
  });

  it('is told that it is refused, and no more', () => {
    const answer = get({ ...right, 'hub.verify_token': 'x', 'hub.challenge': '1158' }, null, known);
    expect(answer?.status).toBe(403);
    expect(parsed(answer)).toEqual(FORBIDDEN);
  });

  it.each<[string, Record<string, string>, VerifySettings | null, Record<string, string>]>([
    ['an empty token, of a secret that is empty', { 'hub.verify_token': '' }, null, { 'meta-verify': '' }],
    ['the secret of a name that nobody gave', { 'hub.verify_token': 'x' }, null, { undefined: 'x' }],
  ])('is refused with %s', (_, query, verify, secrets) => {
    expect(get({ 'hub.mode': 'subscribe', ...query }, verify, secrets)?.status).toBe(403);
  });

  it('is not asked for when the mode is another', () => {
    expect(get({ ...right, 'hub.mode': 'unsubscribe', 'hub.challenge': '1158' }, null, known)?.body).toBe(
      '{"status":"ok"}',
    );
  });
});

describe('LinkedIn', () => {
  const get = (verify: VerifySettings | null, secrets: Record<string, string>) =>
    ask({ method: 'GET', query: `challengeCode=${CODE}` }, verify, secrets);
  const response = (secret: string) => ({
    challengeCode: CODE,
    challengeResponse: hmac(secret, [CODE]).toString('hex'),
  });

  it('is answered by the secret of its own name where the form has none', () => {
    expect(parsed(get(null, { linkedin: 'client' }))).toEqual(response('client'));
    expect(parsed(get({ scheme: 'meta', secret: 'app' }, { linkedin: 'client', app: 'x' }))).toEqual(
      response('client'),
    );
  });

  it('is answered by the form’s secret before that', () => {
    expect(parsed(get({ scheme: 'LinkedIn', secret: 'app' }, { linkedin: 'client', app: 'own' }))).toEqual(
      response('own'),
    );
  });

  it.each(['constructor', 'gone'])('is refused when the secret’s name is none: %s', (secret) => {
    expect(get({ scheme: 'linkedin', secret }, {})?.status).toBe(403);
  });
});

describe('VK', () => {
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

describe('Zoom', () => {
  it.each(['plainToken', 7, true, undefined])('is refused with the payload %j', (payload) => {
    const body = { event: 'endpoint.url_validation', payload };
    expect(ask({ body }, { scheme: 'body', secret: 'app' }, { app: 'x' })?.status).toBe(403);
  });
});

describe('Tilda', () => {
  it('is told that all is well', () => {
    expect(parsed(ask({ body: { test: 'test' } }, null, {}))).toEqual({ status: 'ok' });
  });
});

describe('a browser that asks first', () => {
  it('need not ask again for a day', () => {
    expect(ask({ method: 'OPTIONS' }, null, {})?.headers).toMatchObject({ 'access-control-max-age': '86400' });
  });
});
