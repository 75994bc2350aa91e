import * as v from 'valibot';
import { LeadHaltedError, LeadRefusedError } from '../errors.ts';
import { parseJson } from '../json.ts';
import { PLAN } from './error-table.ts';
import type { Reply } from './post.ts';

const unixSeconds = v.pipe(v.union([v.number(), v.pipe(v.string(), v.transform(Number))]), v.integer(), v.minValue(0));

const Refreshed = v.object({
  access_token: v.pipe(v.string(), v.nonEmpty()),
  refresh_token: v.pipe(v.string(), v.nonEmpty()),
  expires: v.exactOptional(unixSeconds),
  expires_in: v.exactOptional(unixSeconds),
  client_endpoint: v.exactOptional(v.string()),
  server_endpoint: v.exactOptional(v.string()),
});
const Refusal = v.object({ error: v.string() });

const halted = (advice: string, code: string) =>
  new LeadHaltedError(`The access token can't be refreshed (${code}). ${advice} The leads wait.`, {
    code,
    authentication: true,
  });
const INSTALL = 'Install the application in the portal again and put its new tokens into the parameter "oauth".';
const ADVICE: Readonly<Record<string, string>> = {
  invalid_grant: INSTALL,
  invalid_client: 'Check clientId and clientSecret in the parameter "oauth".',
  wrong_client: 'Check clientId and clientSecret in the parameter "oauth".',
  payment_required: PLAN,
};

/**
 * Reads the authorization server's answer to a refresh. Its own word is quoted only where it is a known one.
 *
 * @throws LeadHaltedError when it refused, LeadRefusedError when it is in trouble
 */
export function readRefreshed({ status, text }: Pick<Reply, 'status' | 'text'>): v.InferOutput<typeof Refreshed> {
  const answer = parseJson(text);
  const refreshed = v.safeParse(Refreshed, answer);
  if (status === 200 && refreshed.success) return refreshed.output;

  const word = v.is(Refusal, answer) ? answer.error.toLowerCase() : '';
  const advice = Object.hasOwn(ADVICE, word) ? ADVICE[word] : undefined;
  if (advice) throw halted(advice, word);
  const inTrouble = status === 429 || status >= 500 || (status === 200 && !word);
  if (!inTrouble) throw halted(INSTALL, `HTTP ${status}`);
  throw new LeadRefusedError(
    `The access token could not be refreshed (HTTP ${status}). Nothing was sent to the portal; try again later.`,
    { code: `HTTP ${status}` },
  );
}
