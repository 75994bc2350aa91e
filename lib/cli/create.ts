import { Command } from 'commander';
import { addLead } from '../bitrix24/add-lead.ts';
import { systemClock } from '../clock.ts';
import { checkLead } from '../lead/fields/check-lead.ts';
import { endpointOf, type PortalOptions, withPortalOptions } from './portal-options.ts';
import { readJson } from './read-input.ts';

interface CreateOptions extends PortalOptions {
  readonly fields: string;
  readonly dryRun?: boolean;
}

/** `create`: makes one lead of fields given by their Bitrix24 names, and prints the portal's answer as it came. */
export const createCommand = (): Command =>
  withPortalOptions(new Command('create'))
    .description("create a lead and print the portal's answer")
    .requiredOption('--fields <json|file>', "lead fields by Bitrix24's names, as JSON or in a file")
    .option('--dry-run', 'show what would be sent, and send nothing')
    .option('--json', 'errors as JSON too')
    .action(async ({ fields: input, dryRun, ...portal }: CreateOptions) => {
      const fields = checkLead(await readJson(input, '--fields'));
      const endpoint = await endpointOf(portal);
      if (dryRun) {
        console.log(JSON.stringify({ portal: endpoint.host, method: 'crm.lead.add', body: { fields } }, null, 2));
        return;
      }
      console.log(JSON.stringify(await addLead(endpoint, fields, {}, { clock: systemClock })));
    });
