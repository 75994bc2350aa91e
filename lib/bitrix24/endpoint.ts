import { LeadHaltedError } from '../errors.ts';
import { isLoopback, isSafeAddress } from '../guard/safe-address.ts';

/** A portal's address with what it takes to get in. The secret lives in a closure: no dump of the object shows it. */
export interface Endpoint {
  /** The portal's host, with its port where it has one; safe to log. */
  readonly host: string;
  /** Scheme and host: `https://portal.bitrix24.com`. */
  readonly origin: string;
  /** The path of a REST method; with a webhook it holds the secret. */
  readonly path: (method: string) => string;
  /** The access token that belongs into the request's body; null with a webhook. */
  readonly token: () => string | null;
  /** PEM certificates of an authority that is trusted for this portal alone; null: the public ones will do. */
  readonly authority: string | null;
  /** The text without the secret, should somebody have put it there. */
  readonly redact: (text: string) => string;
}

const WEBHOOK_FORM = 'https://PORTAL/rest/USER/CODE/';
const WEBHOOK = /^\/rest\/(\d+)\/([\w-]+)(?:\/[\w.]*)?\/?$/;
const PORTAL_ONLY = /^\/?(?:rest\/?)?$/;

const ADVICE = {
  empty: `There is no address of the portal: give a webhook's URL (${WEBHOOK_FORM}), or the portal's domain and an access token`,
  spaces: "There is a space or a line break within the portal's address or the access token: copy it again",
  unreadable: `The portal's address is none: give a webhook's URL (${WEBHOOK_FORM}), or the portal's domain and an access token`,
  insecure: "The portal's address must begin with https:// (http:// is for this machine's own addresses only)",
  credentials: `The portal's address must hold no user name and password: give a webhook's URL (${WEBHOOK_FORM})`,
  both: "An access token goes with the portal's domain, not with a webhook's URL: leave the token out, or give the domain alone",
  noToken: `The portal's address holds no webhook and there is no access token: give a webhook's URL (${WEBHOOK_FORM}), or an access token too`,
  noWebhook: `The portal's address has a path that is no webhook's: a webhook's URL looks like ${WEBHOOK_FORM}`,
};

const broken = (reason: keyof typeof ADVICE) =>
  new LeadHaltedError(ADVICE[reason], { code: 'BAD_ADDRESS', authentication: true });

function parseAddress(address: string): URL {
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? '' : 'https://';
  if (!URL.canParse(scheme + address)) throw broken('unreadable');
  const url = new URL(scheme + address);
  if (scheme && isLoopback(url.hostname)) url.protocol = 'http:';
  if (url.hostname.startsWith('www.') && url.hostname.split('.').length > 2) url.hostname = url.hostname.slice(4);

  if (!isSafeAddress(url.href)) throw broken('insecure');
  if (url.username || url.password) throw broken('credentials');
  if (!url.hostname.includes('.') && !isLoopback(url.hostname)) throw broken('unreadable');
  return url;
}

/** Replaces every occurrence of the secret, also as a URL or a JSON string would hold it. */
function redactor(secret: string): Endpoint['redact'] {
  const forms = new Set([secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]);
  return (text) => [...forms].reduce((clean, form) => clean.replaceAll(form, '…'), text);
}

/**
 * Reads the two ways into a portal: a webhook's URL (with or without trailing slash, or a method's name after it), or
 * the portal's domain (with or without scheme, `www.`, slash, `/rest/`) and an access token. Space around is ignored;
 * without a scheme it is https, or http for loopback.
 *
 * @param authority PEM certificates that this portal's own may be signed by, besides the public authorities
 * @throws LeadHaltedError saying what is wrong with the address, never quoting it
 */
export function parseEndpoint(address: string, token?: string, authority: string | null = null): Endpoint {
  const [where, secret] = [address.trim(), token?.trim() ?? ''];
  if (!where) throw broken('empty');
  if (/\s/.test(where) || /\s/.test(secret)) throw broken('spaces');
  const { origin, host, pathname } = parseAddress(where);
  const [, user, code] = WEBHOOK.exec(pathname) ?? [];

  if (user && code) {
    if (secret) throw broken('both');
    const base = `/rest/${user}/${code}/`;
    const path = (method: string) => `${base}${method}.json`;
    return { host, origin, path, token: () => null, authority, redact: redactor(code) };
  }
  if (!PORTAL_ONLY.test(pathname)) throw broken('noWebhook');
  if (!secret) throw broken('noToken');
  const path = (method: string) => `/rest/${method}.json`;
  return { host, origin, path, token: () => secret, authority, redact: redactor(secret) };
}
