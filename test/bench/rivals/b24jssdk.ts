import { getParametersByName } from '@aws-lambda-powertools/parameters/ssm';
import { ApiVersion, B24Hook } from '@bitrix24/b24jssdk';
import { fieldsOf } from './message.ts';

let portal: B24Hook | undefined;

/** It takes https addresses only, and goes to the stand-in over plain HTTP here, as everybody does. */
function open(webhook: string): B24Hook {
  const hook = B24Hook.fromWebhookUrl(webhook.replace('http:', 'https:'));
  const plain = (url = '') => url.replace('https:', 'http:');
  hook.getHttpClient(ApiVersion.v2).ajaxClient.interceptors.request.use((config) => {
    config.baseURL = plain(config.baseURL);
    config.url = plain(config.url);
    return config;
  });
  return hook;
}

/** The vendor's own SDK, and AWS's helper for parameters. */
export async function handler(event: { readonly body: string }): Promise<object> {
  const name = `${process.env.PARAMETER_PREFIX}/webhook-url`;
  const { [name]: webhook } = await getParametersByName({ [name]: { maxAge: 300 } }, { decrypt: true });
  portal ??= open(String(webhook));
  const answer = await portal.actions.v2.call.make({ method: 'crm.lead.add', params: fieldsOf(event) });
  return { statusCode: answer.isSuccess ? 200 : 500, body: JSON.stringify(answer.getData()) };
}
