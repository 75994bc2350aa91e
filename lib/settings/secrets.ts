import * as v from 'valibot';
import { LeadHaltedError } from '../errors.ts';
import { schemeOf } from '../guard/schemes.ts';
import { canSign } from '../guard/verify-signature.ts';
import type { Forms } from './forms.ts';
import { plainObject } from './plain-object.ts';
import { readJson } from './read-json.ts';

/** Secrets by name. */
export type Secrets = Readonly<Record<string, string>>;

const CODE = 'SECRETS_PARAMETER';
const SecretsSchema = v.pipe(plainObject('a list'), v.record(v.string(), v.pipe(v.string(), v.trim(), v.nonEmpty())));

const halted = (message: string) => new LeadHaltedError(message, { code: CODE });

/**
 * Reads the `secrets` parameter: a JSON object of name → secret, space around each left out. Without it there are none.
 *
 * @throws LeadHaltedError (SECRETS_PARAMETER) that lists the names whose value is no text; no value is ever quoted
 */
export function parseSecrets(json: string | undefined): Secrets {
  const result = v.safeParse(SecretsSchema, readJson('secrets', CODE, json));
  if (result.success) return result.output;
  const names = result.issues.map((issue) => v.getDotPath(issue)).filter((path) => path !== null);
  throw halted(
    names.length > 0
      ? `The parameter "secrets" is broken: ${names.join(', ')} must be a text that is not empty`
      : 'The parameter "secrets" is broken: it must be a JSON object of name → secret',
  );
}

/**
 * Checks that each secret a form is verified with can sign. One that is not there at all is told when it is needed.
 *
 * @throws LeadHaltedError (SECRETS_PARAMETER) that names the secrets that can't, and the scheme
 */
export function checkSecrets({ forms = {}, ...common }: Forms, secrets: Secrets): void {
  const unfit = [common, ...Object.values(forms)].flatMap(({ verify }) => {
    const scheme = verify && schemeOf(verify.scheme);
    const secret = verify && Object.hasOwn(secrets, verify.secret) ? secrets[verify.secret] : undefined;
    return scheme && secret !== undefined && !canSign(scheme, secret) ? [`${verify.secret} (${verify.scheme})`] : [];
  });
  if (unfit.length === 0) return;
  const names = [...new Set(unfit)].join(', ');
  throw halted(
    `In the parameter "secrets" these can't sign: ${names}. Copy each again from where its sender shows it.`,
  );
}

/** What a script writes where it found no secret. */
const NO_SECRET = /^(?:undefined|null)$/i;
/** Characters; a shorter secret can be guessed. */
const SHORTEST = 16;

/** Names of secrets that are hardly secrets: a mistake of whoever stored them, or too short to hold. */
export const weakSecrets = (secrets: Secrets): readonly string[] =>
  Object.entries(secrets)
    .filter(([, secret]) => NO_SECRET.test(secret) || secret.length < SHORTEST)
    .map(([name]) => name);
