import { Command } from 'commander';
import { getLead } from '../bitrix24/get-lead.ts';
import { parseLeadId } from '../bitrix24/lead-id.ts';
import { checkPortal } from './portal-options.ts';
import { type RunOptions, runCall, withRunOptions } from './run-call.ts';

interface GetOptions extends RunOptions {
  readonly lead: string;
}

/** `get`: prints the portal's answer about one lead as it came. */
export const getCommand = (): Command =>
  withRunOptions(
    new Command('get')
      .alias('GetLead')
      .description('print a lead')
      .requiredOption('--lead <number>', "the lead's number"),
  ).action(async ({ lead, ...options }: GetOptions) => {
    checkPortal(options);
    const id = parseLeadId(lead);
    await runCall(options, (run) => getLead(run.endpoint, id, run.options));
  });
