import { Command } from 'commander';
import { configureCommand } from './configure.ts';
import { createCommand } from './create.ts';
import { deleteCommand } from './delete.ts';
import { doctorCommand } from './doctor.ts';
import { fieldsCommand } from './fields.ts';
import { filterFieldsCommand } from './filter-fields.ts';
import { getCommand } from './get.ts';
import { listCommand } from './list.ts';
import { mapCommand } from './map.ts';
import { queueCommand } from './queue.ts';
import { scriptCommand } from './script.ts';
import { structureCommand } from './structure.ts';
import { updateCommand } from './update.ts';
import { whereCommand } from './where.ts';

const EXIT_CODES = `
Exit codes:
  0  done
  1  the portal did not do it; surely nothing was created or changed
  2  the call or its input is wrong; nothing was sent
  3  in doubt: it may have been done, look before you send it again`;

/** The whole command line. */
export const program = (): Command =>
  new Command('bitrix24-lead')
    .description('Leads for Bitrix24, from the command line; command names may be written in any case')
    .addHelpText('after', EXIT_CODES)
    .addCommand(createCommand())
    .addCommand(getCommand())
    .addCommand(updateCommand())
    .addCommand(deleteCommand())
    .addCommand(listCommand())
    .addCommand(fieldsCommand())
    .addCommand(structureCommand())
    .addCommand(filterFieldsCommand())
    .addCommand(mapCommand())
    .addCommand(scriptCommand())
    .addCommand(configureCommand())
    .addCommand(doctorCommand())
    .addCommand(queueCommand())
    .addCommand(whereCommand());
