import { createHash } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { CORS } from '../answers/json-answer.ts';
import type { HttpAnswer, HttpRequest } from '../types.ts';
import { formsScript } from './forms-script.data.ts';

const ROUTE = /(?:^|\/)forms\.js$/;

const digest = createHash('sha384').update(formsScript).digest();
/** What `integrity` takes. */
export const integrity = `sha384-${digest.toString('base64')}`;
/** What `?v=` takes. */
export const version = digest.toString('hex').slice(0, 12);

type Encoding = 'br' | 'gzip';
const COMPRESS: Readonly<Record<Encoding, (text: string) => Buffer>> = {
  br: brotliCompressSync,
  gzip: (text) => gzipSync(text, { level: 9 }),
};
/** Compressed at the first request that asks for it: few do, and a form must not wait for it. */
const compressed = new Map<Encoding, string>();
function bodyOf(encoding: Encoding): string {
  const body = compressed.get(encoding) ?? COMPRESS[encoding](formsScript).toString('base64');
  compressed.set(encoding, body);
  return body;
}

const accepts = ({ headers }: HttpRequest, encoding: Encoding) =>
  new RegExp(`(?:^|,)\\s*${encoding}\\s*(?:,|$|;\\s*q=(?!0(?:\\.0*)?\\s*(?:,|$)))`, 'i').test(
    headers['accept-encoding'] ?? '',
  );

/**
 * Answers `GET /forms.js`, the script for websites; null for any other request. Under its version (`?v=`) it may be kept
 * for a year, without one for an hour. Any version gets the one there is: a page whose `integrity` says otherwise goes
 * without, and its forms post by themselves.
 *
 * @param options.bytes false where an answer can only be text: a REST API leaves base64 as it is, unless it is told which types are binary
 */
export function serveScript(request: HttpRequest, { bytes = true } = {}): HttpAnswer | null {
  if (!ROUTE.test(request.path) || !/^(?:GET|HEAD)$/.test(request.method)) return null;
  const etag = `W/"${version}"`;
  const isVersion = new URLSearchParams(request.query).get('v') === version;
  const headers = {
    'cache-control': isVersion ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'cross-origin',
    etag,
    vary: 'accept-encoding',
    ...CORS,
  };
  if (request.headers['if-none-match']?.includes(version)) return { status: 304, headers, body: '' };
  const typed = { ...headers, 'content-type': 'text/javascript; charset=utf-8' };
  const encoding = bytes && (['br', 'gzip'] as const).find((one) => accepts(request, one));
  if (!encoding) return { status: 200, headers: typed, body: formsScript };
  return { status: 200, headers: { ...typed, 'content-encoding': encoding }, body: bodyOf(encoding), isBase64: true };
}
