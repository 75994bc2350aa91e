import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompressSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VERSION } from '../../lib/bitrix24/call-method.ts';
import type { MetricName } from '../../lib/metrics.ts';
import plugins from '../../lib/packaging/plugins.ts';
import { type Copy, copyService, type PackagedService, packageService } from './package-service.ts';

const NAME = 'bitrix24-lead-dev';
/** Every metric there is: the type check asks for a line here when one comes or goes. */
const METRICS: Record<MetricName, true> = {
  SubmissionsAccepted: true,
  SpamStopped: true,
  AcceptFailed: true,
  AcceptLatency: true,
  LeadsCreated: true,
  DuplicatesStopped: true,
  LeadsQueued: true,
  LeadsRefused: true,
  LeadsInDoubt: true,
  LeadsHalted: true,
  LeadsRejected: true,
  PortalTime: true,
  OperatingSeconds: true,
  SetUpFaults: true,
};

const ref = (name: string) => ({ Ref: name });
const arn = (name: string) => ({ 'Fn::GetAtt': [name, 'Arn'] });
const sub = (text: string) => ({ 'Fn::Sub': text });
const here = (service: string, resource: string) =>
  sub(`arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:${resource}`);
const parameter = (name: string) => here('ssm', `parameter/bitrix24-lead/dev/${name}`);
const throughSsm = (parameters: unknown) => ({
  StringEquals: {
    'kms:ViaService': sub(`ssm.\${AWS::Region}.\${AWS::URLSuffix}`),
    'kms:EncryptionContext:PARAMETER_ARN': parameters,
  },
});

let copy: Copy;
let service: PackagedService;

beforeAll(async () => {
  copy = await copyService();
  service = await packageService(copy);
}, 90_000);
afterAll(() => copy.remove());

const properties = (name: string) => service.template.Resources[name]?.Properties ?? {};
const ofType = (type: string) => Object.entries(service.template.Resources).filter(([, { Type }]) => Type === type);
const statements = (role: string) =>
  v.parse(
    v.object({
      Policies: v.tuple([
        v.object({ PolicyDocument: v.object({ Statement: v.array(v.looseObject({ Sid: v.string() })) }) }),
      ]),
    }),
    properties(role),
  ).Policies[0].PolicyDocument.Statement;

describe('the functions', () => {
  it.each([
    ['accept', { MemorySize: 256, Timeout: 10, Role: arn('AcceptRole'), reserved: 20 }],
    ['lead', { MemorySize: 512, Timeout: 30, Role: arn('LeadRole'), reserved: 10 }],
  ])('runs %s on Node 24 and arm64, with its own limits and role', (name, { reserved, ...expected }) => {
    expect(properties(name === 'accept' ? 'AcceptLambdaFunction' : 'LeadLambdaFunction')).toMatchObject({
      ...expected,
      FunctionName: `${NAME}-${name}`,
      Handler: `functions/${name}.handler`,
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      ReservedConcurrentExecutions: { 'Fn::If': ['ReserveConcurrency', reserved, ref('AWS::NoValue')] },
    });
    expect(ofType('AWS::Lambda::Function')).toHaveLength(3);
  });

  it('runs the canary once a day, with a role of its own', () => {
    expect(properties('CanaryLambdaFunction')).toMatchObject({
      FunctionName: `${NAME}-canary`,
      Handler: 'functions/canary.handler',
      Role: arn('CanaryRole'),
      Runtime: 'nodejs24.x',
      Timeout: 120,
    });
    expect(ofType('AWS::Events::Rule').map(([, { Properties }]) => Properties)).toMatchObject([
      {
        ScheduleExpression: 'rate(1 day)',
        State: 'ENABLED',
        Targets: [{ Arn: arn('CanaryLambdaFunction') }],
      },
    ]);
  });

  it('traces nothing unless it is told to', () => {
    for (const [, { Properties }] of ofType('AWS::Lambda::Function')) {
      expect(Properties.TracingConfig).toEqual({ Mode: 'PassThrough' });
    }
    expect(service.template.Resources.TracingPolicy?.Condition).toBe('Traced');
    expect(service.template.Conditions.Traced).toEqual({ 'Fn::Equals': ['off', 'on'] });
    expect(properties('TracingPolicy').Roles).toEqual(['AcceptRole', 'LeadRole', 'CanaryRole'].map(ref));
  });

  it('tags the stack, and with it all that is in it', () => {
    expect(service.stackTags).toEqual({ service: 'bitrix24-lead', stage: 'dev' });
    for (const [, { Properties }] of ofType('AWS::Lambda::Function')) {
      expect(Properties.Tags).toEqual(
        expect.arrayContaining([
          { Key: 'service', Value: 'bitrix24-lead' },
          { Key: 'stage', Value: 'dev' },
        ]),
      );
    }
  });

  it('tells each function where its things are, and no more than it needs', () => {
    const both = {
      PARAMETER_PREFIX: '/bitrix24-lead/dev',
      QUEUE_URL: ref('Queue'),
      SPAM_QUEUE_URL: ref('SpamQueue'),
      POWERTOOLS_SERVICE_NAME: NAME,
    };
    expect(properties('AcceptLambdaFunction').Environment).toEqual({ Variables: both });
    expect(properties('LeadLambdaFunction').Environment).toEqual({
      Variables: { ...both, DEAD_LETTER_QUEUE_URL: ref('DeadLetterQueue'), LEDGER_TABLE: `${NAME}-ledger` },
    });
  });

  it.each(['Accept', 'Lead', 'Canary'])('keeps the log of %s for 30 days', (name) => {
    expect(properties(`${name}LogGroup`)).toMatchObject({ RetentionInDays: 30 });
  });
});

describe('the API', () => {
  it('leads the forms to accept, the servers to lead, and nothing else anywhere', () => {
    const routes = ofType('AWS::ApiGatewayV2::Route').map(([, { Properties }]) => [
      Properties.RouteKey,
      Properties.Target,
    ]);
    const to = (integration: string) => ({ 'Fn::Join': ['/', ['integrations', ref(integration)]] });
    expect(routes).toEqual([
      ['POST /forms', to('HttpApiIntegrationAccept')],
      ['POST /forms/{form}', to('HttpApiIntegrationAccept')],
      ['GET /forms', to('HttpApiIntegrationAccept')],
      ['GET /forms/{form}', to('HttpApiIntegrationAccept')],
      ['GET /forms.js', to('HttpApiIntegrationAccept')],
      ['POST /lead', to('HttpApiIntegrationLead')],
    ]);
    expect(properties('HttpApiIntegrationAccept')).toMatchObject({
      IntegrationUri: arn('AcceptLambdaFunction'),
      PayloadFormatVersion: '2.0',
    });
    expect(properties('HttpApiIntegrationLead')).toMatchObject({
      IntegrationUri: arn('LeadLambdaFunction'),
      PayloadFormatVersion: '2.0',
    });
    expect(ofType('AWS::Lambda::Url')).toEqual([]);
  });

  it('lets browsers send from anywhere', () => {
    expect(properties('HttpApi').CorsConfiguration).toEqual({
      AllowOrigins: ['*'],
      AllowMethods: ['GET', 'POST', 'OPTIONS'],
      AllowHeaders: ['content-type', 'authorization', 'idempotency-key', 'x-requested-with'],
      MaxAge: 86_400,
    });
  });

  it('throttles, and writes no access log with addresses in it', () => {
    const stage = properties('HttpApiStage');
    expect(stage.DefaultRouteSettings).toMatchObject({ ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 });
    expect(stage).not.toHaveProperty('AccessLogSettings');
  });
});

describe('the roles', () => {
  it('lets accept read forms and secrets, queue, log, and nothing else', () => {
    const readable = [parameter('forms'), parameter('secrets')];
    expect(statements('AcceptRole')).toEqual([
      { Sid: 'ReadSettings', Effect: 'Allow', Action: 'ssm:GetParameters', Resource: readable },
      {
        Sid: 'DecryptSettings',
        Effect: 'Allow',
        Action: 'kms:Decrypt',
        Resource: here('kms', 'key/*'),
        Condition: throughSsm(readable),
      },
      {
        Sid: 'QueueSubmissions',
        Effect: 'Allow',
        Action: 'sqs:SendMessage',
        Resource: [arn('Queue'), arn('SpamQueue')],
      },
      {
        Sid: 'WriteLogs',
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: here('logs', `log-group:/aws/lambda/${NAME}-accept:*`),
      },
    ]);
  });

  it('lets lead read its settings, keep refreshed tokens, work the queue, keep the ledger, log, and nothing else', () => {
    const readable = ['webhook-url', 'oauth', 'ca', 'forms', 'secrets'].map(parameter);
    const key = here('kms', 'key/*');
    expect(statements('LeadRole')).toEqual([
      { Sid: 'ReadSettings', Effect: 'Allow', Action: 'ssm:GetParameters', Resource: readable },
      {
        Sid: 'DecryptSettings',
        Effect: 'Allow',
        Action: 'kms:Decrypt',
        Resource: key,
        Condition: throughSsm(readable),
      },
      { Sid: 'KeepRefreshedTokens', Effect: 'Allow', Action: 'ssm:PutParameter', Resource: parameter('oauth') },
      {
        Sid: 'EncryptRefreshedTokens',
        Effect: 'Allow',
        Action: 'kms:Encrypt',
        Resource: key,
        Condition: throughSsm(parameter('oauth')),
      },
      {
        Sid: 'WorkTheQueue',
        Effect: 'Allow',
        Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ChangeMessageVisibility'],
        Resource: arn('Queue'),
      },
      {
        Sid: 'QueueAndPark',
        Effect: 'Allow',
        Action: 'sqs:SendMessage',
        Resource: [arn('Queue'), arn('DeadLetterQueue'), arn('SpamQueue')],
      },
      {
        Sid: 'KeepTheLedger',
        Effect: 'Allow',
        Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
        Resource: arn('LedgerTable'),
      },
      {
        Sid: 'WriteLogs',
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: here('logs', `log-group:/aws/lambda/${NAME}-lead:*`),
      },
    ]);
  });

  it('lets the canary read its settings, log, and nothing else', () => {
    const readable = ['webhook-url', 'oauth', 'ca', 'forms', 'secrets', 'webhook-ends'].map(parameter);
    expect(statements('CanaryRole')).toEqual([
      { Sid: 'ReadSettings', Effect: 'Allow', Action: 'ssm:GetParameters', Resource: readable },
      {
        Sid: 'DecryptSettings',
        Effect: 'Allow',
        Action: 'kms:Decrypt',
        Resource: here('kms', 'key/*'),
        Condition: throughSsm(readable),
      },
      {
        Sid: 'WriteLogs',
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: here('logs', `log-group:/aws/lambda/${NAME}-canary:*`),
      },
    ]);
  });

  it('has these three roles only, taken by Lambda only, with no managed policy', () => {
    expect(ofType('AWS::IAM::Role').map(([name]) => name)).toEqual(['AcceptRole', 'LeadRole', 'CanaryRole']);
    for (const [, { Properties }] of ofType('AWS::IAM::Role')) {
      expect(Properties).not.toHaveProperty('ManagedPolicyArns');
      expect(Properties.AssumeRolePolicyDocument).toMatchObject({
        Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
      });
    }
  });
});

describe('queues and ledger', () => {
  it.each([
    [
      'Queue',
      NAME,
      { VisibilityTimeout: 240, RedrivePolicy: { deadLetterTargetArn: arn('DeadLetterQueue'), maxReceiveCount: 1000 } },
    ],
    ['DeadLetterQueue', `${NAME}-dead-letters`, {}],
    ['SpamQueue', `${NAME}-spam`, {}],
  ])('keeps messages of up to 1 MiB in %s for 14 days, encrypted', (name, QueueName, more) => {
    expect(properties(name)).toEqual({
      QueueName,
      MessageRetentionPeriod: 14 * 24 * 60 * 60,
      MaximumMessageSize: 1024 * 1024,
      SqsManagedSseEnabled: true,
      ...more,
    });
  });

  it.each(['Queue', 'DeadLetterQueue', 'SpamQueue'])('refuses to talk to %s without TLS', (name) => {
    expect(properties(`${name}TlsOnly`)).toMatchObject({
      Queues: [ref(name)],
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 'sqs:*',
            Resource: arn(name),
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      },
    });
  });

  it('hands lead one message at a time, two at once', () => {
    expect(ofType('AWS::Lambda::EventSourceMapping').map(([, { Properties }]) => Properties)).toEqual([
      {
        EventSourceArn: arn('Queue'),
        FunctionName: arn('LeadLambdaFunction'),
        BatchSize: 1,
        ScalingConfig: { MaximumConcurrency: 2 },
        Enabled: true,
      },
    ]);
  });

  it('parks the events that lead failed at to the end', () => {
    expect(ofType('AWS::Lambda::EventInvokeConfig').map(([, { Properties }]) => Properties)).toMatchObject([
      {
        FunctionName: ref('LeadLambdaFunction'),
        DestinationConfig: { OnFailure: { Destination: arn('DeadLetterQueue') } },
      },
    ]);
  });

  it('keeps a message invisible for six times as long as lead may take', () => {
    const { VisibilityTimeout } = v.parse(v.object({ VisibilityTimeout: v.number() }), properties('Queue'));
    const { Timeout } = v.parse(v.object({ Timeout: v.number() }), properties('LeadLambdaFunction'));
    expect(VisibilityTimeout).toBeGreaterThanOrEqual(6 * Timeout);
  });

  it('keeps the ledger by id, paid by use, forgotten by its time to live', () => {
    expect(properties('LedgerTable')).toEqual({
      TableName: `${NAME}-ledger`,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
    });
  });

  it.each(['Queue', 'DeadLetterQueue', 'SpamQueue', 'LedgerTable'])(
    'leaves %s in place when a change replaces it or the stack is removed, though not when its first deployment fails',
    (name) => {
      expect(service.template.Resources[name]).toMatchObject({
        UpdateReplacePolicy: 'Retain',
        DeletionPolicy: 'RetainExceptOnCreate',
      });
    },
  );
});

describe('alarms and dashboard', () => {
  const once = { Threshold: 1, ComparisonOperator: 'GreaterThanOrEqualToThreshold', Period: 300, EvaluationPeriods: 1 };
  const queue = (name: string) => [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [name, 'QueueName'] } }];
  const lambda = (name: string) => [{ Name: 'FunctionName', Value: `${NAME}-${name}` }];

  it.each([
    [
      'DeadLetters',
      'a lead is parked',
      { ...once, MetricName: 'ApproximateNumberOfMessagesVisible', Dimensions: queue('DeadLetterQueue') },
    ],
    [
      'OldestMessage',
      'a lead waits for more than an hour',
      {
        ...once,
        MetricName: 'ApproximateAgeOfOldestMessage',
        Dimensions: queue('Queue'),
        Threshold: 3600,
        ComparisonOperator: 'GreaterThanThreshold',
      },
    ],
    [
      'LeadErrors',
      'lead keeps failing',
      { ...once, MetricName: 'Errors', Dimensions: lambda('lead'), EvaluationPeriods: 3 },
    ],
    [
      'Halted',
      'access is dead',
      { ...once, Namespace: 'Bitrix24Lead', MetricName: 'LeadsHalted', Dimensions: [{ Name: 'service', Value: NAME }] },
    ],
    [
      'FormsFailing',
      'a visitor got a server error',
      {
        ...once,
        Namespace: 'AWS/ApiGateway',
        MetricName: '5xx',
        Dimensions: [{ Name: 'ApiId', Value: ref('HttpApi') }],
      },
    ],
    ['AcceptErrors', 'accept crashes', { ...once, MetricName: 'Errors', Dimensions: lambda('accept') }],
    ['SetUp', 'something leads depend on is gone', { Threshold: 1, EvaluationPeriods: 1 }],
    ['LeadsWaiting', 'the queue is not empty for an hour', { Threshold: 0.9, EvaluationPeriods: 12 }],
  ])('rings %s when %s', (name, _when, expected) => {
    expect(properties(`${name}Alarm`)).toMatchObject({
      ...expected,
      AlarmActions: [ref('AlarmTopic')],
      TreatMissingData: 'notBreaching',
    });
    expect(ofType('AWS::CloudWatch::Alarm')).toHaveLength(8);
  });

  it('counts leads in work as waiting, since a message between two attempts is invisible', () => {
    expect(properties('LeadsWaitingAlarm').Metrics).toMatchObject([
      { Expression: 'visible + inWork', ReturnData: true },
      {
        Id: 'visible',
        MetricStat: {
          Period: 300,
          Metric: { MetricName: 'ApproximateNumberOfMessagesVisible', Dimensions: queue('Queue') },
        },
      },
      {
        Id: 'inWork',
        MetricStat: {
          Period: 300,
          Metric: { MetricName: 'ApproximateNumberOfMessagesNotVisible', Dimensions: queue('Queue') },
        },
      },
    ]);
  });

  it('rings set-up for what the canary found, and when it could not look all day', () => {
    expect(properties('SetUpAlarm').Metrics).toMatchObject([
      { Expression: 'FILL(faults, 0) + IF(FILL(failed, 0) > 2, 1, 0)', ReturnData: true },
      { Id: 'faults', MetricStat: { Period: 86_400, Metric: { MetricName: 'SetUpFaults' } } },
      { Id: 'failed', MetricStat: { Stat: 'Sum', Period: 86_400, Metric: { Dimensions: lambda('canary') } } },
    ]);
  });

  it('does not ring lead-errors for a failure that the next delivery mends', () => {
    const { Period } = v.parse(v.object({ Period: v.number() }), properties('LeadErrorsAlarm'));
    const { VisibilityTimeout } = v.parse(v.object({ VisibilityTimeout: v.number() }), properties('Queue'));
    expect(properties('LeadErrorsAlarm')).toMatchObject({ EvaluationPeriods: 3, DatapointsToAlarm: 3 });
    expect(Period).toBeGreaterThan(VisibilityTimeout);
  });

  it('writes to nobody as long as no address is given', () => {
    expect(service.template.Resources.AlarmEmail?.Condition).toBe('HasAlarmEmail');
    expect(service.template.Conditions.HasAlarmEmail).toEqual({ 'Fn::Not': [{ 'Fn::Equals': ['', ''] }] });
  });

  it('shows every metric and alarm on the dashboard', () => {
    const body = v.parse(v.object({ DashboardBody: v.object({ 'Fn::Sub': v.string() }) }), properties('Dashboard'))
      .DashboardBody['Fn::Sub'];
    expect(() => JSON.parse(body)).not.toThrow();
    const missing = [
      ...Object.keys(METRICS).map((name) => `"${name}"`),
      ...ofType('AWS::CloudWatch::Alarm').map(([name]) => `\${${name}.Arn}`),
      ...[
        '5xx',
        'ApproximateNumberOfMessagesVisible',
        'ApproximateAgeOfOldestMessage',
        `\${DeadLetterQueue.QueueName}`,
      ],
      ...['p50', 'p99'],
    ].filter((needle) => !body.includes(needle));
    expect(missing).toEqual([]);
  });

  it('tells after the deployment where everything is', () => {
    expect(service.template.Outputs).toMatchObject({
      FormsUrl: { Value: sub(`https://\${HttpApi}.execute-api.\${AWS::Region}.\${AWS::URLSuffix}/forms`) },
      LeadUrl: { Value: sub(`https://\${HttpApi}.execute-api.\${AWS::Region}.\${AWS::URLSuffix}/lead`) },
      QueueUrl: { Value: ref('Queue') },
      DeadLetterQueueUrl: { Value: ref('DeadLetterQueue') },
      AlarmTopicArn: { Value: ref('AlarmTopic') },
      Version: { Value: VERSION },
      DashboardUrl: { Value: { 'Fn::Sub': expect.stringContaining('#dashboards:name=') } },
    });
  });
});

describe('the bundles', () => {
  const bundles = new Map<string, { file: string; metafile: Metafile }>();

  /** Bundles as the packaging does, with a list of what went in. */
  const bundle = async (name: string) => {
    const known = bundles.get(name);
    if (known) return known;
    const { metafile } = await build({
      ...service.bundling,
      plugins,
      entryPoints: [join(copy.folder, 'functions', `${name}.ts`)],
      outdir: join(copy.folder, 'bundles', 'functions'),
      outExtension: { '.js': '.mjs' },
      platform: 'node',
      metafile: true,
    });
    const made = { file: join(copy.folder, 'bundles', 'functions', `${name}.mjs`), metafile };
    bundles.set(name, made);
    return made;
  };
  const packages = async (name: string) =>
    Object.keys((await bundle(name)).metafile.inputs).map((path) => path.split('node_modules/').at(-1) ?? path);

  /** Runs a program in a process of its own, beside the bundles, with nothing of AWS to be reached. */
  const run = (program: string) =>
    promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
      env: {
        AWS_REGION: 'eu-central-1',
        AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
        AWS_EC2_METADATA_DISABLED: 'true',
        AWS_ACCESS_KEY_ID: 'none',
        AWS_SECRET_ACCESS_KEY: 'none',
        QUEUE_URL: 'http://127.0.0.1:9/queue',
      },
      cwd: join(copy.folder, 'bundles'),
    });

  it.each(['undici/', 'libphonenumber-js/', '@aws-sdk/client-dynamodb/'])(
    'keeps %s out of accept',
    async (unwanted) => {
      expect((await packages('accept')).filter((path) => path.startsWith(unwanted))).toEqual([]);
      expect((await packages('lead')).some((path) => path.startsWith(unwanted))).toBe(true);
    },
  );

  it.each(['lib/bitrix24', 'lib/cli'])('keeps %s out of accept', async (folder) => {
    expect((await packages('accept')).filter((path) => path.includes(`${folder}/`))).toEqual([]);
  });

  it.each([
    ['accept', 420_000],
    ['lead', 690_000],
    ['canary', 400_000],
  ])('packs %s into less than %d bytes, zipped into less than half of it', async (name, limit) => {
    const { file } = await bundle(name);
    expect((await stat(file)).size).toBeLessThan(limit);
    expect(await service.sizeOf(`${name}.zip`)).toBeLessThan(limit / 2);
  });

  it.each(['accept', 'lead', 'canary'])('keeps the source map of %s beside the package', async (name) => {
    expect(await service.sizeOf(`${name}.mjs.map`)).toBeGreaterThan(100_000);
  });

  it('serves the script for websites in at most 4 KB, as browsers get it by Brotli', async () => {
    const { file } = await bundle('accept');
    const event = {
      version: '2.0',
      rawPath: '/forms.js',
      headers: { 'accept-encoding': 'gzip, deflate, br, zstd' },
      requestContext: { http: { method: 'GET' } },
    };
    const program = `
      const { handler } = await import(${JSON.stringify(file)});
      console.log((await handler(${JSON.stringify(event)})).body);
      process.exit();`;
    const { stdout } = await run(program);
    const script = Buffer.from(stdout.trim().split('\n').at(-1) ?? '', 'base64');
    expect(brotliDecompressSync(script).toString()).toMatch(/^\(function/);
    expect(script.length).toBeLessThanOrEqual(4096);
  });

  it.each(['accept', 'lead', 'canary'])('loads %s as one file that needs nothing beside it', async (name) => {
    const { file, metafile } = await bundle(name);
    const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
    expect(imports.filter(({ path }) => !isBuiltin(path))).toEqual([]);
    const program = `const { handler } = await import(${JSON.stringify(file)}); console.log(JSON.stringify([typeof handler, ...process.moduleLoadList.filter((name) => name.endsWith('/undici'))])); process.exit()`;
    const { stdout } = await run(program);
    // and without Node's own copy of undici, which a mere import of node:http loads
    expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toEqual(['function']);
  });
});

describe('packaging otherwise', () => {
  let other: Copy;
  beforeAll(async () => {
    other = await copyService();
  });
  afterAll(() => other.remove());

  it('names another stage apart and obeys the parameters of the command line', async () => {
    const options = {
      alarmEmail: 'ops@example.com',
      rateLimit: '5',
      reservedConcurrency: 'off',
      xray: 'on',
      queueUrl: 'http://127.0.0.1:9/q',
    };
    const { template } = await packageService(
      other,
      ...['--stage', 'live', '--region', 'us-east-1'],
      ...Object.entries(options).flatMap(([name, value]) => ['--param', `${name}=${value}`]),
    );
    const of = (name: string) => template.Resources[name]?.Properties;
    expect(of('LedgerTable')).toMatchObject({ TableName: 'bitrix24-lead-live-ledger' });
    expect(of('Queue')).toMatchObject({ QueueName: 'bitrix24-lead-live' });
    expect(of('AcceptLambdaFunction')).toMatchObject({
      Environment: { Variables: { PARAMETER_PREFIX: '/bitrix24-lead/live', QUEUE_URL: 'http://127.0.0.1:9/q' } },
    });
    expect(of('AlarmEmail')).toMatchObject({ Protocol: 'email', Endpoint: 'ops@example.com' });
    expect(template.Conditions).toEqual({
      HasAlarmEmail: { 'Fn::Not': [{ 'Fn::Equals': ['ops@example.com', ''] }] },
      ReserveConcurrency: { 'Fn::Equals': ['off', 'on'] },
      Traced: { 'Fn::Equals': ['on', 'on'] },
    });
    expect(of('LeadLambdaFunction')).toMatchObject({ TracingConfig: { Mode: 'Active' } });
    expect(of('HttpApiStage')).toMatchObject({ DefaultRouteSettings: { ThrottlingRateLimit: '5' } });
    expect(JSON.stringify(template)).not.toMatch(/bitrix24-lead-dev|bitrix24-lead\/dev/);
  }, 90_000);

  it('fails, and does not hang, when the code does not build', async () => {
    await other.write('functions/accept.ts', "export { handler } from './nowhere.ts';\n");
    const { code, output } = await other.osls();
    expect(code).toBe(1);
    expect(output).toContain('Could not resolve "./nowhere.ts"');
  }, 90_000);
});
