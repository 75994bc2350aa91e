import { equal } from './equal.ts';

/** True when an Authorization header carries this token; compared in constant time. Without a token to compare, nobody passes. */
export function isBearer(authorization: string | undefined, token: string | undefined): boolean {
  const given = /^Bearer\s+(.+)$/i.exec(authorization?.trim() ?? '')?.[1];
  return given !== undefined && Boolean(token) && equal(given.trim(), token ?? '');
}
