import { describe, expect, it } from 'vitest';
import { isForeignOrigin } from '../../../lib/guard/check-origin.ts';

describe('isForeignOrigin', () => {
  const origins = ['https://example.com', 'https://shop.example.com'];

  it.each([
    ['https://example.com', false],
    ['https://Shop.Example.com', false],
    [' https://example.com\t', false],
    ['https://example.com.evil.example', true],
    ['http://example.com', true],
    ['https://example.com:8443', true],
    ['null', true],
    ['', true],
  ])('a browser on %j: %s', (origin, expected) => {
    expect(isForeignOrigin({ origin }, { origins })).toBe(expected);
  });

  it('lets pass who is no browser, and everybody where no origins are set', () => {
    expect(isForeignOrigin({}, { origins })).toBe(false);
    expect(isForeignOrigin({ origin: 'https://anywhere.example' }, { origins: [] })).toBe(false);
  });
});
