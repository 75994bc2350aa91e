import { parseArgs } from 'node:util';
import { type Sandbox, startSandbox } from './start-sandbox.ts';

const HELP = `npm start -- [--verbose]

Runs everything on this machine: a demo website, the service, and a Bitrix24 portal for the leads to arrive in.
  --verbose   show everything the service logs, not only what became of each lead
`;

const CURL_BODY = '{"name":"Ada Lovelace","phone":"+44 20 7946 0958","email":"ada@example.com","Roof area":"120 m²"}';

const welcome = ({ siteUrl, apiUrl, portalUrl, token, awsConfig }: Sandbox) => `
  Website   ${siteUrl}   three pages with forms to fill in
  API       ${apiUrl}   POST /forms/{form} takes any form
  Portal    ${portalUrl}   the leads as they arrive, and switches that take the portal down, slow it, …

  Or from another terminal:
    curl -H 'content-type: application/json' -d '${CURL_BODY}' ${apiUrl}/forms/offer
  and as a trusted caller, who is told the lead's number:
    curl -H 'content-type: application/json' -H 'authorization: Bearer ${token}' -d '${CURL_BODY}' ${apiUrl}/lead

  And what an operator would look at (configure, queue and where work the same way):
    AWS_CONFIG_FILE=${awsConfig} npx bitrix24-lead doctor --profile sandbox

  Ctrl-C stops everything.
`;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { verbose: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const stopped = Promise.withResolvers<null>();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stopped.resolve(null));

  console.log('Starting the portal, the queue, the ledger and the service …');
  const starting = startSandbox({ tell: console.log, verbose: values.verbose ?? false });
  const sandbox = await starting;
  console.log(welcome(sandbox));
  const reason = await Promise.race([stopped.promise, sandbox.ended]);
  if (reason !== null) console.error(`The service has stopped: ${reason}. Stopping the rest.`);
  await sandbox.stop();
  return reason === null ? 0 : 1;
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
