import { Command } from 'commander';
import { addLead } from '../bitrix24/add-lead.ts';
import { checkLead } from '../lead/fields/check-lead.ts';
import { checkPortal } from './portal-options.ts';
import { readJson } from './read-input.ts';
import { type RunOptions, runCall, withRunOptions } from './run-call.ts';

interface CreateOptions extends RunOptions {
  readonly fields: string;
}

/** `create`: makes one lead of fields given by their Bitrix24 names, and prints the portal's answer as it came. */
export const createCommand = (): Command =>
  withRunOptions(
    new Command('create')
      .alias('CreateLead')
      .description("create a lead and print the portal's answer")
      .requiredOption(
        '--fields <json>',
        "lead fields by Bitrix24's names: JSON, a file, an http(s) address, or - for standard input",
      ),
  ).action(async ({ fields: input, ...options }: CreateOptions) => {
    checkPortal(options);
    const fields = checkLead(await readJson(input, '--fields'));
    await runCall(options, (run) => addLead(run.endpoint, fields, {}, run.options));
  });
