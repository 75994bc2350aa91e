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
  let lastToken: string | null = null;
  let refusedToken: string | null = null;
  /** New tokens that could not be stored yet. The old ones are spent, so these must not be lost. */
  let unsaved: Oauth | null = null;

  const isSpent = (oauth: Oauth) =>
    oauth.refreshToken !== undefined && (isExpired(oauth, clock.now()) || oauth.accessToken === refusedToken);

  /** Stored before it is used: a token that is used and lost can't be had again. */
  async function save(oauth: Oauth): Promise<Oauth> {
    unsaved = oauth;
    await parameters.write('oauth', JSON.stringify(oauth));
    unsaved = null;
    return oauth;
  }

  async function refreshed(authority: string | null): Promise<Oauth> {
    const latest = parseOauth((await parameters.reload()).oauth ?? '');
    if (!isSpent(latest)) return latest; // another worker was faster
    return save(await refreshAccessToken(latest, { clock, authority }));
  }

  async function current(oauth: Oauth, authority: string | null): Promise<Oauth> {
    if (unsaved) return save(unsaved);
    if (oauth.accessToken === refusedToken && oauth.refreshToken === undefined) {
      refusedToken = null; // it is tried again the time after, in case the portal changes its mind
      throw new LeadHaltedError(DEAD_TOKEN, { code: 'DEAD_TOKEN' });
    }
    if (!isSpent(oauth)) return oauth;
    if (!lock) return refreshed(authority);
    const held = await lock('oauth', () => refreshed(authority));
    if (!held) throw new LeadRefusedError(BUSY, { code: 'REFRESHING' });
    return held.result;
  }

  return {
    async open() {
      const values = await parameters.read();
      const authority = values.ca === undefined ? null : parseCertificateAuthority(values.ca);
      if (values['webhook-url']) return parseEndpoint(values['webhook-url'], undefined, authority);
      if (!values.oauth) throw NO_ACCESS;
      const { domain, accessToken } = await current(parseOauth(values.oauth), authority);
      lastToken = accessToken;
      return parseEndpoint(domain, accessToken, authority);
    },
    async refused() {
      refusedToken = lastToken;
      await parameters.refresh();
    },
  };
}
