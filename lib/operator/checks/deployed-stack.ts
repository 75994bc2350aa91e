import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { Clock } from '../../clock.ts';
import { LeadHaltedError } from '../../errors.ts';
import { withAws } from '../aws-failure.ts';
import { once } from '../examine.ts';
import type { Stage } from '../stage.ts';

/** A deployment as AWS tells of it; what is asked for is kept. */
export interface Deployment {
  readonly stage: Stage;
  readonly clock: Clock;
  readonly stack: () => Promise<StackState>;
}

interface StackState {
  readonly status: string;
  /** ARN, with region and account in it. */
  readonly id: string;
  readonly outputs: Readonly<Record<string, string>>;
}

const NO_STACK = 'NO_STACK';

async function describeStack({ name, stage, aws }: Stage): Promise<StackState> {
  const client = new CloudFormationClient(aws);
  const { Stacks: [stack] = [] } = await withAws('CloudFormation', 'cloudformation:DescribeStacks', () =>
    client.send(new DescribeStacksCommand({ StackName: name })).catch((error: unknown) => {
      if (error instanceof Error && error.name === 'ValidationError') return { Stacks: [] };
      throw error;
    }),
  );
  if (!stack) {
    const region = await client.config.region();
    throw new LeadHaltedError(
      `there is no stack ${name} in ${region}: name the right --stage, --region and --profile, or deploy it: npm run deploy -- --stage ${stage} --region ${region}`,
      { code: NO_STACK },
    );
  }
  return {
    status: stack.StackStatus ?? '',
    id: stack.StackId ?? '',
    outputs: Object.fromEntries(
      (stack.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
    ),
  };
}

/** A stack that is surely not there is told of once; where it can't be seen, the rest may be there all the same. */
export async function present({ stack: found }: Deployment): Promise<void> {
  await found().catch((error: unknown) => {
    if (error instanceof LeadHaltedError && error.code === NO_STACK) throw error;
  });
}

/** What the checks of a deployment look at. */
export const deploymentOf = (stage: Stage, clock: Clock): Deployment => ({
  stage,
  clock,
  stack: once(() => describeStack(stage)),
});
