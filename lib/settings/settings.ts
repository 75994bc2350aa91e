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

export interface SettingsReader {
  /** Both; throws LeadHaltedError when one of the parameters is broken, LeadRefusedError when SSM does not answer. */
  readonly settings: () => Promise<Settings>;
  /** The secrets alone, whatever is wrong with the forms. */
  readonly secrets: () => Promise<Settings['secrets']>;
}

/** Reads the settings of the forms, parsed once per value. */
export function settingsReader(parameters: Pick<Parameters, 'read'>): SettingsReader {
  const forms = remembered(parseForms);
  const secrets = remembered(parseSecrets);
  return {
    async settings() {
      const values = await parameters.read();
      return { forms: forms(values.forms), secrets: secrets(values.secrets) };
    },
    async secrets() {
      return secrets((await parameters.read()).secrets);
    },
  };
}
