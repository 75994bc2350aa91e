import { describe, expect, it } from 'vitest';
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
