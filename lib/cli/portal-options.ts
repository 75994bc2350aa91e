import { type Command, Option } from 'commander';
import { awsOptions } from '../aws/aws-options.ts';
import { environment, prefixOf } from '../aws/environment.ts';
import type { ParameterName, Parameters } from '../aws/parameters.ts';
import { portalAccess } from '../bitrix24/access.ts';
import { parseCertificateAuthority } from '../bitrix24/certificate-authority.ts';
import { type Endpoint, parseEndpoint } from '../bitrix24/endpoint.ts';
import { systemClock } from '../clock.ts';
import { LeadHaltedError } from '../errors.ts';
import type { Log } from '../log.ts';
import { readInput } from './read-input.ts';
import { UsageError } from './run-command.ts';

export interface PortalOptions {
  readonly url?: string;
  readonly token?: string;
  readonly stage?: string;
  readonly ca?: string;
}

/** Options that say which portal is meant: its address, or a stage whose parameters hold it. */
export const withPortalOptions = (command: Command): Command =>
  command
    .addOption(new Option('--url <url>', "webhook URL, or the portal's domain together with --token"))
    .addOption(
      new Option('--token <token>', 'access token, when the portal is given by its domain').env('BITRIX24_TOKEN'),
    )
    .addOption(
      new Option('--ca <file>', 'with --url: PEM file of a certificate authority to trust for this portal alone'),
    )
    .addOption(new Option('--stage <stage>', "without --url: take the portal from this stage's parameters"));

const silent: Log = { info() {}, warn() {}, error() {} };

/** The stage's parameters, read with the caller's own AWS credentials. */
export async function stageParameters(stage: string | undefined, names: readonly ParameterName[]): Promise<Parameters> {
  // the slowest to load, and mostly not needed
  const [{ SSMClient }, { parameters }] = await Promise.all([
    import('@aws-sdk/client-ssm'),
    import('../aws/parameters.ts'),
  ]);
  const prefix = stage ? prefixOf(stage) : environment(process.env).prefix;
  return parameters({ client: new SSMClient(awsOptions), prefix, names, clock: systemClock, log: silent });
}

/** What is wrong with an address that was given on the command line is a wrong call. */
function given<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof LeadHaltedError) throw new UsageError(error.message);
    throw error;
  }
}

const NO_PORTAL =
  "Say which portal: --url with a webhook's URL, --url with the portal's domain and --token, or --stage with a deployed stage";

/**
 * Tells whether the options name a portal, before anything is read or sent.
 *
 * @throws UsageError saying what is wrong with them
 */
export function checkPortal({ url, token, stage, ca }: PortalOptions): void {
  if (url !== undefined) {
    given(() => parseEndpoint(url, token));
    return;
  }
  if (token !== undefined) throw new UsageError("--token needs --url with the portal's domain");
  if (ca !== undefined) throw new UsageError('--ca needs --url; a stage has the parameter "ca" for it');
  if (!stage && !process.env.STAGE && !process.env.PARAMETER_PREFIX) throw new UsageError(NO_PORTAL);
}

/**
 * Opens the way to the portal that the options name.
 *
 * @throws UsageError when they name none; LeadHaltedError when the stage's parameters do not
 */
export async function endpointOf(options: PortalOptions): Promise<Endpoint> {
  checkPortal(options);
  const { url, token, stage, ca } = options;
  if (url !== undefined) {
    const pem = ca === undefined ? null : (await readInput(ca)).toString('utf8');
    return given(() => parseEndpoint(url, token, pem === null ? null : parseCertificateAuthority(pem)));
  }
  const settings = await stageParameters(stage, ['webhook-url', 'oauth', 'ca']);
  return portalAccess({ parameters: settings, lock: null, clock: systemClock }).open();
}
