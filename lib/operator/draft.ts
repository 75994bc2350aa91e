import { randomBytes } from 'node:crypto';
import { parseOauth } from '../bitrix24/access-token.ts';
import { parseEndpoint } from '../bitrix24/endpoint.ts';
import { parseForms } from '../settings/forms.ts';
import { parseSecrets } from '../settings/secrets.ts';
import { IS_SECRET, PARAMETER_NAMES, type StoredName } from './parameter-names.ts';
import type { StoredParameters } from './read-parameters.ts';

/** What an operator gives to be stored; what is left out stays as it is. */
export interface Given {
  /** The webhook's URL. */
  readonly webhook?: string | undefined;
  /** JSON of the `oauth` parameter. */
  readonly application?: string | undefined;
  /** PEM. */
  readonly ca?: string | undefined;
  /** YYYY-MM-DD or `never`. */
  readonly webhookEnds?: string | undefined;
  /** JSON of the `forms` parameter. */
  readonly forms?: string | undefined;
  /** Secrets by name, to be added to those that are there. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Make a bearer token for POST /lead even if there is one. */
  readonly newToken?: boolean | undefined;
}

/** One parameter to be written. */
export interface Change {
  readonly name: StoredName;
  readonly value: string;
  readonly isNew: boolean;
  /** What may be read of it: no secret in it. */
  readonly shown: string;
}

/** 32 random bytes, in letters that fit into a header, a URL and a shell. */
const newToken = () => randomBytes(32).toString('base64url');

function secretsWith(
  stored: string | undefined,
  { secrets = {}, newToken: wanted = false }: Given,
): string | undefined {
  const kept = parseSecrets(stored);
  const token = wanted || !Object.hasOwn({ ...kept, ...secrets }, 'lead') ? { lead: newToken() } : {};
  const all = { ...kept, ...secrets, ...token };
  return Object.keys({ ...secrets, ...token }).length > 0 ? JSON.stringify(all) : undefined;
}

const SHOWN: Readonly<Record<StoredName, (value: string) => string>> = {
  'webhook-url': (value) => `${parseEndpoint(value).origin}/rest/${/\/rest\/(\d+)/.exec(value)?.[1] ?? ''}/…/`,
  oauth: (value) => `${parseOauth(value).domain}, tokens hidden`,
  ca: () => 'a certificate authority',
  forms: (value) => Object.keys(parseForms(value).forms ?? {}).join(', ') || 'the same for every form',
  secrets: (value) => `${Object.keys(parseSecrets(value)).join(', ')} (values hidden)`,
  'webhook-ends': (value) => value,
};

/**
 * What would be written: what is given and differs from what is stored. A bearer token is made where there is none,
 * except when nothing but the forms is given.
 *
 * @throws LeadHaltedError when something given can't be what it should be; no value is quoted
 */
export function changesOf(stored: StoredParameters, given: Given): readonly Change[] {
  const { webhook, application, ca, webhookEnds, forms, secrets = {}, newToken: wanted } = given;
  const touchesSecrets = Boolean(webhook ?? application ?? wanted) || Object.keys(secrets).length > 0;
  const isOther = webhook !== undefined && webhook.trim() !== stored['webhook-url']?.value;
  // the end of another webhook is not this one's
  const ends = webhookEnds ?? (isOther && stored['webhook-ends'] ? 'unknown' : undefined);
  const values: Readonly<Record<StoredName, string | undefined>> = {
    'webhook-url': webhook?.trim(),
    oauth: application,
    ca: ca?.trim(),
    forms,
    secrets: touchesSecrets ? secretsWith(stored.secrets?.value, given) : undefined,
    'webhook-ends': ends,
  };
  return PARAMETER_NAMES.flatMap((name) => {
    const value = values[name];
    if (value === undefined || value === stored[name]?.value) return [];
    return [{ name, value, isNew: !stored[name], shown: SHOWN[name](value) }];
  });
}

/** The parameters as they would be after the changes. */
export const drafted = (stored: StoredParameters, changes: readonly Change[]): StoredParameters => ({
  ...stored,
  ...Object.fromEntries(changes.map(({ name, value }) => [name, { value, isSecure: IS_SECRET[name] }])),
});
