import type { Fate } from '../errors.ts';

/** How long to keep away from a portal that said so: a minute, or until its operating time is counted anew. */
export type KeepAway = 'a minute' | 'operating reset';

/** What one of the portal's errors means for the request, and what the operator should do about it. */
export interface Verdict {
  readonly fate: Fate;
  readonly advice: string;
  readonly keepAway?: KeepAway;
  /** The portal did not know us. */
  readonly authentication?: boolean;
}

interface Row extends Verdict {
  /** Lower case; the portal mixes cases. Left out: any code. */
  readonly code?: string;
  readonly description?: RegExp;
  readonly status?: (status: number) => boolean;
  /** Whether the answer was JSON. Left out: either. */
  readonly json?: boolean;
}

const is =
  (...statuses: readonly number[]) =>
  (status: number) =>
    statuses.includes(status);
const from = (low: number, high: number) => (status: number) => status >= low && status <= high;

const row =
  (fate: Fate, keepAway?: KeepAway) =>
  (advice: string, rest: Omit<Row, 'fate' | 'advice'>): Row => ({
    fate,
    advice,
    ...(keepAway && { keepAway }),
    ...rest,
  });
const refused = row('refused');
const inDoubt = row('in doubt');
const rejected = row('rejected');
const halted = row('halted', 'a minute');

const NEW_ACCESS =
  'Check the webhook or the token in the portal: a webhook can have an end date, and gets another secret and another owner when an administrator edits it. Give the one that is valid now.';
const RIGHTS = 'Give the webhook or the application the right "crm", and its user the right to add and read all leads.';
/** Also for a refusal to refresh the access token. */
export const PLAN =
  "Renew what has lapsed, the portal's plan or its Market subscription: REST needs a paid plan and that subscription.";
const CLOSED =
  'The portal is closed. A portal of your own says so while its public part is switched off, for an update for example: switch that on again. In the cloud, check its address and ask its administrator.';
const WRONG_PLACE = "Check the portal's address: something else than its REST interface answers there.";
const TOO_MANY = 'The portal is asked too often.';
const TOKEN = 'The access token has run out: it is refreshed when there is a refresh token, else give a new one.';
const TROUBLE = 'The portal is in trouble.';
const CORRECT = 'Correct what the portal names, then send it again.';

/**
 * Every error of the Bitrix24 REST documentation and what it means; the first row that fits decides. Codes come before
 * statuses, since system errors may come with any status, 200 among them.
 */
const ROWS: readonly Row[] = [
  refused(TOO_MANY, { code: 'query_limit_exceeded' }),
  refused('This method used up its operating time.', { code: 'operation_time_limit', keepAway: 'operating reset' }),
  refused(TOKEN, { code: 'expired_token', authentication: true }),
  refused(TOKEN, { code: 'invalid_token', authentication: true }),

  halted(NEW_ACCESS, { code: 'no_auth_found', authentication: true }),
  halted(NEW_ACCESS, { code: 'authorization_error', authentication: true }),
  halted(NEW_ACCESS, { code: 'invalid_credentials', authentication: true }),
  halted(NEW_ACCESS, { code: 'error_oauth', authentication: true }),
  halted(NEW_ACCESS, { code: 'wrong_auth_type', authentication: true }),
  halted('Install the application in the portal again.', { code: 'application_not_found', authentication: true }),
  halted('Finish the installation of the application in the portal.', { code: 'not_installed', authentication: true }),
  // no sign of a wrong key: another token would be turned away too
  halted(PLAN, { code: 'payment_required' }),
  halted(PLAN, { code: 'access_denied' }),
  halted('An administrator must confirm this method in the portal.', { code: 'method_confirm_waiting' }),
  halted('An administrator denied this method in the portal.', { code: 'method_confirm_denied' }),
  halted(RIGHTS, { code: 'insufficient_scope' }),
  halted(RIGHTS, { code: 'user_access_error' }),
  halted('The webhook belongs to an extranet user: make one as an employee.', { code: 'allowed_only_intranet_user' }),
  halted('The portal blocked REST by hand: ask Bitrix24 support to lift it.', { code: 'overload_limit' }),
  halted(CLOSED, { code: 'portal_deleted' }),
  halted('The portal does not know this method: check the rights of the webhook or application, and the plan.', {
    code: 'error_method_not_found',
  }),
  halted("Give the portal's address with https://.", { code: 'invalid_request', description: /https/i }),
  halted('The portal has no disk space left: free some or change the plan.', {
    description: /^\s*disk resource exhausted/i,
  }),
  halted(RIGHTS, { description: /^\s*access denied\b/i, status: from(200, 499) }),

  rejected(CORRECT, { code: 'error_core', status: from(200, 499) }),
  rejected(CORRECT, { description: /parameter 'fields' must be array/i, status: from(200, 499) }),
  rejected('Check the number: there is nothing of it that the user may see.', {
    description: /^\s*not found\b/i,
    status: from(400, 499),
    json: true,
  }),
  inDoubt(TROUBLE, { code: 'internal_server_error' }),
  inDoubt(TROUBLE, { code: 'error_unexpected_answer' }),

  refused(TOO_MANY, { status: is(429), keepAway: 'operating reset' }),
  halted(NEW_ACCESS, { status: is(401), authentication: true }),
  halted(PLAN, { status: is(402) }),
  halted(RIGHTS, { status: is(403), json: true }),
  halted(`${NEW_ACCESS} If it is right, the portal keeps this address out.`, { status: is(403) }),
  inDoubt(TROUBLE, { status: is(408) }),
  rejected('The request is too large for the portal.', { status: is(413) }),
  rejected(CORRECT, { status: from(400, 499), json: true }),
  halted(WRONG_PLACE, { status: from(400, 499), json: false }),
];

/** What the portal said: status, code and description as they came (empty when missing), and whether it was JSON. */
export interface PortalError {
  readonly status: number;
  readonly code: string;
  readonly description: string;
  readonly json: boolean;
}

/** Looks the portal's error up in the table; what no row knows is in doubt. */
export function judgeError({ status, code, description, json }: PortalError): Verdict {
  const known = ROWS.find(
    (row) =>
      (row.code === undefined || row.code === code.toLowerCase()) &&
      (row.description?.test(description) ?? true) &&
      (row.status?.(status) ?? true) &&
      (row.json ?? json) === json,
  );
  return known ?? { fate: 'in doubt', advice: TROUBLE };
}
