import { describe, expect, it } from 'vitest';
import { classifyAnswer, classifySilence } from '../../../lib/bitrix24/classify-answer.ts';
import { NoReplyError } from '../../../lib/bitrix24/post.ts';
import type { Fate } from '../../../lib/errors.ts';

const NOW = 1_789_000_000_000;
const MINUTE = 60_000;
const question = {
  method: 'crm.lead.add',
  now: NOW,
  operatingReset: undefined as number | undefined,
  hideSecret: (text: string) => text.replaceAll('s3cr3t', '…'),
  sent: { fields: { NAME: 'Jane Roe' } },
};

const classify = (
  status: number,
  body: object | string,
  more: Partial<typeof question> & { location?: string } = {},
) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  try {
    return classifyAnswer({ status, text, location: more.location ?? null }, { ...question, ...more });
  } catch (error) {
    return error;
  }
};
const error = (code: unknown, error_description = '') => ({ error: code, error_description });

describe('an answer without error', () => {
  it('comes through as it is', () => {
    expect(classify(200, { result: 382, time: { operating: 1 } })).toEqual({ result: 382, time: { operating: 1 } });
  });

  it('may say so by an error that is null', () => {
    expect(classify(200, { result: 382, error: null })).toMatchObject({ result: 382 });
  });
});

describe('an error of the portal', () => {
  it.each<[number, object | string, Fate, boolean]>([
    [503, error('QUERY_LIMIT_EXCEEDED'), 'refused', false],
    [200, error('query_limit_exceeded'), 'refused', false],
    [429, error('OPERATION_TIME_LIMIT'), 'refused', false],
    [429, '<html>', 'refused', false],
    [401, error('expired_token'), 'refused', true],
    [401, error('EXPIRED_TOKEN'), 'refused', true],
    [401, error('invalid_token'), 'refused', true],
    [401, error('NO_AUTH_FOUND'), 'halted', true],
    [401, error('authorization_error'), 'halted', true],
    [401, error('APPLICATION_NOT_FOUND'), 'halted', true],
    [401, error('ERROR_OAUTH'), 'halted', true],
    [401, error('NOT_INSTALLED'), 'halted', true],
    [401, error('PAYMENT_REQUIRED'), 'halted', false],
    [401, error('METHOD_CONFIRM_WAITING'), 'halted', false],
    [401, error('SOMETHING_ELSE'), 'halted', true],
    [401, '<html>', 'halted', true],
    [402, error('whatever'), 'halted', false],
    [403, error('ACCESS_DENIED'), 'halted', false],
    [403, error('INVALID_CREDENTIALS'), 'halted', true],
    [401, error('invalid_credentials'), 'halted', true],
    [403, error('insufficient_scope'), 'halted', false],
    [403, error('user_access_error'), 'halted', false],
    [403, error('WRONG_AUTH_TYPE'), 'halted', true],
    [403, error('allowed_only_intranet_user'), 'halted', false],
    [403, error('METHOD_CONFIRM_DENIED'), 'halted', false],
    [403, error('SOMETHING_ELSE'), 'halted', false],
    [403, '<html>', 'halted', false],
    [503, error('OVERLOAD_LIMIT'), 'halted', false],
    [410, error('PORTAL_DELETED'), 'halted', false],
    [500, error('PORTAL_DELETED'), 'halted', false],
    [404, error('ERROR_METHOD_NOT_FOUND'), 'halted', false],
    [404, '<html>', 'halted', false],
    [400, error('INVALID_REQUEST', 'Https required.'), 'halted', false],
    [400, error('', 'Access denied.'), 'halted', false],
    [200, error('', 'Access denied.'), 'halted', false],
    [400, error('ERROR_CORE', 'Access denied.'), 'halted', false],
    [400, error('', 'Disk resource exhausted'), 'halted', false],
    [507, error('', 'Disk resource exhausted'), 'halted', false],
    [400, error('ERROR_CORE', 'Wrong e-mail'), 'rejected', false],
    [200, error('ERROR_CORE', 'Wrong e-mail'), 'rejected', false],
    [400, error('', "Parameter 'fields' must be array."), 'rejected', false],
    [400, error('INVALID_REQUEST', 'Something'), 'rejected', false],
    [400, error(0, 'Something'), 'rejected', false],
    [400, error(''), 'rejected', false],
    [404, error('', 'Not found'), 'rejected', false],
    [413, '<html>', 'rejected', false],
    [500, error('INTERNAL_SERVER_ERROR'), 'in doubt', false],
    [200, error('internal_server_error'), 'in doubt', false],
    [500, error('ERROR_UNEXPECTED_ANSWER'), 'in doubt', false],
    [500, error('ERROR_CORE'), 'in doubt', false],
    [503, error('SOMETHING_ELSE'), 'in doubt', false],
    [502, '<html>', 'in doubt', false],
    [503, '', 'in doubt', false],
    [504, '<html>', 'in doubt', false],
    [408, '<html>', 'in doubt', false],
    [200, '', 'in doubt', false],
    [200, '{"result":', 'in doubt', false],
    [200, '"382"', 'in doubt', false],
    [200, '[382]', 'in doubt', false],
    [200, error('WHO_KNOWS'), 'in doubt', false],
    [200, error(''), 'in doubt', false],
    [500, { result: 382 }, 'in doubt', false],
  ])('HTTP %d %j leaves the lead %s', (status, body, fate, authentication) => {
    expect(classify(status, body)).toMatchObject({ fate, authentication });
  });

  it.each([301, 302, 303, 307, 308])('HTTP %d tells the host the portal moved to, and no more', (status) => {
    const location = 'https://new.bitrix24.com/rest/1/s3cr3t/';
    const moved = classify(status, '', { location });
    expect(moved).toMatchObject({ fate: 'halted', code: 'MOVED', notBefore: NOW + MINUTE });
    expect(moved).toMatchObject({ message: expect.stringContaining('the portal moved to new.bitrix24.com') });
    expect(String(moved)).not.toContain('s3cr3t');
  });

  it.each(['', '/elsewhere', 'https://'])('a redirect to %j is a move to nobody knows where', (location) => {
    expect(classify(302, '', { location })).toMatchObject({
      message: expect.stringContaining('moved to another address'),
    });
  });
});

describe('when to ask again', () => {
  const inSeconds = (milliseconds: number) => (NOW + milliseconds) / 1000;

  it.each([
    ['halted', 403, error('ACCESS_DENIED'), NOW + MINUTE],
    ['blocked by hand', 503, error('OVERLOAD_LIMIT'), NOW + MINUTE],
    ['too many requests', 503, error('QUERY_LIMIT_EXCEEDED'), undefined],
    ['operating time, reset unknown', 429, error('OPERATION_TIME_LIMIT'), NOW + 10 * MINUTE],
    [
      'operating time, by the answer itself',
      429,
      { ...error('OPERATION_TIME_LIMIT'), time: { operating_reset_at: inSeconds(2 * MINUTE) } },
      NOW + 2 * MINUTE,
    ],
    ['rejected', 400, error('ERROR_CORE'), undefined],
    ['in doubt', 500, error('INTERNAL_SERVER_ERROR'), undefined],
  ])('%s', (_, status, body, notBefore) => {
    expect(classify(status, body)).toHaveProperty('notBefore', notBefore);
  });

  it.each([
    ['the last known reset', 3 * MINUTE, 3 * MINUTE],
    ['ten minutes when the known reset is past', -MINUTE, 10 * MINUTE],
    ['ten minutes when the known reset is too far to be true', 60 * MINUTE, 10 * MINUTE],
  ])('operating time used up: %s', (_, reset, wait) => {
    const answer = classify(429, error('OPERATION_TIME_LIMIT'), { operatingReset: inSeconds(reset) });
    expect(answer).toHaveProperty('notBefore', NOW + wait);
  });
});

describe('the message', () => {
  it('names method, status, code and what to do', () => {
    expect(classify(400, error('ERROR_CORE', 'The phone is wrong.<br>'))).toMatchObject({
      code: 'ERROR_CORE',
      message:
        'crm.lead.add: HTTP 400, ERROR_CORE, "The phone is wrong.". Nothing was created: the portal will not take this one as it is. ' +
        'Correct what the portal names, then send it again.',
    });
  });

  it.each([
    [410, 'PORTAL_DELETED', 'public part is switched off'],
    [500, 'PORTAL_DELETED', 'public part is switched off'],
    [401, 'INVALID_CREDENTIALS', 'end date'],
    [401, 'NO_AUTH_FOUND', 'another secret and another owner when an administrator edits it'],
    [403, 'ACCESS_DENIED', 'Market subscription'],
    [401, 'PAYMENT_REQUIRED', 'Market subscription'],
    [402, '', 'Market subscription'],
  ])('of HTTP %d %s tells every cause there may be: %s', (status, code, cause) => {
    expect(classify(status, error(code))).toMatchObject({ message: expect.stringContaining(cause) });
  });

  it('does not say that a portal is gone which is closed for now', () => {
    expect(String(classify(500, error('PORTAL_DELETED')))).not.toMatch(/gone|another|was deleted/i);
  });

  it('holds neither secret nor what was sent, even when the portal quotes them', () => {
    const answer = classify(400, error('BAD_s3cr3t', 'jane roe <jane@example.com> via s3cr3t'));
    expect(answer).toMatchObject({ code: 'BAD_…' });
    expect(String(answer)).not.toMatch(/jane|roe|s3cr3t/i);
  });

  it('gives the status where there is no code', () => {
    expect(classify(502, '<html>')).toMatchObject({ code: 'HTTP 502', message: expect.stringContaining('not JSON') });
  });
});

describe('silence', () => {
  it.each([
    [false, 'ENOTFOUND', 'refused', 'UNREACHABLE'],
    [false, 'TIMEOUT', 'refused', 'TIMEOUT'],
    [true, 'TIMEOUT', 'in doubt', 'TIMEOUT'],
    [true, 'UND_ERR_SOCKET', 'in doubt', 'UND_ERR_SOCKET'],
  ])('with the request sent: %s, for %s, leaves the lead %s', (sent, reason, fate, code) => {
    const error = classifySilence(new NoReplyError(sent, reason), 'crm.lead.add');
    expect(error).toMatchObject({ fate, code, message: expect.stringContaining(reason) });
  });

  it.each([
    ['SELF_SIGNED_CERT_IN_CHAIN', 'parameter "ca"'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'parameter "ca"'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'parameter "ca"'],
    ['CERT_HAS_EXPIRED', 'renew it'],
    ['ECONNREFUSED', 'Check its address'],
  ])('for %s advises: %s', (reason, advice) => {
    expect(classifySilence(new NoReplyError(false, reason), 'x').message).toContain(advice);
  });
});
