import type { Command } from 'commander';
import type { CallOptions, CallWatch, SeenCall } from '../bitrix24/call-method.ts';
import type { Endpoint } from '../bitrix24/endpoint.ts';
import { systemClock } from '../clock.ts';
import { type Output, openOutput } from './open-output.ts';
import { endpointOf, type PortalOptions, withPortalOptions } from './portal-options.ts';

/** What every command takes that calls the portal. */
export interface RunOptions extends PortalOptions {
  readonly out?: string;
  readonly dryRun?: boolean;
  readonly debug?: boolean;
}

/** Options of every command that calls the portal, by OpenIntegrations' names; `json` says what `--json` does. */
export const withRunOptions = (command: Command, json = 'errors as JSON too'): Command =>
  withPortalOptions(command)
    .option('--out <file>', 'write the answer to a file')
    .option('--test, --dry-run', 'show what would be sent, and send nothing')
    .option('--debug', 'tell of each call on standard error: host, method, what came of it, time')
    .option('--json', json);

/** Ends a dry run in the place of a call. */
class NotSent extends Error {
  readonly call: { readonly method: string; readonly body: Readonly<Record<string, unknown>> };

  constructor(method: string, body: Readonly<Record<string, unknown>>) {
    super('Nothing was sent');
    this.call = { method, body };
  }
}

function tell({ host, method, milliseconds, end, code }: SeenCall): void {
  console.error(`debug: ${method} at ${host}: ${end}${code && ` (${code})`}, ${Math.round(milliseconds)} ms`);
}

const watchOf = ({ dryRun, debug }: RunOptions): CallWatch => ({
  ...(dryRun && {
    before(method, parameters) {
      throw new NotSent(method, parameters);
    },
  }),
  ...(debug && { after: tell }),
});

/** Everything a command needs that calls the portal. */
export interface Run {
  readonly endpoint: Endpoint;
  readonly options: CallOptions;
  readonly output: Output;
}

/**
 * Runs a command that calls the portal: opens the output and the way to the portal, and tells of the calls where that is
 * wanted. In a dry run the first call is shown instead of sent.
 */
export async function run(options: RunOptions, command: (run: Run) => Promise<void>): Promise<void> {
  const output = await openOutput(options.out);
  try {
    const endpoint = await endpointOf(options);
    const call: CallOptions = { clock: systemClock, watch: watchOf(options) };
    await command({ endpoint, options: call, output }).catch(async (error: unknown) => {
      if (!(error instanceof NotSent)) throw error;
      await output.write(`${JSON.stringify({ portal: endpoint.host, ...error.call }, null, 2)}\n`);
    });
  } finally {
    await output.close();
  }
}

/** Runs a command that makes one call, and writes the portal's answer as it came. */
export const runCall = (options: RunOptions, call: (run: Run) => Promise<unknown>): Promise<void> =>
  run(options, async (it) => it.output.write(`${JSON.stringify(await call(it))}\n`));
