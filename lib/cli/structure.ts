import { Command } from 'commander';
import { getStructure } from '../bitrix24/get-structure.ts';
import { checkPortal } from './portal-options.ts';
import { type RunOptions, runCall, withRunOptions } from './run-call.ts';

/** `GetLeadStructure`: prints the portal's answer about the fields of a lead as it came. */
export const structureCommand = (): Command =>
  withRunOptions(
    new Command('GetLeadStructure').description("print the portal's description of its lead fields as it came"),
  ).action(async (options: RunOptions) => {
    checkPortal(options);
    await runCall(options, (run) => getStructure(run.endpoint, run.options));
  });
