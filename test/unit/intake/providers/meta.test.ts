import { describe, expect, it } from 'vitest';
import type { VerifySettings } from '../../../../lib/guard/verify-signature.ts';
import { ask } from '../../../fixtures/ask.ts';

describe('Meta', () => {
  const query = (token: string) => `hub.mode=subscribe&hub.challenge=1158&hub.verify_token=${token}`;
  const verify = { scheme: 'meta', secret: 'app', verifyToken: 'token' };

  it.each([
    ['verify-me', 200, '1158'],
    ['app-secret', 200, '1158'],
  ])('gets its challenge back as text for the token %j', (token, status, body) => {
    const answer = ask({ method: 'GET', query: query(token) }, verify);
    expect(answer).toMatchObject({ status, body });
    expect(answer?.headers['content-type']).toMatch(/^text\/plain/);
  });

  it('may have its token in the secrets alone', () => {
    expect(ask({ method: 'GET', query: query('t') }, null, { 'meta-verify': 't' })?.status).toBe(200);
  });

  it.each(['wrong', '', 'token'])('is refused with the token %j', (token) => {
    expect(ask({ method: 'GET', query: query(token) }, verify)?.status).toBe(403);
  });

  it('is refused when nothing is configured', () => {
    expect(ask({ method: 'GET', query: query('') }, null, {})?.status).toBe(403);
  });
});

describe('Meta, where it asks', () => {
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
    expect(JSON.parse(answer?.body ?? '')).toEqual({ error: 'forbidden', message: 'The verification failed' });
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
