import * as v from 'valibot';
import { LeadHaltedError, LeadRefusedError } from '../errors.ts';
import { isSafeAddress } from '../guard/safe-address.ts';
import { parseJson } from '../json.ts';
import { CALL_TIMEOUT, type CallOptions, USER_AGENT } from './call-method.ts';
import { parseEndpoint } from './endpoint.ts';
import { NoReplyError, post } from './post.ts';
import { readRefreshed } from './read-refreshed.ts';

/** By the REST documentation; an answer names the one to be used from then on. */
const DEFAULT_SERVER = 'https://oauth.bitrix24.tech';

const filled = (name: string) => v.pipe(v.string(`${name} must be text`), v.nonEmpty(`${name} must not be empty`));
const unixSeconds = v.pipe(v.number(), v.integer(), v.minValue(0));

const OauthSchema = v.pipe(
  v.object(
    {
      domain: filled('domain'),
      accessToken: filled('accessToken'),
      refreshToken: v.exactOptional(filled('refreshToken')),
      clientId: v.exactOptional(filled('clientId')),
      clientSecret: v.exactOptional(filled('clientSecret')),
      expires: v.exactOptional(v.config(unixSeconds, { message: 'expires must be a number, unix seconds' })),
      server: v.exactOptional(
        v.pipe(filled('server'), v.check(isSafeAddress, 'server must be an address beginning with https://')),
      ),
    },
    ({ expected, path }) =>
      path ? `${String(path.at(-1)?.key)} is missing` : `it must be a JSON object, not ${expected}`,
  ),
  v.check(
    (oauth) => !oauth.refreshToken || Boolean(oauth.clientId && oauth.clientSecret),
    'refreshToken needs clientId and clientSecret beside it',
  ),
);

/** The `oauth` parameter: an access token and, where they are given, the means to renew it. `expires` in unix seconds. */
export type Oauth = v.InferOutput<typeof OauthSchema>;

const broken = (what: string) =>
  new LeadHaltedError(`The parameter "oauth" is wrong: ${what}. Put it right; the leads wait.`, {
    code: 'BAD_OAUTH',
    authentication: true,
  });

/**
 * Reads the `oauth` parameter.
 *
 * @throws LeadHaltedError naming the member that is wrong, never its value
 */
export function parseOauth(json: string): Oauth {
  const value = parseJson(json);
  if (value === undefined) throw broken('it is not JSON');
  const parsed = v.safeParse(OauthSchema, value);
  if (!parsed.success) throw broken([...new Set(parsed.issues.map(({ message }) => message))].join('; '));
  return parsed.output;
}

/** Tells whether the access token has run out; one with no `expires` never does. `now` in milliseconds since 1970. */
export const isExpired = ({ expires }: Oauth, now: number): boolean => expires !== undefined && now >= expires * 1000;

const PATH = '/oauth/token/';
/** When the server does not say: the life of an access token by the REST documentation. Seconds. */
const LIFE = 3600;

/** The portal's new address, where the server gives a sound one. */
const hostOf = (address: string | undefined): string | null =>
  address !== undefined && isSafeAddress(address) ? new URL(address).host : null;

const isSameHost = (server: string, { domain, accessToken }: Oauth) =>
  new URL(server).hostname === new URL(parseEndpoint(domain, accessToken).origin).hostname;

/**
 * Trades the refresh token for a new access token and a new refresh token. Gives the whole parameter anew, to be stored
 * before it is used: the old refresh token may be spent. The portal's and the server's addresses are taken from the
 * answer, as the REST documentation asks.
 *
 * @param authority the portal's own certificate authority: it counts for the server only where that is on the same host
 * @throws LeadHaltedError when the server will not have these credentials; LeadRefusedError when it can't be reached
 */
export async function refreshAccessToken(
  oauth: Oauth,
  { clock, timeout = CALL_TIMEOUT, authority = null }: CallOptions & { readonly authority?: string | null },
): Promise<Oauth> {
  const { refreshToken, clientId, clientSecret, server = DEFAULT_SERVER } = oauth;
  if (!refreshToken || !clientId || !clientSecret) {
    throw broken('a token is refreshed by refreshToken, clientId and clientSecret');
  }
  const request = {
    origin: new URL(server).origin,
    authority: authority && isSameHost(server, oauth) ? authority : null,
    path: PATH,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
      'user-agent': USER_AGENT,
    },
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: clientId,
      client_secret: clientSecret,
      refresh_token: refreshToken,
    }).toString(),
  };
  const reply = await post(request, clock.timeout(timeout)).catch((error: unknown) => {
    if (!(error instanceof NoReplyError)) throw error;
    throw new LeadRefusedError(
      `The access token could not be refreshed: its server gave no answer (${error.code}). Nothing was sent to the portal; try again later.`,
      { code: error.code },
    );
  });
  const answer = readRefreshed(reply);
  const { server_endpoint: next } = answer;
  return {
    ...oauth,
    domain: hostOf(answer.client_endpoint) ?? oauth.domain,
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token,
    expires: answer.expires ?? Math.floor(clock.now() / 1000) + (answer.expires_in ?? LIFE),
    ...(next !== undefined && isSafeAddress(next) && { server: new URL(next).origin }),
  };
}
