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

/** Makes a command throw where it would end the process, so that there is one way out. */
function withoutExit(command: Command): void {
  command.exitOverride();
  for (const child of command.commands) withoutExit(child);
}

/**
 * Runs the command line and gives its exit code. A failure becomes one line on standard error, as JSON with `--json`;
 * never a stack trace, never a secret.
 */
export async function runCommand(program: Command, argv: readonly string[]): Promise<number> {
  withoutExit(program);
  try {
    await program.parseAsync(argv);
    return EXIT.done;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage; // has told already
    if (error instanceof ToldError) return EXIT.failed;
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
