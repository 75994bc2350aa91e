import { GetParametersCommand, SSMClient } from '@aws-sdk/client-ssm';
import { post } from '../../../lib/bitrix24/post.ts';
import { fieldsOf } from './message.ts';

const ssm = new SSMClient();
let webhook: URL | undefined;

/** As `naive`, packed as the functions are: the floor for the two packages. */
export async function handler(event: { readonly body: string }): Promise<object> {
  const name = `${process.env.PARAMETER_PREFIX}/webhook-url`;
  const command = new GetParametersCommand({ Names: [name], WithDecryption: true });
  webhook ??= new URL('crm.lead.add.json', (await ssm.send(command)).Parameters?.[0]?.Value);
  const { origin, pathname: path } = webhook;
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify(fieldsOf(event));
  const { text } = await post({ origin, path, headers, body }, AbortSignal.timeout(20_000));
  return { statusCode: 200, body: text };
}
