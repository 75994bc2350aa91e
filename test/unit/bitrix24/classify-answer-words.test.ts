import { describe, expect, it } from 'vitest';
import { classifyAnswer, classifySilence, operatingReset } from '../../../lib/bitrix24/classify-answer.ts';
import { NoReplyError } from '../../../lib/bitrix24/post.ts';

const NOW = 1_789_000_000_000;
const WINDOW = 10 * 60_000;

function classify(
  status: number,
  body: unknown,
  location: string | null = null,
  reset?: number,
  method = 'crm.lead.add',
): unknown {
  try {
    return classifyAnswer(
      { status, location, text: JSON.stringify(body) },
      { method, now: NOW, operatingReset: reset, hideSecret: (text) => text, sent: {} },
    );
  } catch (error) {
    return error;
  }
}

describe('the whole of a message', () => {
  it.each([
    [
      'refused',
      503,
      { error: 'QUERY_LIMIT_EXCEEDED', error_description: 'Too many requests' },
      'crm.lead.add: HTTP 503, QUERY_LIMIT_EXCEEDED, "Too many requests". Surely nothing was created; try again later. ' +
        'The portal is asked too often.',
    ],
    [
      'in doubt',
      500,
      { error: 'INTERNAL_SERVER_ERROR' },
      'crm.lead.add: HTTP 500, INTERNAL_SERVER_ERROR. Whether it was carried out is unknown: look before it is sent again. ' +
        'The portal is in trouble.',
    ],
    [
      'halted',
      402,
      { error: 'PAYMENT_REQUIRED' },
      'crm.lead.add: HTTP 402, PAYMENT_REQUIRED. Nothing was created, and nothing will be until an operator acts. ' +
        "Renew what has lapsed, the portal's plan or its Market subscription: REST needs a paid plan and that subscription.",
    ],
    [
      'rejected',
      400,
      { error: 0, error_description: 7 },
      'crm.lead.add: HTTP 400, 0, "7". Nothing was created: the portal will not take this one as it is. ' +
        'Correct what the portal names, then send it again.',
    ],
  ])('of a lead that is %s says what happened, what became of it, and what to do', (fate, status, body, message) => {
    expect(classify(status, body)).toMatchObject({ fate, message });
  });

  it('of another method does not speak of creating', () => {
    expect(classify(400, { error: '', error_description: 'Not found' }, null, undefined, 'crm.lead.get')).toMatchObject(
      {
        fate: 'rejected',
        message:
          'crm.lead.get: HTTP 400, "Not found". Nothing was changed: the portal will not take this one as it is. ' +
          'Check the number: there is nothing of it that the user may see.',
      },
    );
  });

  it('of a portal that moved says where to, and what to do', () => {
    expect(classify(302, '', 'https://new.bitrix24.com/rest/')).toMatchObject({
      message:
        'crm.lead.add: the portal moved to new.bitrix24.com. Nothing was created, and nothing will be until an operator acts. ' +
        'Update the parameter or the address you gave; redirects are never followed.',
    });
  });

  it('of silence says whether the request left', () => {
    expect(classifySilence(new NoReplyError(true, 'TIMEOUT'), 'crm.lead.add').message).toBe(
      "crm.lead.add: the portal's answer did not come (TIMEOUT). Whether it was carried out is unknown: look before it is sent again.",
    );
    expect(classifySilence(new NoReplyError(false, 'ENOTFOUND'), 'crm.lead.add').message).toBe(
      "crm.lead.add: the portal can't be reached (ENOTFOUND). Surely nothing was created; try again later. " +
        'Check its address and the network.',
    );
  });
});

describe('statuses at the edges', () => {
  it.each([200, 299])('HTTP %i is an answer', (status) => {
    expect(classify(status, { result: 1 })).toEqual({ result: 1 });
  });

  it.each([199, 400])('HTTP %i is none', (status) => {
    expect(classify(status, { result: 1 })).toHaveProperty('fate');
  });

  it.each([300, 399])('HTTP %i is a move', (status) => {
    expect(classify(status, { result: 1 })).toMatchObject({ code: 'MOVED' });
  });
});

describe('a code', () => {
  it('may be a number', () => {
    expect(classify(400, { error: 0 })).toMatchObject({ code: '0' });
  });

  it.each([[{}], [[]], [true]])('is none when it is %j', (error) => {
    expect(classify(400, { error })).toMatchObject({ code: 'HTTP 400' });
  });

  it('is cut at 64 characters', () => {
    expect(classify(400, { error: 'X'.repeat(65) })).toMatchObject({ code: 'X'.repeat(64) });
  });
});

describe('when operating time is counted anew', () => {
  it.each([
    [{ time: { operating_reset_at: 1_789_000_300 } }, 1_789_000_300],
    [{ time: { operating_reset_at: '1789000300' } }, 1_789_000_300],
    [{ time: { operating_reset_at: 'soon' } }, undefined],
    [{ time: {} }, undefined],
    [{ time: null }, undefined],
    [{ time: [] }, undefined],
    [{}, undefined],
  ])('%j tells %j', (answer, seconds) => {
    expect(operatingReset(answer)).toBe(seconds);
  });

  it('is not this very moment: that would be no pause at all', () => {
    expect(classify(429, { error: 'OPERATION_TIME_LIMIT' }, null, NOW / 1000)).toMatchObject({
      notBefore: NOW + WINDOW,
    });
  });
});
