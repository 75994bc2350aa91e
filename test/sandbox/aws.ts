/** Where the sandbox pretends to be, and who: nothing checks the credentials, but the SDK insists on having some. */
export const REGION = 'us-east-1';
export const ACCOUNT = '000000000000';
const CREDENTIALS = { accessKeyId: 'sandbox', secretAccessKey: 'sandbox' };

/** What an SDK client needs to talk to a stand-in at `endpoint`. */
export const clientConfig = (endpoint: string) => ({ endpoint, region: REGION, credentials: CREDENTIALS });

interface Endpoints {
  readonly ssm: string;
  readonly sqs: string;
  readonly dynamodb: string;
  /** CloudFormation, SNS, CloudWatch, Lambda and IAM, for those who look at a deployment. */
  readonly control?: string;
}

const CONTROL = ['cloudformation', 'sns', 'cloudwatch', 'lambda', 'iam'];

/**
 * The environment of a process that must see the sandbox and nothing of the developer's own AWS account:
 * `variables` without everything AWS, plus the endpoints of the stand-ins.
 */
export const awsEnvironment = (
  variables: NodeJS.ProcessEnv,
  { ssm, sqs, dynamodb, control }: Endpoints,
): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(variables).filter(([name]) => !name.startsWith('AWS_'))),
  AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
  AWS_REGION: REGION,
  AWS_DEFAULT_REGION: REGION,
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_ENDPOINT_URL_SSM: ssm,
  AWS_ENDPOINT_URL_SQS: sqs,
  AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
  ...(control && Object.fromEntries(CONTROL.map((service) => [`AWS_ENDPOINT_URL_${service.toUpperCase()}`, control]))),
});

/** The same as an AWS config file, with a profile `sandbox`: for a command line beside the sandbox. */
export function awsConfigFile({ ssm, sqs, dynamodb, control }: Required<Endpoints>): string {
  const services = { ssm, sqs, dynamodb, ...Object.fromEntries(CONTROL.map((service) => [service, control])) };
  return [
    '[profile sandbox]',
    `region = ${REGION}`,
    `aws_access_key_id = ${CREDENTIALS.accessKeyId}`,
    `aws_secret_access_key = ${CREDENTIALS.secretAccessKey}`,
    'services = sandbox',
    '[services sandbox]',
    ...Object.entries(services).map(([service, url]) => `${service} =\n  endpoint_url = ${url}`),
    '',
  ].join('\n');
}
