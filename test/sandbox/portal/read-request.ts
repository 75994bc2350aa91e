import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import qs from 'qs';

export type Parameters = Readonly<Record<string, unknown>>;

/** A call of a REST method as it came in. */
export interface RestRequest {
  /** Without its `.json`. */
  readonly method: string;
  /** Of the webhook; null when the method is called with a token. */
  readonly webhook: { readonly user: string; readonly code: string } | null;
  readonly parameters: Parameters;
}

const REST = /^\/rest\/(?:(?<user>\d+)\/(?<code>[^/]+)\/)?(?<method>[\w.]+?)(?:\.json)?\/?$/;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** As PHP reads them: `fields[EMAIL][0][VALUE]=…`. */
const parseForm = (encoded: string): Parameters =>
  qs.parse(encoded, { depth: 10, arrayLimit: 1000, parameterLimit: 10_000 });

function parseBody(type: string, body: string): Parameters {
  if (!type.includes('json')) return parseForm(body);
  try {
    const value: unknown = JSON.parse(body || '{}');
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

/** Reads JSON and form bodies and the query. A path that is no REST method's is a method with an empty name. */
export async function readRequest(request: IncomingMessage, name = ''): Promise<RestRequest> {
  const { pathname, search } = new URL(request.url ?? '/', 'http://portal.invalid');
  const { user, code, method = name } = REST.exec(pathname)?.groups ?? {};
  const body = parseBody(request.headers['content-type'] ?? '', await text(request));
  return {
    method,
    webhook: user && code ? { user, code } : null,
    parameters: { ...parseForm(search.slice(1)), ...body },
  };
}
