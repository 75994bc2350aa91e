const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Tells whether a host is this machine itself: the only place where http is let through. */
export const isLoopback = (hostname: string): boolean => LOOPBACK.test(hostname);

/** Tells whether what is sent to an address can be read on the way: https is safe, http for this machine alone. */
export function isSafeAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}
