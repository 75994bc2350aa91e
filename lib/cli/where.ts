import { Command } from 'commander';
import { systemClock } from '../clock.ts';
import type { QueueName } from '../operator/stage.ts';
import type { Trace } from '../operator/where.ts';
import { ToldError } from './run-command.ts';
import { type StageOptions, withStageOptions } from './stage-options.ts';

const HELP = `
ID is what the form's answer gave ({"status":"accepted","id":"…"}), which is the lead's ORIGIN_ID too unless only its
content names the submission; or a lead's number; or the sender's own id (of a form tool, an Idempotency-Key): that one is
found with the dead letters and in the spam, and elsewhere when POST /lead, a queue or an event of raw fields gave it.
Reads only. What people wrote is shown with --show alone. Exit code 1: nothing is known of it.`;

interface WhereOptions extends StageOptions {
  readonly show?: boolean;
  readonly json?: boolean;
}

const lineOf = ({ at, message }: Trace) =>
  `${(at === null ? '' : `${new Date(at).toISOString().slice(0, 19)}Z`).padEnd(20)}  ${message}`;
const alone = ({ held: _, ...trace }: Trace) => trace;

/** `where`: what became of one submission. */
export const whereCommand = (): Command =>
  withStageOptions(new Command('where'))
    .description('what became of one submission: in doubt, created, parked, spam')
    .argument('<id>')
    .option('--show', 'show what its sender wrote, where it is still in a queue')
    .option('--json', 'as JSON')
    .addHelpText('after', HELP)
    .action(async (id: string, options: WhereOptions) => {
      const [
        { SSMClient },
        { whereIs },
        { stageOf },
        { placeOf },
        { lookInto },
        { setUp },
        { once },
        { readParameters },
        { queueState },
        { answersOf },
      ] = await Promise.all([
        import('@aws-sdk/client-ssm'),
        import('../operator/where.ts'),
        import('../operator/stage.ts'),
        import('../operator/places.ts'),
        import('../operator/walk-queue.ts'),
        import('../operator/set-up.ts'),
        import('../operator/examine.ts'),
        import('../operator/read-parameters.ts'),
        import('../operator/queues.ts'),
        import('../operator/answers-of.ts'),
      ]);
      const stage = stageOf(options);
      const stored = once(() => readParameters(new SSMClient(stage.aws), stage.prefix));
      const context = setUp({ stored, clock: systemClock, renewed: null });
      const look = async (queue: QueueName) => lookInto(await placeOf(stage, queue));
      const held = (await Promise.all([look('dead letters'), look('spam')])).flat();
      const traces = await whereIs(id, stage, context, held);
      if (options.json) console.log(JSON.stringify(traces.map(alone), null, 2));
      for (const trace of options.json ? [] : traces) {
        console.log(lineOf(trace));
        const delivery = options.show ? trace.held?.delivery : null;
        for (const answer of delivery ? await answersOf(delivery, {}) : []) console.log(`    ${answer}`);
      }
      if (traces.some(({ state }) => state !== 'received')) return;
      const { client, url } = await placeOf(stage, 'queue');
      const { waiting, inWork } = await queueState(client, url);
      const among = waiting + inWork;
      if (!options.json) {
        console.log(
          among > 0
            ? `It is not made yet; ${among} wait in the queue and can’t be looked into: it may be among them`
            : 'Nothing is known of it, and nothing waits: check the id, the --stage, and the log of accept',
        );
      }
      if (traces.length === 0) throw new ToldError();
    });
