import type { ServerResponse } from 'node:http';
import type { Access } from './access.ts';
import { misbehave, sendJson } from './answer.ts';
import type { Bucket } from './bucket.ts';
import type { FaultList } from './faults.ts';
import type { Leads } from './leads.ts';
import { METHODS, type Result } from './methods.ts';
import { checkScope, OFFICE_METHODS, type Office } from './office.ts';
import { operatingTime } from './operating-time.ts';
import type { RestRequest } from './read-request.ts';
import { Refusal } from './refusal.ts';

/** The name of a refresh of the access token among the methods; it is the authorization server's affair. */
export const OAUTH = 'oauth/token';

interface RestOptions {
  readonly access: Access;
  readonly leads: Leads;
  readonly office: Office;
  readonly bucket: Bucket;
  readonly faults: FaultList;
  readonly now: () => number;
  readonly schedule: (run: () => void, milliseconds: number) => void;
  readonly onHang: () => void;
  readonly origin: () => string;
  /** The bucket was full. */
  readonly onFull: () => void;
}

/** Answers calls of REST methods: bucket, authorization, the fault that is due, the method itself. */
export function restHandler({
  access,
  leads,
  office,
  bucket,
  faults,
  now,
  schedule,
  onHang,
  origin,
  onFull,
}: RestOptions) {
  const timeBlock = operatingTime(() => now() + office.clockSkew);

  function admit(request: RestRequest): void {
    if (!bucket.take()) {
      onFull();
      throw new Refusal(503, 'QUERY_LIMIT_EXCEEDED', 'Too many requests');
    }
    access.check(request);
    checkScope(request.method, office);
  }

  /** Who may read only what is his own does not see what others answer for. */
  const visible = (all: Leads): Leads =>
    office.readsLeads
      ? all
      : { ...all, all: all.all.filter(({ ASSIGNED_BY_ID = 1 }) => String(ASSIGNED_BY_ID) === '1') };

  function resultOf({ method, parameters, webhook }: RestRequest): Result {
    const ofOffice = Object.hasOwn(OFFICE_METHODS, method) ? OFFICE_METHODS[method] : undefined;
    if (ofOffice) return ofOffice(office, parameters, webhook !== null);
    const known = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined;
    if (!known) throw new Refusal(404, 'ERROR_METHOD_NOT_FOUND', 'Method not found!');
    return known(parameters, visible(leads));
  }

  const run = (request: RestRequest): object => ({ ...resultOf(request), time: timeBlock(request.method) });

  const refresh = ({ parameters }: RestRequest): object => ({
    ...access.refresh(parameters),
    client_endpoint: `${origin()}/rest/`,
    server_endpoint: `${origin()}/rest/`,
    domain: 'oauth.example',
    member_id: 'sandbox',
  });

  return (request: RestRequest, response: ServerResponse): void => {
    const isRefresh = request.method === OAUTH;
    const commit = () => (isRefresh ? refresh : run)(request);
    try {
      if (!isRefresh) admit(request);
      const fault = faults.next(request.method);
      if (fault) misbehave({ response, commit, schedule, onHang }, fault);
      else sendJson(response, 200, commit());
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      sendJson(response, error.status, { error: error.code, error_description: error.message });
    }
  };
}
