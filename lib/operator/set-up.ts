import * as v from 'valibot';
import { isExpired, parseOauth } from '../bitrix24/access-token.ts';
import { callMethod } from '../bitrix24/call-method.ts';
import { parseCertificateAuthority } from '../bitrix24/certificate-authority.ts';
import { type Endpoint, parseEndpoint } from '../bitrix24/endpoint.ts';
import { leadStructure } from '../bitrix24/lead-structure.ts';
import type { Clock } from '../clock.ts';
import { LeadHaltedError, LeadRefusedError } from '../errors.ts';
import type { LeadStructure } from '../lead/fields/lead-fields.ts';
import { type Forms, parseForms } from '../settings/forms.ts';
import { parseSecrets, type Secrets } from '../settings/secrets.ts';
import { NOT_NOW, once } from './examine.ts';
import type { StoredParameters } from './read-parameters.ts';

const Time = v.object({ start: v.optional(v.number()), operating: v.optional(v.number()) });

/** What a REST method answered. */
export interface Answered {
  readonly result: unknown;
  /** The portal's own account of the call, where it gives one: `start` in unix seconds, `operating` in seconds. */
  readonly time: v.InferOutput<typeof Time>;
  /** How long it took, in milliseconds. */
  readonly took: number;
}

/** Settings and portal of a deployment, each read when it is first asked for, and once. All of it throws lead errors. */
export interface SetUp {
  readonly clock: Clock;
  readonly stored: () => Promise<StoredParameters>;
  readonly forms: () => Promise<Forms>;
  readonly secrets: () => Promise<Secrets>;
  readonly endpoint: () => Promise<Endpoint>;
  readonly structure: () => Promise<LeadStructure>;
  /** The user in whose name we come. */
  readonly profile: () => Promise<Answered>;
  /** Calls a method that only reads. */
  readonly call: (method: string, parameters?: Readonly<Record<string, unknown>>) => Promise<Answered>;
}

interface SetUpOptions {
  readonly stored: () => Promise<StoredParameters>;
  readonly clock: Clock;
  /** Renews an access token that has run out; null: it is not to be renewed. */
  readonly renewed: (() => Promise<Endpoint>) | null;
}

const NO_ACCESS =
  'There is no way into the portal: store the parameter "webhook-url" or "oauth" (bitrix24-lead configure); leads wait until then';
const RAN_OUT =
  'The access token has run out. The next lead renews it; to look at the portal now, run doctor with --write, which renews it too';

function endpointOf(parameters: StoredParameters, now: number): Endpoint | null {
  const authority = parameters.ca ? parseCertificateAuthority(parameters.ca.value) : null;
  const webhook = parameters['webhook-url'];
  if (webhook) return parseEndpoint(webhook.value, undefined, authority);
  if (!parameters.oauth) throw new LeadHaltedError(NO_ACCESS, { code: 'NO_ACCESS' });
  const oauth = parseOauth(parameters.oauth.value);
  if (oauth.refreshToken !== undefined && isExpired(oauth, now)) return null;
  return parseEndpoint(oauth.domain, oauth.accessToken, authority);
}

/** Puts together what the checks look at. Nothing is read before it is asked for, and nothing is changed. */
export function setUp({ stored, clock, renewed }: SetUpOptions): SetUp {
  const endpoint = once(async () => {
    const found = endpointOf(await stored(), clock.now()) ?? (await renewed?.());
    if (!found) throw new LeadRefusedError(RAN_OUT, { code: NOT_NOW });
    return found;
  });
  const ask: SetUp['call'] = async (method, parameters = {}) => {
    const portal = await endpoint();
    const start = clock.now();
    const { result, time } = await callMethod(portal, method, parameters, { clock });
    return { result, time: v.is(Time, time) ? time : {}, took: clock.now() - start };
  };
  const profile = once(() => ask('profile'));
  return {
    clock,
    stored,
    endpoint,
    profile,
    /** Who is not let in need not knock at every door. */
    async call(method, parameters) {
      await profile();
      return ask(method, parameters);
    },
    forms: once(async () => parseForms((await stored()).forms?.value)),
    secrets: once(async () => parseSecrets((await stored()).secrets?.value)),
    structure: once(async () => {
      await profile();
      return leadStructure(await endpoint(), { clock });
    }),
  };
}
