import type { Clock } from '../clock.ts';
import { UsageError } from './run-command.ts';

/** For the whole of it, redirects included. Milliseconds. */
const TIME = 10_000;
/** Bytes. */
const LARGEST = 1024 * 1024;
const REDIRECTS = 5;

const REDIRECT = new Set([301, 302, 303, 307, 308]);

/** Reads a body up to the largest size; null when there is more. */
async function readBody(body: ReadableStream<Uint8Array> | null): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > LARGEST) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What a failed request says of itself, without the address. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'no connection';
}

/**
 * Reads what is at an http(s) address: within 10 seconds, 1 MiB at most, following no redirect to another host. A message
 * names the host only, since an address may hold a secret.
 *
 * @throws UsageError when it can't be read
 */
export async function readAddress(address: string, clock: Pick<Clock, 'timeout'>): Promise<Buffer> {
  if (!URL.canParse(address)) throw new UsageError('This address is none: begin with http:// or https:// and a host');
  const { host } = new URL(address);
  const fail = (why: string) => new UsageError(`Cannot read from ${host}: ${why}`);
  const signal = clock.timeout(TIME);

  async function follow(from: URL, redirects: number): Promise<Buffer> {
    const response = await fetch(from.href, { redirect: 'manual', signal, headers: { accept: 'application/json' } });
    const location = response.headers.get('location');
    if (REDIRECT.has(response.status) && location !== null) {
      await response.body?.cancel();
      const to = URL.canParse(location, from.href) ? new URL(location, from.href) : null;
      if (redirects === 0) throw fail('it redirects too often');
      if (to?.host !== host || (from.protocol === 'https:' && to.protocol !== 'https:'))
        throw fail('it redirects to another place; give the address it leads to');
      return follow(to, redirects - 1);
    }
    if (!response.ok) throw fail(`it answers HTTP ${response.status}`);
    const body = await readBody(response.body);
    if (!body) throw fail('there is more than 1 MiB');
    return body;
  }

  try {
    return await follow(new URL(address), REDIRECTS);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw fail(signal.aborted ? 'no answer within 10 seconds' : causeOf(error));
  }
}
