import { Command } from 'commander';
import { changeLead } from '../bitrix24/change-lead.ts';
import { parseLeadId } from '../bitrix24/lead-id.ts';
import { METHODS } from '../bitrix24/methods.ts';
import { confirm } from './confirm.ts';
import { checkPortal } from './portal-options.ts';
import { type RunOptions, runCall, withRunOptions } from './run-call.ts';
import { UsageError } from './run-command.ts';

interface DeleteOptions extends RunOptions {
  readonly lead: string;
  readonly yes?: boolean;
}

/** `delete`: deletes one lead once that is confirmed, and prints the portal's answer as it came. */
export const deleteCommand = (): Command =>
  withRunOptions(
    new Command('delete')
      .alias('DeleteLead')
      .description("delete a lead and print the portal's answer; asks first")
      .requiredOption('--lead <number>', "the lead's number")
      .option('--yes', 'do not ask'),
  ).action(async ({ lead, yes, ...options }: DeleteOptions) => {
    checkPortal(options);
    const id = parseLeadId(lead);
    await runCall(options, async ({ endpoint, options: call }) => {
      const sure = yes || options.dryRun || (await confirm(`Delete lead ${id} of ${endpoint.host}?`));
      if (!sure) throw new UsageError(`Lead ${id} was not deleted: answer y, or give --yes where nobody can answer`);
      return changeLead(endpoint, METHODS.delete, { id }, call);
    });
  });
