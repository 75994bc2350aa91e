import type { Log } from '../log.ts';
import { type Forms, parseForms } from './forms.ts';
import { checkSecrets, parseSecrets, type Secrets, weakSecrets } from './secrets.ts';

/** The `forms` and `secrets` parameters, understood. */
export interface Settings {
  readonly forms: Forms;
  readonly secrets: Secrets;
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

/** Reads the settings of the forms, parsed once per value; warns of secrets that are hardly any. */
export function settingsReader(
  parameters: { read(): Promise<Readonly<Partial<Record<'forms' | 'secrets', string>>>> },
  log: Pick<Log, 'warn'>,
): SettingsReader {
  const forms = remembered(parseForms);
  const secrets = remembered((json) => {
    const parsed = parseSecrets(json);
    const weak = weakSecrets(parsed);
    if (weak.length > 0)
      log.warn('These secrets are weak: give each 16 characters or more', { names: weak.join(', ') });
    return parsed;
  });
  return {
    async settings() {
      const values = await parameters.read();
      const settings = { forms: forms(values.forms), secrets: secrets(values.secrets) };
      checkSecrets(settings.forms, settings.secrets);
      return settings;
    },
    async secrets() {
      return secrets((await parameters.read()).secrets);
    },
  };
}
