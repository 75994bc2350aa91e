import * as v from 'valibot';
import { LeadHaltedError } from '../errors.ts';
import { notList } from './not-list.ts';
import { readJson } from './read-json.ts';

const CODE = 'SECRETS_PARAMETER';
const SecretsSchema = v.pipe(notList('a list'), v.record(v.string(), v.pipe(v.string(), v.nonEmpty())));

const halted = (message: string) => new LeadHaltedError(message, { code: CODE });

/**
 * Reads the `secrets` parameter: a JSON object of name → secret. Without it there are none.
 *
 * @throws LeadHaltedError (SECRETS_PARAMETER) that lists the names whose value is no text; no value is ever quoted
 */
export function parseSecrets(json: string | undefined): Readonly<Record<string, string>> {
  const result = v.safeParse(SecretsSchema, readJson('secrets', CODE, json));
  if (result.success) return result.output;
  const names = result.issues.map((issue) => v.getDotPath(issue)).filter((path) => path !== null);
  throw halted(
    names.length > 0
      ? `The parameter "secrets" is broken: ${names.join(', ')} must be a text that is not empty`
      : 'The parameter "secrets" is broken: it must be a JSON object of name → secret',
  );
}
