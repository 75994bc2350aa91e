import type { ParameterName } from '../aws/parameters.ts';

/** What an operator stores; `webhook-ends`, a day or `never`, is for those who look after it, and no function's. */
export type StoredName = ParameterName | 'webhook-ends';

/** Each parameter, and whether it holds a secret. */
export const IS_SECRET: Readonly<Record<StoredName, boolean>> = {
  'webhook-url': true,
  oauth: true,
  ca: false,
  forms: false,
  secrets: true,
  'webhook-ends': false,
};

export const PARAMETER_NAMES = Object.keys(IS_SECRET) as readonly StoredName[];

/** Names in a sentence: `"forms", "secrets"`. */
export const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');
