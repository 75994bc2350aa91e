/** What can go wrong with one request. */
export type Fault =
  /** An answer that says no; nothing is done. */
  | { readonly kind: 'error'; readonly status: number; readonly code: string | number; readonly description?: string }
  /** No answer ever; carried out after so many milliseconds where that is given, else never. */
  | { readonly kind: 'hang'; readonly commitAfter?: number }
  /** The connection is reset, before or after the request was carried out. */
  | { readonly kind: 'reset'; readonly committed: boolean }
  /** The connection is reset, and the request carried out so many milliseconds later. */
  | { readonly kind: 'late commit'; readonly after: number }
  /** Carried out and answered, after so many milliseconds. */
  | { readonly kind: 'slow'; readonly after: number }
  /** A page instead of an answer. */
  | { readonly kind: 'html'; readonly status: number; readonly committed: boolean }
  /** Carried out, and the answer is HTTP 200 with something that is not JSON. */
  | { readonly kind: 'unreadable' }
  /** Carried out, and the answer has no result. */
  | { readonly kind: 'no result' }
  /** Carried out; half an answer comes, and then nothing more. */
  | { readonly kind: 'slow body' }
  /** The portal is elsewhere; nothing is done. */
  | { readonly kind: 'redirect'; readonly location: string };

const error = (status: number, code: string | number, description = ''): Fault => ({
  kind: 'error',
  status,
  code,
  description,
});

/** Every error of the Bitrix24 REST documentation that a lead can meet, by a name of its own. */
export const PORTAL_ERRORS = {
  'too many requests': error(503, 'QUERY_LIMIT_EXCEEDED', 'Too many requests'),
  'operating time used up': error(429, 'OPERATION_TIME_LIMIT', 'Method is blocked due to operation time limit.'),
  'expired token': error(401, 'expired_token', 'The access token provided has expired.'),
  'invalid token': error(401, 'invalid_token', 'Unable to get application by token'),
  'no auth found': error(401, 'NO_AUTH_FOUND', 'Wrong authorization data'),
  'authorization error': error(401, 'authorization_error', 'Unable to authorize user'),
  'application not found': error(401, 'APPLICATION_NOT_FOUND', 'Application not found'),
  'oauth error': error(401, 'ERROR_OAUTH', 'Application not installed'),
  'not installed': error(401, 'NOT_INSTALLED', 'Application not installed'),
  'payment required': error(401, 'PAYMENT_REQUIRED', 'Payment required'),
  'confirmation awaited': error(401, 'METHOD_CONFIRM_WAITING', 'Waiting for confirmation'),
  'plan without REST': error(403, 'ACCESS_DENIED', 'REST API is available only on commercial plans.'),
  'wrong webhook': error(401, 'INVALID_CREDENTIALS', 'Invalid request credentials'),
  'scope missing': error(403, 'insufficient_scope', 'The request requires higher privileges'),
  'user without access': error(403, 'user_access_error', 'The user does not have access to the application.'),
  'wrong kind of authorization': error(403, 'WRONG_AUTH_TYPE', 'Current authorization type is denied for this method'),
  'extranet user': error(403, 'allowed_only_intranet_user', 'Extranet user is not allowed.'),
  'confirmation denied': error(403, 'METHOD_CONFIRM_DENIED', 'Method call denied'),
  'blocked by hand': error(503, 'OVERLOAD_LIMIT', 'REST API is blocked due to overload.'),
  'portal deleted': error(410, 'PORTAL_DELETED', 'Portal was deleted'),
  'portal deleted, as a server error': error(500, 'PORTAL_DELETED', 'Portal was deleted'),
  'unknown method': error(404, 'ERROR_METHOD_NOT_FOUND', 'Method not found!'),
  'https required': error(400, 'INVALID_REQUEST', 'Https required.'),
  'access denied': error(400, '', 'Access denied.'),
  'disk full': error(400, '', 'Disk resource exhausted'),
  'validation failed': error(400, 'ERROR_CORE', 'The field is filled in incorrectly.<br>'),
  'fields not an array': error(400, '', "Parameter 'fields' must be array."),
  'another business error': error(400, 'ERROR_SOMETHING_ELSE', 'Not this one'),
  'a numeric code': error(400, 0, 'Not this one'),
  'internal error': error(500, 'INTERNAL_SERVER_ERROR', 'Internal server error'),
  'unexpected answer': error(500, 'ERROR_UNEXPECTED_ANSWER', 'Server returned an unexpected response.'),
  'another server error': error(500, 'SOMETHING_NEW', 'Who knows'),
  'an unknown error with HTTP 200': error(200, 'SOMETHING_NEW', 'Who knows'),
  'a known error with HTTP 200': error(200, 'query_limit_exceeded', 'Too many requests'),
  'page forbidden': { kind: 'html', status: 403, committed: false },
  'page not found': { kind: 'html', status: 404, committed: false },
  'page too many requests': { kind: 'html', status: 429, committed: false },
  'bad gateway': { kind: 'html', status: 502, committed: false },
  'bad gateway, carried out': { kind: 'html', status: 502, committed: true },
  'gateway timeout': { kind: 'html', status: 504, committed: false },
  'service unavailable': { kind: 'html', status: 503, committed: false },
} as const satisfies Record<string, Fault>;

/** Faults waiting for the requests they are meant for. */
export interface FaultList {
  /** `spare` requests go well before. */
  add(fault: Fault, times: number, method: string, spare?: number): void;
  /** Every request of this method (none named: of any) goes wrong from now on; no fault: none does. */
  always(fault: Fault | null, method?: string | null): void;
  /** The next fault for a request of this method; null when it is to go well. */
  next(method: string): Fault | null;
  clear(): void;
}

export function faultList(): FaultList {
  let waiting: { readonly fault: Fault; readonly method: string; times: number; spare: number }[] = [];
  let lasting: { readonly fault: Fault | null; readonly method: string | null } = { fault: null, method: null };
  return {
    add(fault, times, method, spare = 0) {
      waiting.push({ fault, times, method, spare });
    },
    always(fault, method = null) {
      lasting = { fault, method };
    },
    next(method) {
      const due = waiting.find((one) => one.method === method && one.times > 0);
      if (!due || due.spare-- > 0) return lasting.method === null || lasting.method === method ? lasting.fault : null;
      due.times -= 1;
      waiting = waiting.filter(({ times }) => times > 0);
      return due.fault;
    },
    clear() {
      waiting = [];
      lasting = { fault: null, method: null };
    },
  };
}
