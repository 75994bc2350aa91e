import { randomBytes } from 'node:crypto';
import type { Parameters, RestRequest } from './read-request.ts';
import { Refusal } from './refusal.ts';

/** What gets one into the portal; everything but the client's own credentials can change. */
export interface Keys {
  webhookCode: string;
  accessToken: string;
  refreshToken: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface Access {
  readonly keys: Readonly<Keys>;
  /** @throws Refusal when webhook or token are not the portal's */
  check(request: RestRequest): void;
  /** Makes a new webhook; the old one is dead. */
  changeWebhook(): void;
  /** The access token has run out. */
  expireToken(): void;
  /** The application is installed again: both tokens are new, the old ones are dead. */
  reinstall(): void;
  /** The access token is good again, should it have been made to run out. */
  reset(): void;
  /**
   * A refresh: gives both tokens anew, the old ones are spent.
   *
   * @throws Refusal when client or refresh token are not the portal's
   */
  refresh(parameters: Parameters): {
    readonly access_token: string;
    readonly refresh_token: string;
    /** Unix seconds. */
    readonly expires: number;
    /** Seconds. */
    readonly expires_in: number;
  };
}

const random = () => randomBytes(16).toString('hex');
const refuse = (status: number, error: string) => new Refusal(status, error, error);

/**
 * The portal's webhook, its one application's tokens, and the authorization server beside it.
 *
 * @param life how long the tokens of a refresh are good for, seconds; `now` in milliseconds since 1970
 */
export function portalAccess(now: () => number, life: number): Access {
  const keys: Keys = {
    webhookCode: random(),
    accessToken: random(),
    refreshToken: random(),
    clientId: `local.${random()}`,
    clientSecret: random(),
  };
  const expired = new Set<string>();
  let goodUntil = Number.POSITIVE_INFINITY;

  function renew(): void {
    expired.add(keys.accessToken);
    keys.accessToken = random();
    keys.refreshToken = random();
  }

  return {
    keys,
    check({ webhook, parameters }) {
      if (webhook) {
        if (webhook.code === keys.webhookCode && webhook.user === '1') return;
        throw new Refusal(401, 'INVALID_CREDENTIALS', 'Invalid request credentials');
      }
      const { auth } = parameters;
      if (typeof auth === 'string' && (expired.has(auth) || (auth === keys.accessToken && now() >= goodUntil))) {
        throw new Refusal(401, 'expired_token', 'The access token provided has expired.');
      }
      if (auth !== keys.accessToken) throw new Refusal(401, 'NO_AUTH_FOUND', 'Wrong authorization data');
    },
    changeWebhook() {
      keys.webhookCode = random();
    },
    expireToken() {
      expired.add(keys.accessToken);
    },
    reinstall() {
      renew();
      goodUntil = Number.POSITIVE_INFINITY;
    },
    reset() {
      expired.delete(keys.accessToken);
    },
    refresh(parameters) {
      const { grant_type, client_id, client_secret, refresh_token } = parameters;
      if (client_id !== keys.clientId) throw refuse(200, 'wrong_client');
      if (client_secret !== keys.clientSecret) throw refuse(401, 'invalid_client');
      if (grant_type !== 'refresh_token' || refresh_token !== keys.refreshToken) throw refuse(400, 'invalid_grant');
      renew();
      const expires = Math.floor(now() / 1000) + life;
      goodUntil = expires * 1000;
      return { access_token: keys.accessToken, refresh_token: keys.refreshToken, expires, expires_in: life };
    },
  };
}
