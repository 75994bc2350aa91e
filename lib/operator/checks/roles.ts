import { IAMClient } from '@aws-sdk/client-iam';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { isDenied, withAws } from '../aws-failure.ts';
import { type Check, type Finding, fault, fine, warning } from '../finding.ts';
import { IS_SECRET, PARAMETER_NAMES, quoted, type StoredName } from '../parameter-names.ts';
import { simulateRole } from '../simulate-role.ts';
import type { Stage } from '../stage.ts';
import { type Deployment, present } from './deployed-stack.ts';

const READ = 'ssm:GetParameters';
const WRITE = 'ssm:PutParameter';

interface Needs {
  /** All of them at once: where one is denied, none is given. */
  readonly reads: readonly StoredName[];
  readonly writes: readonly StoredName[];
}

/** What each function does with the parameters, as in serverless.yml. */
const NEEDS: Readonly<Record<string, Needs>> = {
  accept: { reads: ['forms', 'secrets'], writes: [] },
  lead: { reads: ['webhook-url', 'oauth', 'ca', 'forms', 'secrets'], writes: ['oauth'] },
  canary: { reads: PARAMETER_NAMES, writes: [] },
};

async function roleOf({ name, aws }: Stage, called: string) {
  const functionName = `${name}-${called}`;
  const { Role = '', FunctionArn = '' } = await withAws(
    `Lambda (function ${functionName})`,
    'lambda:GetFunctionConfiguration',
    () => new LambdaClient(aws).send(new GetFunctionConfigurationCommand({ FunctionName: functionName })),
  );
  const [, partition, , region, account] = FunctionArn.split(':');
  return { role: Role, parameters: `arn:${partition}:ssm:${region}:${account}:parameter` };
}

/** Keys are not looked at: KMS is asked in the name of SSM, and AWS's own key needs no right. */
async function rightsOf(stage: Stage, called: string, { reads, writes }: Needs): Promise<readonly Finding[]> {
  const { role, parameters } = await roleOf(stage, called);
  const arn = (name: StoredName) => `${parameters}${stage.prefix}/${name}`;
  const resources = PARAMETER_NAMES.map(arn);
  const decided = await simulateRole(new IAMClient(stage.aws), { role, actions: [READ, WRITE], resources });
  const may = (action: string, name: StoredName) => decided(action, arn(name));
  const foreign = PARAMETER_NAMES.filter((name) => IS_SECRET[name] && !reads.includes(name));

  const asked = [...[...reads, ...foreign].map((name) => may(READ, name)), ...writes.map((name) => may(WRITE, name))];
  if (asked.includes(null)) {
    return [warning(`IAM does not tell all that ${called} may do`, 'run bitrix24-lead doctor again')];
  }
  const wanting = [
    { what: 'read', names: reads.filter((name) => !may(READ, name)) },
    { what: 'write', names: writes.filter((name) => !may(WRITE, name)) },
  ].filter(({ names }) => names.length > 0);
  const open = foreign.filter((name) => may(READ, name));
  const findings = [
    ...wanting.map(({ what, names }) =>
      fault(
        `${called} may not ${what} ${quoted(names)}`,
        `give its role the policy of serverless.yml back (npm run deploy), and look whether a boundary or a policy of your organization denies it: ${role}`,
      ),
    ),
    ...(open.length > 0
      ? [
          fault(
            `${called} may read ${quoted(open)}, and has no need of it`,
            `take away what was added to its role by hand: ${role}`,
          ),
        ]
      : []),
  ];
  if (findings.length > 0) return findings;
  const written = writes.length > 0 ? ` and write ${writes.join(', ')}` : '';
  return [fine(`${called} may read ${reads.join(', ')}${written}`)];
}

async function roles(deployment: Deployment): Promise<readonly Finding[]> {
  await present(deployment);
  try {
    const found = await Promise.all(
      Object.entries(NEEDS).map(([called, needs]) => rightsOf(deployment.stage, called, needs)),
    );
    return found.flat();
  } catch (error) {
    if (!isDenied(error)) throw error;
    const mend = 'ask for that right, and run bitrix24-lead doctor again';
    return [warning(`whether the functions may read their parameters can’t be told: ${error.message}`, mend)];
  }
}

/** What the functions themselves may do with the settings, whatever the operator may. */
export const ROLE_CHECKS: readonly Check<Deployment>[] = [{ about: 'roles', run: roles }];
