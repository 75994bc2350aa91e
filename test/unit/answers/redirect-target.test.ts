import { describe, expect, it } from 'vitest';
import { redirectTarget } from '../../../lib/answers/redirect-target.ts';

const origins = ['https://example.com', 'https://shop.example.com'];
const target = (
  control: Record<string, string>,
  redirect: string | null = null,
  headers: Record<string, string> = {},
) => redirectTarget(control, { origins, redirect }, headers);

describe('redirectTarget', () => {
  it.each([
    ['https://example.com/thanks?a=1#b', 'https://example.com/thanks?a=1#b'],
    ['https://SHOP.example.com', 'https://shop.example.com/'],
    ['/thanks', 'https://example.com/thanks'],
    ['https://evil.example/', null],
    ['//evil.example/', null],
    ['\\\\evil.example/', null],
    ['https://example.com@evil.example/', null],
    ['https://example.com.evil.example/', null],
    ['http://example.com/', null],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['blob:https://example.com/x', null],
    ['https://user:word@example.com/', null],
    ['https://', null],
  ])('_next %j leads to %j', (next, expected) => {
    expect(target({ _next: next })).toBe(expected);
  });

  it('keeps line breaks out of the answer', () => {
    expect(target({ _next: '/thanks\r\nset-cookie: a=b' })).not.toMatch(/[\r\n]/);
  });

  it.each([
    ['https://shop.example.com/cart/form', 'https://shop.example.com/cart/thanks'],
    ['https://evil.example/form', 'https://example.com/thanks'],
    ['nonsense', 'https://example.com/thanks'],
  ])('counts a relative target from the page %j', (referer, expected) => {
    expect(target({ _redirect: 'thanks' }, null, { referer })).toBe(expected);
  });

  it('prefers _next to _redirect to what is configured, each only where allowed', () => {
    const configured = 'https://example.com/configured';
    expect(target({ _next: '/1', _redirect: '/2' }, configured)).toBe('https://example.com/1');
    expect(target({ _next: 'https://evil.example/', _redirect: '/2' }, configured)).toBe('https://example.com/2');
    expect(target({ _next: 'https://evil.example/' }, configured)).toBe(configured);
    expect(target({}, 'https://elsewhere.example/thanks')).toBeNull();
  });

  it('leads nowhere when no origins are set', () => {
    expect(redirectTarget({ _next: '/thanks' }, { origins: [], redirect: 'https://example.com/' }, {})).toBeNull();
  });
});
