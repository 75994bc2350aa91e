import { SSMProvider } from '@aws-lambda-powertools/parameters/ssm';
import { B24Hook } from '@bitrix24/b24jssdk';
import { fieldsOf } from './message.ts';

const parameters = new SSMProvider();
let portal: B24Hook | undefined;

/** The vendor's own SDK, and AWS's helper for parameters. */
export async function handler(event: { readonly body: string }): Promise<object> {
  const webhook = await parameters.get(`${process.env.PARAMETER_PREFIX}/webhook-url`, { decrypt: true, maxAge: 300 });
  portal ??= B24Hook.fromWebhookUrl(String(webhook));
  const answer = await portal.actions.v2.call.make({ method: 'crm.lead.add', params: fieldsOf(event) });
  return { statusCode: answer.isSuccess ? 200 : 500, body: JSON.stringify(answer.getData()) };
}
