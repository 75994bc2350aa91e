import { Command } from 'commander';
import { leadFilterStructure } from '../lead/fields/filter-structure.ts';
import { openOutput } from './open-output.ts';
import { UsageError } from './run-command.ts';

interface FilterFieldsOptions {
  readonly empty?: string | boolean;
  readonly out?: string;
}

function isYes(empty: string | boolean): boolean {
  const word = String(empty).toLowerCase();
  if (word !== 'true' && word !== 'false') throw new UsageError('--empty must be true or false');
  return word === 'true';
}

/** `filter-fields`: prints what leads can be filtered by. Asks no portal. */
export const filterFieldsCommand = (): Command =>
  new Command('filter-fields')
    .alias('GetLeadFilterStructure')
    .description('print what `list --filter` can hold; asks no portal')
    .option('--empty [true|false]', 'without the descriptions, to be filled in')
    .option('--out <file>', 'write the answer to a file')
    .option('--test, --dry-run', 'changes nothing here: nothing is sent anyway')
    .option('--debug', 'tells nothing here')
    .option('--json', 'errors as JSON too')
    .action(async ({ empty = false, out }: FilterFieldsOptions) => {
      const structure = leadFilterStructure(isYes(empty));
      const output = await openOutput(out);
      await output.write(`${JSON.stringify(structure, null, 2)}\n`);
      await output.close();
    });
