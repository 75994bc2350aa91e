/** Where this deployment keeps its things; what is not set is not there. */
export interface Environment {
  /** Path of the SSM parameters, without the trailing slash. */
  readonly prefix: string;
  readonly queueUrl: string | null;
  readonly deadLetterQueueUrl: string | null;
  readonly spamQueueUrl: string | null;
  /** Name of the DynamoDB table. */
  readonly ledgerTable: string | null;
}

/** The parameters' path of a stage. */
export const prefixOf = (stage: string) => `/bitrix24-lead/${stage}`;

/** Reads the environment variables; empty ones count as not set. Throws nothing: every one of them has a default or is optional. */
export const environment = (variables: NodeJS.ProcessEnv): Environment => ({
  prefix: (variables.PARAMETER_PREFIX || prefixOf(variables.STAGE || 'dev')).replace(/\/+$/, ''),
  queueUrl: variables.QUEUE_URL || null,
  deadLetterQueueUrl: variables.DEAD_LETTER_QUEUE_URL || null,
  spamQueueUrl: variables.SPAM_QUEUE_URL || null,
  ledgerTable: variables.LEDGER_TABLE || null,
});

/** Builds what has a name in the environment; null for what has none. */
export const optional = <T>(name: string | null, build: (name: string) => T): T | null =>
  name === null ? null : build(name);
