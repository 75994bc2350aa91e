import { Command } from 'commander';
import { changeLead } from '../bitrix24/change-lead.ts';
import { parseLeadId } from '../bitrix24/lead-id.ts';
import { METHODS } from '../bitrix24/methods.ts';
import { checkLeadChanges } from '../lead/fields/check-lead.ts';
import { checkPortal } from './portal-options.ts';
import { readJson } from './read-input.ts';
import { type RunOptions, runCall, withRunOptions } from './run-call.ts';

interface UpdateOptions extends RunOptions {
  readonly lead: string;
  readonly fields: string;
}

/** `update`: changes fields of one lead, and prints the portal's answer as it came. */
export const updateCommand = (): Command =>
  withRunOptions(
    new Command('update')
      .alias('UpdateLead')
      .description("change a lead and print the portal's answer")
      .requiredOption('--lead <number>', "the lead's number")
      .requiredOption('--fields <json>', 'what to change, as for create; an empty value empties the field'),
  ).action(async ({ lead, fields: input, ...options }: UpdateOptions) => {
    checkPortal(options);
    const id = parseLeadId(lead);
    const fields = checkLeadChanges(await readJson(input, '--fields'));
    await runCall(options, (run) => changeLead(run.endpoint, METHODS.update, { id, fields }, run.options));
  });
