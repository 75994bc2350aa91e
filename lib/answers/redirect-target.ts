import type { Submission } from '../types.ts';

/** Where a relative target counts from: the page the form stands on, else the first of the form's sites. */
function baseOf(referer: string | undefined, origins: readonly string[]): string | undefined {
  const page = URL.parse(referer ?? '');
  return page && origins.includes(page.origin) ? page.href : origins[0];
}

/**
 * The page a browser is sent to after a post: the form's own `_next` or `_redirect`, else the configured one. Only to
 * an origin among `origins`: anything else would lend our address to whoever wants to lead visitors astray.
 *
 * @returns an absolute URL, or null when there is none that is allowed
 */
export function redirectTarget(
  control: Submission['control'],
  { origins, redirect }: { readonly origins: readonly string[]; readonly redirect: string | null },
  headers: Readonly<Record<string, string>>,
): string | null {
  const base = baseOf(headers.referer, origins);
  const targets = [control._next, control._redirect, redirect].map((wanted) =>
    wanted ? URL.parse(wanted, base) : null,
  );
  // a blob has its page's origin, too, and is no page
  const isPage = ({ protocol, username, password }: URL) => /^https?:$/.test(protocol) && !username && !password;
  return targets.find((target) => target && isPage(target) && origins.includes(target.origin))?.href ?? null;
}
