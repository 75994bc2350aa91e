import { Command } from 'commander';
import { configureCommand } from './configure.ts';
import { createCommand } from './create.ts';
import { doctorCommand } from './doctor.ts';
import { fieldsCommand } from './fields.ts';
import { mapCommand } from './map.ts';
import { queueCommand } from './queue.ts';
import { scriptCommand } from './script.ts';
import { whereCommand } from './where.ts';

const EXIT_CODES = `
Exit codes:
  0  done
  1  the portal did not do it; surely nothing was created
  2  the call or its input is wrong; nothing was sent
  3  in doubt: the lead may have been created, look before you send it again`;

/** The whole command line. */
export const program = (): Command =>
  new Command('bitrix24-lead')
    .description('Leads for Bitrix24, from the command line')
    .addHelpText('after', EXIT_CODES)
    .showHelpAfterError('(add --help for the options)')
    .addCommand(createCommand())
    .addCommand(fieldsCommand())
    .addCommand(mapCommand())
    .addCommand(scriptCommand())
    .addCommand(configureCommand())
    .addCommand(doctorCommand())
    .addCommand(queueCommand())
    .addCommand(whereCommand());
