import { RequestError } from '../errors.ts';
import type { Delivery, HttpRequest } from '../types.ts';

/** A request larger than this is not read, unless it is a form with files. Bytes. */
const MAX_BODY_BYTES = 1024 * 1024;

/** What a signature, a token, an id or the visitor's way here may be read from; the rest is nobody's business. */
const KEPT =
  /^(content-type|origin|referer|cookie|idempotency-key|authorization)$|signature|timestamp|webhook|svix|submission|token|api-?key|secret/;

const FORMS_ROUTE = /(?:^|\/)forms(?:\/([^/]+))?\/?$/;
const LEAD_ROUTE = /(?:^|\/)lead\/?$/;

/** True for `POST /lead` and the like: the door of trusted callers. `/forms/lead` is a form called lead. */
export const isServerDoor = (path: string) => !FORMS_ROUTE.test(path) && LEAD_ROUTE.test(path);

/** The form's name in the path: `/forms/contact` → `contact`; null when there is none. */
export const formOf = (path: string): string | null => FORMS_ROUTE.exec(path)?.[1] ?? null;

/**
 * Makes a delivery of an HTTP request: the bytes as they came, and of the headers those worth keeping.
 *
 * @param alsoKept a header that a form's settings name as the carrier of its signature or token
 * @throws RequestError (too_large) for a body over 1 MiB that is no form with files
 */
export function receive(request: HttpRequest, door: Delivery['door'], receivedAt: number, alsoKept?: string): Delivery {
  if (
    request.body.byteLength > MAX_BODY_BYTES &&
    !/^multipart\/form-data/i.test(request.headers['content-type'] ?? '')
  ) {
    throw new RequestError(
      'too_large',
      'The body is larger than 1 MiB: send less text, or files as multipart/form-data',
    );
  }
  const kept = Object.entries(request.headers).filter(([name]) => KEPT.test(name) || name === alsoKept?.toLowerCase());
  return {
    door,
    form: door === 'form' ? formOf(request.path) : null,
    headers: Object.fromEntries(kept),
    query: request.query,
    body: request.body,
    sourceIp: request.sourceIp,
    receivedAt,
    transportId: null,
  };
}
