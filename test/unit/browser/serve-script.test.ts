import { createHash } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { formsScript } from '../../../lib/browser/forms-script.data.ts';
import { integrity, serveScript, version } from '../../../lib/browser/serve-script.ts';
import { LANGUAGES } from '../../../lib/names/languages.ts';
import type { HttpRequest } from '../../../lib/types.ts';

const request = (headers: Record<string, string> = {}, more: Partial<HttpRequest> = {}): HttpRequest => ({
  ...{ method: 'GET', path: '/forms.js', query: '', body: new Uint8Array(), sourceIp: null, headers },
  ...more,
});

describe('the script for websites', () => {
  it('comes as text that any site may load and check', () => {
    expect(serveScript(request())).toEqual({
      status: 200,
      headers: {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=3600',
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
        'x-content-type-options': 'nosniff',
        vary: 'accept-encoding',
        etag: `W/"${version}"`,
      },
      body: formsScript,
    });
    expect(integrity).toBe(`sha384-${createHash('sha384').update(formsScript).digest('base64')}`);
  });

  it('is a program of its own: it parses', () => {
    expect(() => new Function(formsScript)).not.toThrow();
  });

  /** The script's last argument, as it reads it. */
  const words = () => {
    const [, texts = ''] = /\)\((".*")\.split\("\/"\)\);\n$/.exec(formsScript) ?? [];
    return v.parse(v.string(), JSON.parse(texts)).split('/');
  };
  const english = LANGUAGES.filter(({ code }) => code === 'en').flatMap(({ page }) => [
    page.thanks,
    page.sorry,
    page.kept,
  ]);

  it.each(LANGUAGES)('says all that it says in the words of $code', ({ code, page: { thanks, sorry, kept } }) => {
    // where the language is not found, what stands first is said
    const at = words().indexOf(code) + 1;
    const texts = words().slice(at, at + 3);
    expect(texts).toEqual([thanks, sorry, kept]);
    expect(new Set(texts).size).toBe(3);
    for (const text of texts) expect(english.includes(text)).toBe(code === 'en');
  });

  it('begins with English, and holds four texts of every other language', () => {
    expect(words().slice(0, 3)).toEqual(english);
    expect(words()).toHaveLength(LANGUAGES.length * 4 - 1);
  });

  it.each([
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['br;q=1.0, gzip;q=0.8', 'br', brotliDecompressSync],
    ['gzip, deflate', 'gzip', gunzipSync],
    ['br;q=0, gzip;q=0.5', 'gzip', gunzipSync],
  ])('is compressed for %s by %s', (accepted, encoding, decompress) => {
    const answer = serveScript(request({ 'accept-encoding': accepted }));
    expect(answer).toMatchObject({ isBase64: true, headers: { 'content-encoding': encoding } });
    expect(decompress(Buffer.from(answer?.body ?? '', 'base64')).toString()).toBe(formsScript);
  });

  it.each([undefined, 'identity', 'brotli', 'gzip;q=0.0', 'br; q=0'])('is not compressed for %s', (accepted) => {
    const answer = serveScript(request(accepted ? { 'accept-encoding': accepted } : {}));
    expect(answer?.headers).not.toHaveProperty('content-encoding');
    expect(answer?.body).toBe(formsScript);
  });

  it('is not compressed where an answer can only be text', () => {
    const answer = serveScript(request({ 'accept-encoding': 'br' }), { bytes: false });
    expect(answer).toMatchObject({ status: 200, body: formsScript });
    expect(answer).not.toHaveProperty('isBase64');
  });

  it.each([
    [`v=${version}`, 'public, max-age=31536000, immutable'],
    ['v=0123456789ab', 'public, max-age=3600'],
    ['', 'public, max-age=3600'],
  ])('may be kept, when asked for with "%s": %s', (query, cacheControl) => {
    expect(serveScript(request({}, { query }))?.headers['cache-control']).toBe(cacheControl);
  });

  it('is not sent again to who has it', () => {
    const answer = serveScript(request({ 'if-none-match': `"other", W/"${version}"` }));
    expect(answer).toMatchObject({ status: 304, body: '', headers: { etag: `W/"${version}"` } });
    expect(serveScript(request({ 'if-none-match': 'W/"other"' }))?.status).toBe(200);
  });

  it.each([
    { path: '/forms' },
    { path: '/forms.jsx' },
    { path: '/myforms.js' },
    { method: 'POST' },
    { method: 'OPTIONS' },
  ])('leaves %o to the forms', (more) => {
    expect(serveScript(request({}, more))).toBeNull();
  });
});
