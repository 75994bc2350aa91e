import { DescribeTableCommand, DescribeTimeToLiveCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import { VERSION } from '../../bitrix24/call-method.ts';
import { withAws } from '../aws-failure.ts';
import { type Check, type Finding, fault, fine, warning } from '../finding.ts';
import { oldestMessage } from '../oldest-message.ts';
import { queueState, queueUrl } from '../queues.ts';
import { QUEUE_NAMES } from '../stage.ts';
import { alarms, subscriptions } from './alarms.ts';
import { type Deployment, present } from './deployed-stack.ts';

async function stack({ stage, stack: found }: Deployment): Promise<Finding> {
  const { status, outputs } = await found();
  if (!/^(CREATE|UPDATE|IMPORT)_COMPLETE$/.test(status)) {
    return fault(
      `${stage.name} is in the state ${status}`,
      'see its events in the CloudFormation console, then deploy again (npm run deploy)',
    );
  }
  const { Version: version } = outputs;
  return version === VERSION
    ? fine(`${stage.name}, version ${version}`)
    : warning(
        `${stage.name} is of ${version ? `version ${version}` : 'an older version'}, and this is ${VERSION}`,
        `deploy again: npm run deploy -- --stage ${stage.stage}`,
      );
}

async function concurrency({ stage }: Deployment): Promise<Finding> {
  const { AccountLimit } = await withAws('Lambda', 'lambda:GetAccountSettings', () =>
    new LambdaClient(stage.aws).send(new GetAccountSettingsCommand({})),
  );
  const limit = AccountLimit?.ConcurrentExecutions ?? 0;
  return limit < 100
    ? warning(
        `the account may run ${limit} functions at once, so a rush of visitors may be turned away`,
        'ask AWS to raise "Concurrent executions" (Service Quotas, Lambda); it is free',
      )
    : fine(`the account may run ${limit} functions at once`);
}

/** More than these are worth a word. */
const BACKLOG = 1000;

async function queues(deployment: Deployment): Promise<readonly Finding[]> {
  await present(deployment);
  const { stage } = deployment;
  const client = new SQSClient({ ...stage.aws, useQueueUrlAsEndpoint: false });
  const states = await Promise.all(
    QUEUE_NAMES.map(async (name) => ({
      name,
      ...(await queueState(client, await queueUrl(client, stage.queues[name]))),
    })),
  );
  const [queue, dead, spam] = states;
  const depth = `${(queue?.waiting ?? 0) + (queue?.inWork ?? 0)} leads on their way, ${spam?.waiting ?? 0} in spam`;
  return [
    !queue?.deadLetters?.endsWith(`:${stage.queues['dead letters']}`)
      ? fault(`${stage.name} does not hand what fails over to its dead letters`, 'deploy again (npm run deploy)')
      : queue.waiting > BACKLOG
        ? warning(
            `${depth}: about ${Math.ceil(queue.waiting / 2 / 60)} minutes’ work`,
            'wait; the portal takes two a second',
          )
        : fine(depth),
    dead && dead.waiting + dead.inWork > 0
      ? warning(
          `${dead.waiting + dead.inWork} leads are parked with the dead letters`,
          'bitrix24-lead queue tells the reason of each; mend it, then bitrix24-lead queue redrive',
        )
      : fine('no dead letters'),
  ];
}

async function ledger(deployment: Deployment): Promise<Finding> {
  await present(deployment);
  const { stage } = deployment;
  const client = new DynamoDBClient(stage.aws);
  const table = { TableName: stage.ledger };
  const [{ Table }, { TimeToLiveDescription: life }] = await withAws(
    `DynamoDB (table ${stage.ledger})`,
    'dynamodb:DescribeTable and dynamodb:DescribeTimeToLive',
    () =>
      Promise.all([client.send(new DescribeTableCommand(table)), client.send(new DescribeTimeToLiveCommand(table))]),
  );
  if (Table?.TableStatus !== 'ACTIVE') {
    return fault(
      `the table ${stage.ledger} is ${Table?.TableStatus}, and no lead is made without it`,
      'wait, or deploy again',
    );
  }
  if (Table.KeySchema?.[0]?.AttributeName !== 'id') {
    return fault(`the table ${stage.ledger} is not this product’s`, 'move it out of the way and deploy again');
  }
  return life?.TimeToLiveStatus === 'DISABLED'
    ? warning(`the table ${stage.ledger} forgets nothing and grows for ever`, 'deploy again: it sets the time to live')
    : fine(`${stage.ledger} is there`);
}

/** Seconds, as the alarm has it. */
const LONG = 3600;

async function oldestLead(deployment: Deployment): Promise<Finding> {
  await present(deployment);
  const age = (await oldestMessage(deployment.stage, deployment.clock.now())) ?? 0;
  const minutes = Math.ceil(age / 60);
  return age > LONG
    ? warning(
        `a lead has been waiting in the queue for ${minutes} minutes`,
        'none is lost for 66 hours: see what is said of the portal below; after a campaign it may just take its time',
      )
    : fine(minutes > 0 ? `in the queue for ${minutes} min` : 'none waits for its first attempts');
}

/** The deployment in AWS: the stack and what is in it. All of it only reads. */
export const DEPLOYMENT_CHECKS: readonly Check<Deployment>[] = [
  { about: 'stack', run: stack },
  { about: 'concurrency', run: concurrency },
  { about: 'queues', run: queues },
  { about: 'ledger', run: ledger },
  { about: 'alarm mail', run: subscriptions },
  { about: 'alarms', run: alarms },
  { about: 'oldest lead', run: oldestLead },
];
