import { describe, expect, it } from 'vitest';
import { ask } from '../../../fixtures/ask.ts';
import { payload } from '../../../fixtures/payload.ts';

describe('Tilda', () => {
  it('is answered when it tries the address, with its key or without', () => {
    expect(payload('tilda-ping').rawBody).toBe('test=test');
    expect(ask({ body: { test: 'test' } }, null)?.status).toBe(200);
    expect(ask({ body: { test: 'test', My_Key: 'x' } }, { scheme: 'tilda', secret: 'a', name: 'my_key' })?.status).toBe(
      200,
    );
  });
});

describe('Tilda, when it tries the address', () => {
  it('is told that all is well', () => {
    expect(JSON.parse(ask({ body: { test: 'test' } }, null, {})?.body ?? '')).toEqual({ status: 'ok' });
  });
});
