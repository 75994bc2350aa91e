import { type AnyLeadError, isLeadError, LeadHaltedError, LeadRefusedError } from '../errors.ts';

const CREDENTIALS = /^(CredentialsProviderError|TokenProviderError)$/;
const EXPIRED = /ExpiredToken|RequestExpired|TokenRefreshRequired/;
const UNKNOWN = /UnrecognizedClient|InvalidClientTokenId|InvalidSignature|SignatureDoesNotMatch/;
const DENIED = /AccessDenied|NotAuthorized|Authorization(Error|Failed)|^Forbidden/;
const MISSING = /NonExistentQueue|QueueDoesNotExist|ResourceNotFound|^NotFound|^NoSuchEntity/;

/** `code` and `message` of an error of the SDK or of the system. */
function partsOf(error: unknown) {
  if (!(error instanceof Error)) return { name: 'UNKNOWN', code: '', message: '' };
  return { name: error.name, code: 'code' in error ? String(error.code) : '', message: error.message };
}

/**
 * What an operator should hear when a call of AWS failed: one sentence that says what to do, with nothing of the
 * SDK's message in it. Our own errors pass as they are.
 *
 * @param what as in "SQS does not …": the service's name
 * @param right the IAM action the call needs
 */
export function awsFailure(error: unknown, what: string, right: string): AnyLeadError {
  if (isLeadError(error)) return error;
  const { name, code, message } = partsOf(error);
  const halted = (sentence: string) => new LeadHaltedError(sentence, { code: name });
  if (/region is missing/i.test(message)) {
    return halted('No AWS region is set: give --region, or set AWS_REGION or the region of your profile');
  }
  if (CREDENTIALS.test(name)) {
    return halted(
      'There are no AWS credentials that can be used: log in (aws sso login, aws configure), or name your profile by --profile',
    );
  }
  if (EXPIRED.test(name)) return halted('The AWS credentials have expired: log in again (aws sso login)');
  if (UNKNOWN.test(name)) {
    return halted('AWS does not know these credentials: check --profile, or make new ones (aws configure)');
  }
  if (DENIED.test(name)) return halted(`${what} turns these credentials away: they need the right ${right}`);
  if (MISSING.test(name)) {
    return halted(
      `${what} has nothing by that name here: check --stage and --region, or deploy first (npm run deploy)`,
    );
  }
  return new LeadRefusedError(
    `${what} does not answer (${code || name}): check the network and --region, and try again`,
    { code: name },
  );
}

/** Whether a call of AWS failed for want of a right. */
export const isDenied = (error: unknown): error is AnyLeadError => isLeadError(error) && DENIED.test(error.code);

/** Does something with AWS; what goes wrong is said as `awsFailure` says it. */
export async function withAws<T>(what: string, right: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw awsFailure(error, what, right);
  }
}
