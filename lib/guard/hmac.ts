import { createHmac } from 'node:crypto';

/** HMAC-SHA256 of the parts one after the other. */
export function hmac(key: string | Uint8Array, parts: readonly (string | Uint8Array)[]): Buffer {
  const digest = createHmac('sha256', key);
  for (const part of parts) digest.update(part);
  return digest.digest();
}
