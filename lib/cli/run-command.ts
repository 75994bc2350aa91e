import { type Command, CommanderError } from 'commander';
import { isLeadError, RequestError } from '../errors.ts';

/** A mistake in the call or in a file it names. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A failure that the command has told of already, in its own way: nothing but the exit code is left. */
export class ToldError extends Error {
  override readonly name = 'ToldError';
}

const EXIT = { done: 0, failed: 1, usage: 2, inDoubt: 3 } as const;

function exitCodeOf(error: unknown): number {
  if (isLeadError(error)) return error.fate === 'in doubt' ? EXIT.inDoubt : EXIT.failed;
  return error instanceof RequestError || error instanceof UsageError ? EXIT.usage : EXIT.failed;
}

/** Of an error that is not ours, only the name: its message may quote what must not be seen. */
const wordsOf = (error: unknown) =>
  isLeadError(error) || error instanceof RequestError || error instanceof UsageError
    ? error.message
    : `Unexpected ${error instanceof Error ? error.name : 'failure'}; please report it together with the command you ran`;

/** Makes a command throw where it would print an error or end the process, so that there is one way out. */
function withoutExit(command: Command): void {
  command.exitOverride().configureOutput({ outputError() {} });
  for (const child of command.commands) withoutExit(child);
}

/** OpenIntegrations calls its library first: `oint bitrix24 CreateLead`. */
const LIBRARY = 'bitrix24';

/** The command line with the command's name as it is spelled here: names may be written in any case. */
function spelled(program: Command, argv: readonly string[]): readonly string[] {
  const [node = '', main = '', ...all] = argv;
  const [first = '', ...rest] = all[0] === LIBRARY ? all.slice(1) : all;
  const names = program.commands.flatMap((command) => [command.name(), ...command.aliases()]);
  const name = names.find((known) => known.toLowerCase() === first.toLowerCase());
  return name === undefined ? argv : [node, main, name, ...rest];
}

/** A mistake that the parser of the command line found, in one line; null when it was help that was asked for. */
function misspelt({ code, exitCode, message }: CommanderError): UsageError | null {
  if (exitCode === 0 || code === 'commander.help') return null;
  return new UsageError(`${message.replace(/^error: /, '').replaceAll('\n', ' ')} (add --help for the options)`);
}

/**
 * Runs the command line and gives its exit code. A failure becomes one line on standard error, as JSON with `--json`;
 * never a stack trace, never a secret.
 */
export async function runCommand(program: Command, argv: readonly string[]): Promise<number> {
  withoutExit(program);
  try {
    await program.parseAsync(spelled(program, argv));
    return EXIT.done;
  } catch (thrown) {
    const error = thrown instanceof CommanderError ? misspelt(thrown) : thrown;
    if (error instanceof ToldError) return EXIT.failed;
    if (error === null) return argv.length > 2 ? EXIT.done : EXIT.usage; // help was shown
    const code = isLeadError(error) || error instanceof RequestError ? error.code : undefined;
    const fate = isLeadError(error) ? error.fate : undefined;
    console.error(
      argv.includes('--json')
        ? JSON.stringify({ error: { message: wordsOf(error), code, fate } })
        : `error: ${wordsOf(error)}`,
    );
    return exitCodeOf(error);
  }
}
