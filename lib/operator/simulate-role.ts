import { type IAMClient, paginateSimulatePrincipalPolicy } from '@aws-sdk/client-iam';
import { withAws } from './aws-failure.ts';

/** What a role may do: null where IAM did not tell. */
export type Decision = (action: string, resource: string) => boolean | null;

interface Question {
  readonly role: string;
  readonly actions: readonly string[];
  /** ARNs, of things that need not be there. */
  readonly resources: readonly string[];
}

/**
 * Asks IAM what a role may do with each of some things, by its policies, its boundary and the organization's. Nothing
 * is done to the things.
 *
 * @throws the lead errors of `awsFailure`
 */
export async function simulateRole(client: IAMClient, { role, actions, resources }: Question): Promise<Decision> {
  const decisions = new Map<string, boolean>();
  const question = { PolicySourceArn: role, ActionNames: [...actions], ResourceArns: [...resources] };
  await withAws(`IAM (role ${role})`, 'iam:SimulatePrincipalPolicy', async () => {
    for await (const { EvaluationResults = [] } of paginateSimulatePrincipalPolicy({ client }, question)) {
      // the result of an action itself is that of the strictest of all its resources
      for (const { EvalActionName, ResourceSpecificResults = [] } of EvaluationResults)
        for (const { EvalResourceName, EvalResourceDecision } of ResourceSpecificResults)
          decisions.set(`${EvalActionName} ${EvalResourceName}`, EvalResourceDecision === 'allowed');
    }
  });
  return (action, resource) => decisions.get(`${action} ${resource}`) ?? null;
}
