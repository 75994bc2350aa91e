import { awsOptions } from '../aws/aws-options.ts';
import { prefixOf } from '../aws/environment.ts';

/** Which deployment is meant, as users of AWS say it; what is left out is found as the AWS CLI finds it. */
export interface StageOptions {
  readonly stage: string;
  readonly region?: string;
  readonly profile?: string;
}

/** A deployment and what its things are called: the same names as in serverless.yml. */
export interface Stage {
  readonly stage: string;
  /** Of the stack, and of everything in it. */
  readonly name: string;
  /** Path of the SSM parameters. */
  readonly prefix: string;
  readonly queues: Readonly<Record<QueueName, string>>;
  readonly ledger: string;
  readonly topic: string;
  /** Options for the SDK's clients. */
  readonly aws: typeof awsOptions & { readonly region?: string; readonly profile?: string };
}

export const QUEUE_NAMES = ['queue', 'dead letters', 'spam'] as const;
/** What the three queues of a deployment are called in messages. */
export type QueueName = (typeof QUEUE_NAMES)[number];

/** The deployment of a stage. */
export function stageOf({ stage, region, profile }: StageOptions): Stage {
  const name = `bitrix24-lead-${stage}`;
  return {
    stage,
    name,
    prefix: prefixOf(stage),
    queues: { queue: name, 'dead letters': `${name}-dead-letters`, spam: `${name}-spam` },
    ledger: `${name}-ledger`,
    topic: `${name}-alarms`,
    aws: { ...awsOptions, ...(region && { region }), ...(profile && { profile }) },
  };
}
