import type { Forms } from './forms.ts';
import { parseForms } from './forms.ts';
import type { Parameters } from './parameters.ts';
import { parseSecrets } from './secrets.ts';

/** The `forms` and `secrets` parameters, understood. */
export interface Settings {
  readonly forms: Forms;
  readonly secrets: Readonly<Record<string, string>>;
}

/** Keeps the last result for as long as the text stays the same. */
function remembered<T>(parse: (json: string | undefined) => T): (json: string | undefined) => T {
  let last: { readonly json: string | undefined; readonly value: T } | null = null;
  return (json) => {
    if (!last || last.json !== json) last = { json, value: parse(json) };
    return last.value;
  };
}

/**
 * Reads the settings of the forms, parsed once per value.
 *
 * @throws LeadHaltedError when a parameter is broken, LeadRefusedError when SSM does not answer
 */
export function settingsReader(parameters: Pick<Parameters, 'read'>): () => Promise<Settings> {
  const forms = remembered(parseForms);
  const secrets = remembered(parseSecrets);
  return async () => {
    const values = await parameters.read();
    return { forms: forms(values.forms), secrets: secrets(values.secrets) };
  };
}
