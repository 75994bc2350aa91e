import { describe, expect, it } from 'vitest';
import { isBrowserNavigation, redirectAnswer, sorryPage, thankYouPage } from '../../../lib/answers/browser-answer.ts';
import { errorAnswer } from '../../../lib/answers/error-answer.ts';
import {
  LeadHaltedError,
  LeadInDoubtError,
  LeadRefusedError,
  LeadRejectedError,
  RequestError,
} from '../../../lib/errors.ts';

const code = { code: 'X' };

describe('error answers', () => {
  it.each([
    [new RequestError('bad_request', 'why'), 400, 'bad_request'],
    [new RequestError('unauthorized', 'why'), 401, 'unauthorized'],
    [new RequestError('forbidden', 'why'), 403, 'forbidden'],
    [new RequestError('too_large', 'why'), 413, 'too_large'],
    [new RequestError('unsupported_media_type', 'why'), 415, 'unsupported_media_type'],
    [new RequestError('invalid_lead', 'why'), 422, 'invalid_lead'],
    [new LeadRejectedError('inner', code), 422, 'invalid_lead'],
    [new LeadRefusedError('inner', code), 503, 'unavailable'],
    [new LeadHaltedError('inner', code), 503, 'unavailable'],
    [new LeadInDoubtError('inner', code), 504, 'unavailable'],
    [new Error('inner'), 503, 'unavailable'],
    ['inner', 503, 'unavailable'],
  ])('turns %s into %i %s', (error, status, name) => {
    const answer = errorAnswer(error, 'r-1');
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toEqual({ error: name, message: expect.any(String), requestId: 'r-1' });
    expect(answer.body).not.toContain('inner');
    expect(answer.headers['retry-after']).toBe(status >= 500 ? '60' : undefined);
    expect(answer.headers['access-control-allow-origin']).toBe('*');
  });
});

describe('answers to a browser', () => {
  it.each([
    ['text/html,application/xhtml+xml', 'application/x-www-form-urlencoded', true],
    ['text/html', 'multipart/form-data; boundary=x', true],
    ['*/*', 'application/x-www-form-urlencoded', false],
    ['text/html', 'application/json', false],
    [undefined, undefined, false],
  ])('accept %s with %s is a navigation: %s', (accept, type, expected) => {
    const headers = { ...(accept && { accept }), ...(type && { 'content-type': type }) };
    expect(isBrowserNavigation({ headers })).toBe(expected);
  });

  it.each([
    ['de-AT,de;q=0.9,en;q=0.8', 'de', 'Vielen Dank!'],
    ['xx, pl;q=0.4, fr;q=0.7', 'fr', 'Merci !'],
    ['constructor', 'en', 'Thank you!'],
    [undefined, 'en', 'Thank you!'],
  ])('says thank you to %s in %s', (header, language, words) => {
    const answer = thankYouPage(header);
    expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
    expect(answer.body).toContain(`<html lang="${language}">`);
    expect(answer.body).toContain(words);
  });

  it('says sorry with the status of what happened, and redirects with 303', () => {
    const answer = { status: 503, headers: { 'content-type': 'application/json', 'retry-after': '60' }, body: '{}' };
    expect(sorryPage(answer, 'ru')).toMatchObject({
      status: 503,
      headers: { 'content-type': 'text/html; charset=utf-8', 'retry-after': '60' },
      body: expect.stringContaining('не получилось'),
    });
    expect(redirectAnswer('https://example.com/ok')).toMatchObject({
      status: 303,
      headers: { location: 'https://example.com/ok' },
    });
  });
});
