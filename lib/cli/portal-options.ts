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

/** Opens the way to the portal that the options name. */
export async function endpointOf({ url, token, stage, ca }: PortalOptions): Promise<Endpoint> {
  if (url !== undefined) {
    const pem = ca === undefined ? null : (await readInput(ca)).toString('utf8');
    return parseEndpoint(url, token, pem === null ? null : parseCertificateAuthority(pem));
  }
  if (token !== undefined) {
    throw new LeadHaltedError("--token needs --url with the portal's domain", { code: 'NO_PORTAL' });
  }
  if (ca !== undefined) throw new UsageError('--ca needs --url; a stage has the parameter "ca" for it');
  const settings = await stageParameters(stage, ['webhook-url', 'oauth', 'ca']);
  return portalAccess({ parameters: settings, lock: null, clock: systemClock }).open();
}
