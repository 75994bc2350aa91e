import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { ACCOUNT, REGION } from './aws.ts';
import { listen } from './listen.ts';

/** What an operator may find of a deployment; a test changes it as it likes. */
export interface Deployment {
  /** Null: there is no such stack. */
  stack: { status: string; version: string | null } | null;
  /** ARNs of the alarm topic's subscriptions; `PendingConfirmation` for one that was never confirmed. Null: no topic. */
  subscriptions: string[] | null;
  /** Name (without the stage's prefix) → state. */
  alarms: Record<string, 'OK' | 'ALARM' | 'INSUFFICIENT_DATA'>;
  /** Executions at once that the account may have. */
  concurrency: number;
  /** Function (without the stage's prefix) → names of the parameters that its role may read and write. */
  rights: Record<string, { readonly reads: readonly string[]; readonly writes: readonly string[] }>;
  /** Whether one may ask IAM what a role may do. */
  simulates: boolean;
  /** Seconds, newest first, one a minute; NaN where there is none. */
  ages: number[];
  /** The name of an error that every call ends in: `ExpiredToken`, `AccessDenied`. */
  refusal: string | null;
}

export interface ControlPlane {
  readonly url: string;
  readonly deployment: Deployment;
  /** Addresses that were subscribed to the alarms. */
  readonly subscribed: string[];
  readonly close: () => Promise<void>;
}

const STACK = 'bitrix24-lead-dev';
const PARAMETERS = `arn:aws:ssm:${REGION}:${ACCOUNT}:parameter/bitrix24-lead/dev/`;
const TOPIC = `arn:aws:sns:${REGION}:${ACCOUNT}:${STACK}-alarms`;

export const healthyDeployment = (version: string): Deployment => ({
  stack: { status: 'CREATE_COMPLETE', version },
  subscriptions: [`arn:aws:sns:${REGION}:${ACCOUNT}:${STACK}-alarms:1`],
  alarms: { 'dead-letters': 'OK', 'oldest-message': 'OK', 'access-halted': 'OK' },
  concurrency: 1000,
  rights: {
    accept: { reads: ['forms', 'secrets'], writes: [] },
    lead: { reads: ['webhook-url', 'oauth', 'ca', 'forms', 'secrets'], writes: ['oauth'] },
    canary: { reads: ['webhook-url', 'oauth', 'ca', 'forms', 'secrets', 'webhook-ends'], writes: [] },
  },
  simulates: true,
  ages: [0, 0, 45],
  refusal: null,
});

const element = (name: string, content: string) => `<${name}>${content}</${name}>`;
const members = (contents: readonly string[]) => contents.map((content) => element('member', content)).join('');
const answered = (action: string, content: string) =>
  element(
    `${action}Response`,
    element(`${action}Result`, content) + element('ResponseMetadata', '<RequestId>1</RequestId>'),
  );

interface Reply {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const xml = (body: string, status = 200): Reply => ({ status, type: 'text/xml', body });
const json = (body: object, status = 200): Reply => ({ status, type: 'application/json', body: JSON.stringify(body) });
const failed = (code: string, message: string, status = 400) =>
  xml(
    element('ErrorResponse', element('Error', `<Type>Sender</Type><Code>${code}</Code><Message>${message}</Message>`)),
    status,
  );

function describeStacks({ stack }: Deployment, name: string | null, formsUrl: string): Reply {
  if (!stack || name !== STACK) return failed('ValidationError', `Stack with id ${name} does not exist`);
  const output = (key: string, value: string) => element('OutputKey', key) + element('OutputValue', value);
  const outputs = [
    output('FormsUrl', formsUrl),
    output('AlarmTopicArn', TOPIC),
    ...(stack.version ? [output('Version', stack.version)] : []),
  ];
  const described =
    element('StackName', STACK) +
    element('StackStatus', stack.status) +
    element('CreationTime', '2026-09-01T00:00:00Z') +
    element('Outputs', members(outputs));
  return xml(answered('DescribeStacks', element('Stacks', members([described]))));
}

function listSubscriptions({ subscriptions }: Deployment): Reply {
  if (!subscriptions) return failed('NotFound', 'Topic does not exist', 404);
  const described = subscriptions.map(
    (arn) => element('SubscriptionArn', arn) + element('Protocol', 'email') + element('Endpoint', 'ops@example.com'),
  );
  return xml(answered('ListSubscriptionsByTopic', element('Subscriptions', members(described))));
}

const describeAlarms = ({ alarms }: Deployment): Reply =>
  json({
    MetricAlarms: Object.entries(alarms).map(([name, StateValue]) => ({
      AlarmName: `${STACK}-${name}`,
      StateValue,
      ActionsEnabled: true,
    })),
  });

function getMetricData({ ages }: Deployment, body: string): Reply {
  if (!body.includes(`"Value":"${STACK}"`)) return json({ MetricDataResults: [] });
  const now = Math.floor(Date.now() / 60_000) * 60;
  const from = Number(/"StartTime":(\d+)/.exec(body)?.[1]);
  const figures = ages
    .map((age, minutes) => ({ age, at: now - minutes * 60 }))
    .filter(({ age, at }) => !Number.isNaN(age) && at >= from);
  const Values = figures.map(({ age }) => age);
  const Timestamps = figures.map(({ at }) => at);
  return json({ MetricDataResults: [{ Id: 'age', Values, Timestamps, StatusCode: 'Complete' }] });
}

function functionConfiguration({ rights }: Deployment, called: string): Reply {
  const name = `${STACK}-${called}`;
  if (!rights[called]) return json({ __type: 'ResourceNotFoundException', Message: 'Function not found' }, 404);
  return json({
    FunctionName: name,
    FunctionArn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}`,
    Role: `arn:aws:iam::${ACCOUNT}:role/${name}`,
  });
}

/** As IAM does it: a result for each action, the strictest, and in it one for each resource. */
function simulatePolicy({ rights, simulates }: Deployment, asked: URLSearchParams): Reply {
  if (!simulates) return failed('AccessDenied', 'not authorized to perform: iam:SimulatePrincipalPolicy', 403);
  const role = rights[asked.get('PolicySourceArn')?.split(`/${STACK}-`)[1] ?? ''];
  if (!role) return failed('NoSuchEntity', 'The role cannot be found', 404);
  const named = (list: string) => [...asked].filter(([key]) => key.startsWith(`${list}.member.`)).map(([, it]) => it);
  const resources = named('ResourceArns');
  const results = named('ActionNames').map((action) => {
    const names = action === 'ssm:PutParameter' ? role.writes : action === 'ssm:GetParameters' ? role.reads : [];
    const allowed = new Set(names.map((name) => PARAMETERS + name));
    const decision = (isAllowed: boolean) => (isAllowed ? 'allowed' : 'implicitDeny');
    const each = resources.map(
      (arn) => element('EvalResourceName', arn) + element('EvalResourceDecision', decision(allowed.has(arn))),
    );
    return (
      element('EvalActionName', action) +
      element('EvalResourceName', '*') +
      element('EvalDecision', decision(resources.every((arn) => allowed.has(arn)))) +
      element('ResourceSpecificResults', members(each))
    );
  });
  const content = element('EvaluationResults', members(results)) + element('IsTruncated', 'false');
  return xml(answered('SimulatePrincipalPolicy', content));
}

/**
 * The little of CloudFormation, SNS, CloudWatch, Lambda and IAM that an operator asks for, on loopback, in each one's own
 * protocol.
 */
export async function startControlPlane(
  version: string,
  formsUrl = 'https://api.example.com/forms',
): Promise<ControlPlane> {
  const deployment = healthyDeployment(version);
  const subscribed: string[] = [];

  function reply(request: IncomingMessage, body: string): Reply {
    const target = request.headers['x-amz-target'];
    const isJson = target !== undefined || request.method === 'GET';
    const { refusal } = deployment;
    if (refusal && isJson) return json({ __type: refusal, Message: 'no' }, 400);
    if (refusal) return failed(refusal, 'no', 403);
    if (String(target).endsWith('.DescribeAlarms')) return describeAlarms(deployment);
    if (String(target).endsWith('.GetMetricData')) return getMetricData(deployment, body);
    const [, called] = /^\/2015-03-31\/functions\/bitrix24-lead-dev-(\w+)\/configuration/.exec(request.url ?? '') ?? [];
    if (called) return functionConfiguration(deployment, called);
    if (request.url?.startsWith('/2016-08-19/account-settings')) {
      return json({ AccountLimit: { ConcurrentExecutions: deployment.concurrency } });
    }
    const asked = new URLSearchParams(body);
    const action = asked.get('Action');
    if (action === 'DescribeStacks') return describeStacks(deployment, asked.get('StackName'), formsUrl);
    if (action === 'SimulatePrincipalPolicy') return simulatePolicy(deployment, asked);
    if (action === 'ListSubscriptionsByTopic') return listSubscriptions(deployment);
    if (action === 'Subscribe') {
      subscribed.push(asked.get('Endpoint') ?? '');
      return xml(answered('Subscribe', element('SubscriptionArn', 'pending confirmation')));
    }
    return failed('InvalidAction', `No ${action} here`);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, type, body } = reply(request, await text(request));
    response.writeHead(status, { 'content-type': type }).end(body);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const { url, close } = await listen(server);
  return { url, deployment, subscribed, close };
}
