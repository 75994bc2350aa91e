import { randomUUID } from 'node:crypto';
import { open, rename } from 'node:fs/promises';
import { Command } from 'commander';
import type { Held } from '../operator/held-message.ts';
import type { QueueName, Stage } from '../operator/stage.ts';
import { printTable } from './print-table.ts';
import { UsageError } from './run-command.ts';
import { type StageOptions, withStageOptions } from './stage-options.ts';

const HELP = `
Without a command: how many leads are on their way, and the dead letters and the spam with the reason of each.
An ID is the one in that list, or its first six letters. Whatever is moved is deleted only once it is stored where it
goes to, and the ledger knows it again: each command can be cut off and run again. Looking hides messages from others
for some seconds.`;

/** The clients of AWS take their time to load, and other commands do without. */
const load = async () => {
  const [aws, places, walking, moving, messages, queues] = await Promise.all([
    import('../operator/stage.ts'),
    import('../operator/places.ts'),
    import('../operator/walk-queue.ts'),
    import('../operator/move-messages.ts'),
    import('../operator/held-message.ts'),
    import('../operator/queues.ts'),
  ]);
  return { ...aws, ...places, ...walking, ...moving, ...messages, ...queues };
};

const plural = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;

/** How long ago, in the largest unit that fits. */
export function ago(moment: number, now: number): string {
  const minutes = Math.max(0, Math.floor((now - moment) / 60_000));
  if (minutes < 60) return `${minutes} min`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / (24 * 60))} days`;
}

/** Progress on long work goes to standard error, and to terminals only as one line that changes. */
function progress(what: string): (count: number) => void {
  return (count) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${what} ${count}`);
    else if (count % 100 === 0) process.stderr.write(`${what} ${count}\n`);
  };
}

const endProgress = () => void (process.stderr.isTTY && process.stderr.write('\n'));

const SHOWN = 50;

function printHeld(name: QueueName, held: readonly Held[], now: number): void {
  if (held.length === 0) return;
  console.log(`\n${name === 'spam' ? 'Spam' : 'Dead letters'}`);
  const rows = held
    .slice(0, SHOWN)
    .map(({ id, delivery, sentAt, receives, reason }) => [
      id,
      delivery?.form ?? delivery?.door ?? '-',
      ago(sentAt, now),
      reason ?? `tried ${receives} times, too often`,
    ]);
  printTable(['ID', 'FORM', 'SINCE', 'REASON'], rows);
  if (held.length > SHOWN) console.log(`… and ${held.length - SHOWN} more: bitrix24-lead queue export FILE has all`);
}

const jsonOf = ({ queue, id, messageId, sentAt, receives, reason, delivery }: Held) => ({
  ...{ queue, id, messageId, sentAt: new Date(sentAt).toISOString(), receives, reason },
  form: delivery?.form ?? null,
});

async function list(options: StageOptions & { readonly json?: boolean }): Promise<void> {
  const { stageOf, placeOf, queueState, oldestSeen } = await load();
  const stage = stageOf(options);
  const place = await placeOf(stage, 'queue');
  const [{ waiting, inWork }, oldest] = [await queueState(place.client, place.url), await oldestSeen(place)];
  const { dead, spam } = await heldIn(stage);
  if (options.json) {
    const since = oldest === null ? null : new Date(oldest).toISOString();
    console.log(
      JSON.stringify({ queue: { waiting, inWork, oldest: since }, held: [...dead, ...spam].map(jsonOf) }, null, 2),
    );
    return;
  }
  const now = Date.now();
  const since = oldest === null ? '' : `, the oldest seen for ${ago(oldest, now)}`;
  console.log(`${plural(waiting, 'lead')} waiting, ${inWork} in work or between two attempts${since}`);
  console.log(`${plural(dead.length, 'dead letter')}, ${plural(spam.length, 'message')} in spam`);
  printHeld('dead letters', dead, now);
  printHeld('spam', spam, now);
}

async function move(
  stage: Stage,
  from: QueueName,
  { id, words }: { readonly id: string | undefined; readonly words: string },
): Promise<void> {
  const { placeOf, moveMessages, isMeant, movedBody, releasedBody } = await load();
  const [source, target] = [await placeOf(stage, from), await placeOf(stage, 'queue')];
  const moved = await moveMessages({
    from: source,
    to: target.url,
    isWanted: (held) => id === undefined || isMeant(held, id),
    body: from === 'spam' ? releasedBody : movedBody,
    onMoved: progress('moved'),
  }).finally(endProgress);
  if (moved === 0 && id !== undefined) {
    throw new UsageError(`There is no message ${id} in ${from}: bitrix24-lead queue lists what there is`);
  }
  console.log(`${plural(moved, 'lead')} ${words}; bitrix24-lead queue tells how far they are`);
}

async function heldIn(stage: Stage): Promise<Readonly<Record<'dead' | 'spam', readonly Held[]>>> {
  const { placeOf, lookInto } = await load();
  const look = async (queue: QueueName) => lookInto(await placeOf(stage, queue));
  const [dead, spam] = await Promise.all([look('dead letters'), look('spam')]);
  return { dead, spam };
}

async function show(stage: Stage, id: string): Promise<void> {
  const [{ isMeant }, { answersOf }] = [await load(), await import('../operator/answers-of.ts')];
  const { dead, spam } = await heldIn(stage);
  const held = [...dead, ...spam].find((one) => isMeant(one, id));
  if (!held) throw new UsageError(`There is no message ${id} with the dead letters or in the spam`);
  const { queue, delivery, sentAt, receives, reason, body } = held;
  console.log(`${held.id}: ${queue}, since ${new Date(sentAt).toISOString()}, received ${receives} times`);
  console.log(`Reason: ${reason ?? 'tried too often'}`);
  console.log(`Form: ${delivery?.form ?? '-'}   Door: ${delivery?.door ?? '-'}\n`);
  const answers = delivery ? await answersOf(delivery, {}) : [];
  for (const answer of answers) console.log(`  ${answer}`);
  if (answers.length === 0) console.log(body);
}

/** Written beside the file and put in its place when it is complete; only its owner may read it, for it holds what people wrote. */
async function exportTo(stage: Stage, path: string): Promise<void> {
  const { dead, spam } = await heldIn(stage);
  const held = [...dead, ...spam];
  const text = held.map((one) => `${JSON.stringify({ ...jsonOf(one), body: one.body })}\n`).join('');
  if (path === '-') {
    process.stdout.write(text);
    return;
  }
  const unfinished = `${path}.${randomUUID()}`;
  try {
    const file = await open(unfinished, 'wx', 0o600);
    await file.writeFile(text).finally(() => file.close());
    await rename(unfinished, path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'failure';
    throw new UsageError(`${path} can’t be written (${code}): name a file in a folder that is yours`);
  }
  console.log(`${plural(held.length, 'message')} written to ${path}; nothing was taken out of the queues`);
}

/** `queue`: what waits and why, and the ways to send it through again. */
export function queueCommand(): Command {
  const stageFrom = async (command: Command): Promise<Stage> => (await load()).stageOf(command.optsWithGlobals());
  return withStageOptions(new Command('queue'))
    .description('what waits, the dead letters and the spam with their reasons; move, show and export them')
    .option('--json', 'as JSON')
    .addHelpText('after', HELP)
    .action(list)
    .addCommand(
      new Command('redrive')
        .description('send dead letters through again: all, or one')
        .argument('[id]')
        .action(async (id: string | undefined, _, command: Command) =>
          move(await stageFrom(command), 'dead letters', { id, words: 'sent through again' }),
        ),
    )
    .addCommand(
      new Command('release')
        .description('let something through that was taken for spam')
        .argument('<id>')
        .action(async (id: string, _, command: Command) =>
          move(await stageFrom(command), 'spam', { id, words: 'let through' }),
        ),
    )
    .addCommand(
      new Command('show')
        .description('show one, with what its sender wrote')
        .argument('<id>')
        .action(async (id: string, _, command: Command) => show(await stageFrom(command), id)),
    )
    .addCommand(
      new Command('export')
        .description('write dead letters and spam to a file, a line of JSON each; - is standard output')
        .argument('<file>')
        .action(async (file: string, _, command: Command) => exportTo(await stageFrom(command), file)),
    );
}
