import type { Clock } from '../clock.ts';
import { LeadHaltedError, LeadRefusedError } from '../errors.ts';
import { isExpired, type Oauth, parseOauth, refreshAccessToken } from './access-token.ts';
import { parseCertificateAuthority } from './certificate-authority.ts';
import { type Endpoint, parseEndpoint } from './endpoint.ts';

/** How this worker gets into the portal. */
export interface Access {
  /** The portal's address with what it takes to get in; refreshes an access token that has run out. */
  open(): Promise<Endpoint>;
  /** The portal did not know us: read the settings anew, and refresh that access token before the next call. Never throws. */
  refused(): Promise<void>;
}

type Values = Readonly<Partial<Record<'webhook-url' | 'oauth' | 'ca', string>>>;

interface AccessOptions {
  /** The stored parameters: as they are kept, read anew with care, read anew now, and overwritten. */
  readonly parameters: {
    read(): Promise<Values>;
    refresh(): Promise<void>;
    reload(): Promise<Values>;
    write(name: 'oauth', value: string): Promise<void>;
  };
  /** Keeps two workers from using one refresh token (null: another is at it); null where only one worker can run. */
  readonly lock: (<T>(name: string, work: () => Promise<T>) => Promise<{ readonly result: T } | null>) | null;
  readonly clock: Clock;
}

const NO_ACCESS = new LeadHaltedError(
  'There is no way into the portal: put the parameter "webhook-url" or "oauth"; the leads wait',
  { code: 'NO_ACCESS' },
);
const DEAD_TOKEN =
  'The portal refuses the access token and there is no refresh token: put a new one into the parameter "oauth"; the leads wait';
const BUSY = 'Another worker is refreshing the access token; nothing was sent';

/** Access by the parameters `webhook-url` or, where there is none, `oauth`; the authority in `ca` is trusted for it alone. */
export function portalAccess({ parameters, lock, clock }: AccessOptions): Access {
  let kept: { readonly text: string; readonly pem: string } | null = null;
  let lastToken: string | null = null;
  let refusedToken: string | null = null;
  /**
   * New tokens that could not be stored, as far as this worker knows, and the refresh token they were traded for: that one
   * is spent, so these must not be lost.
   */
  let unsaved: { readonly oauth: Oauth; readonly spent: string | undefined } | null = null;

  /** Read once for each text: to read certificates takes longer than all the rest of opening. */
  function authorityOf(text: string): string {
    if (kept?.text !== text) kept = { text, pem: parseCertificateAuthority(text) };
    return kept.pem;
  }

  const isSpent = (oauth: Oauth) =>
    oauth.refreshToken !== undefined && (isExpired(oauth, clock.now()) || oauth.accessToken === refusedToken);

  /** Stored before it is used: a token that is used and lost can't be had again. */
  async function save(oauth: Oauth, spent: string | undefined): Promise<Oauth> {
    unsaved = { oauth, spent };
    await parameters.write('oauth', JSON.stringify(oauth));
    unsaved = null;
    return oauth;
  }

  /** The tokens in force, stored; only one worker at a time may ask for them. */
  async function renewed(authority: string | null): Promise<Oauth> {
    const stored = parseOauth((await parameters.reload()).oauth ?? '');
    // what is stored counts, once it is another: they were stored after all, or an operator put new ones
    if (unsaved?.spent !== stored.refreshToken) unsaved = null;
    const latest = unsaved?.oauth ?? stored;
    if (isSpent(latest)) return save(await refreshAccessToken(latest, { clock, authority }), stored.refreshToken);
    return unsaved ? save(latest, stored.refreshToken) : latest; // not spent any more: another worker was faster
  }

  async function current(oauth: Oauth, authority: string | null): Promise<Oauth> {
    if (oauth.accessToken === refusedToken && oauth.refreshToken === undefined) {
      refusedToken = null; // it is tried again the time after, in case the portal changes its mind
      throw new LeadHaltedError(DEAD_TOKEN, { code: 'DEAD_TOKEN' });
    }
    if (!unsaved && !isSpent(oauth)) return oauth;
    if (!lock) return renewed(authority);
    const held = await lock('oauth', () => renewed(authority));
    if (!held) throw new LeadRefusedError(BUSY, { code: 'REFRESHING' });
    return held.result;
  }

  return {
    async open() {
      const values = await parameters.read();
      const ca = values.ca === undefined ? null : authorityOf(values.ca);
      if (values['webhook-url']) return parseEndpoint(values['webhook-url'], undefined, ca);
      if (!values.oauth) throw NO_ACCESS;
      const { domain, accessToken } = await current(parseOauth(values.oauth), ca);
      lastToken = accessToken;
      return parseEndpoint(domain, accessToken, ca);
    },
    async refused() {
      refusedToken = lastToken;
      await parameters.refresh();
    },
  };
}
