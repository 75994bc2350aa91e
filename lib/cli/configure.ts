import { Command, Option } from 'commander';
import { systemClock } from '../clock.ts';
import type { Given } from '../operator/draft.ts';
import { type Ask, askTerminal } from './ask.ts';
import { line } from './finding-line.ts';
import { printTable } from './print-table.ts';
import { readInput, readJson } from './read-input.ts';
import { ToldError, UsageError } from './run-command.ts';
import { type StageOptions, withStageOptions } from './stage-options.ts';

interface ConfigureOptions extends StageOptions {
  readonly webhook?: string;
  readonly webhookEnds?: string;
  readonly application?: string;
  readonly ca?: string;
  readonly forms?: string;
  readonly secret?: readonly string[];
  readonly newToken?: boolean;
  readonly alarmEmail?: string;
  readonly force?: boolean;
  readonly yes?: boolean;
}

const HELP = `
With no options it asks. What is given is tried on the portal together with what is stored already, shown without its
secrets, and written as parameters under /bitrix24-lead/STAGE: secrets as SecureString. Nothing is written while there
is a ✗, unless --force is given. - reads standard input, so that a secret needs not stand in the shell's history:

  bitrix24-lead configure --stage prod --webhook - < webhook-url.txt
  bitrix24-lead configure --stage prod --forms forms.json        # tries the forms on the portal, and stores them
  bitrix24-lead configure --stage prod --secret typeform=-       # asks for the secret of a form

A token for POST /lead is made by itself. Needs the rights ssm:GetParameters, ssm:PutParameter (kms:Decrypt, kms:Encrypt),
cloudformation:DescribeStacks; with --alarm-email sns:Subscribe.`;

const DAY = /^\d{4}-\d\d-\d\d$/;

const text = async (path: string) =>
  (await readInput(path))
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trim();

/** A secret on the command line is seen by others on the machine, so it may come from standard input as well. */
async function secretOf(option: string, ask: Ask): Promise<readonly [string, string]> {
  const [, name = '', value = ''] = /^([\w.-]+)=([\s\S]+)$/.exec(option) ?? [];
  if (!name) throw new UsageError('--secret takes NAME=VALUE, or NAME=- to read the value from standard input');
  if (value !== '-') return [name, value];
  const typed = process.stdin.isTTY ? await ask(`Secret ${name}: `, { secret: true }) : await text('-');
  if (!typed) throw new UsageError(`There is no value for the secret ${name} on standard input`);
  return [name, typed];
}

function checkedDay(day: string | undefined): string | undefined {
  if (day === undefined || day === 'never' || (DAY.test(day) && !Number.isNaN(Date.parse(day)))) return day;
  throw new UsageError('--webhook-ends takes a day as YYYY-MM-DD, or never');
}

async function givenBy(options: ConfigureOptions, ask: Ask): Promise<Given> {
  const { webhook, webhookEnds, application, ca, forms, secret = [], newToken } = options;
  if (webhook && application) throw new UsageError('Give --webhook or --application, not both');
  const fromInput = [webhook, application, forms, ca, ...secret.map((one) => one.split('=')[1])];
  if (fromInput.filter((value) => value === '-').length > 1)
    throw new UsageError('Standard input can be read once only');
  return {
    webhook: webhook === undefined || /^https?:\/\//i.test(webhook) ? webhook : await text(webhook),
    webhookEnds: checkedDay(webhookEnds),
    application: application && JSON.stringify(await readJson(application, '--application')),
    ca: ca && (await text(ca)),
    forms: forms && JSON.stringify(await readJson(forms, '--forms')),
    secrets: Object.fromEntries(await inTurn(secret, (one) => secretOf(one, ask))),
    newToken,
  };
}

async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

/** What somebody who gave no options is asked; an empty answer leaves things as they are. */
export async function asked(options: ConfigureOptions, ask: Ask): Promise<ConfigureOptions> {
  const access = await ask(
    'URL of an inbound webhook with the right CRM, or a file with an application’s tokens (not shown): ',
    { secret: true },
  );
  const isWebhook = /^https?:\/\//i.test(access);
  const webhookEnds = isWebhook && (await ask('The webhook’s end date (YYYY-MM-DD, or never): '));
  const forms = await ask('File with the settings of the forms (none: every form is taken as it is): ');
  const alarmEmail = await ask('E-mail address for alarms: ');
  return {
    ...options,
    ...(access && (isWebhook ? { webhook: access } : { application: access })),
    ...(webhookEnds && { webhookEnds }),
    ...(forms && { forms }),
    ...(alarmEmail && { alarmEmail }),
  };
}

const isEmpty = ({ stage, region, profile, force, yes, ...given }: ConfigureOptions) => Object.keys(given).length === 0;

const again = (command: string, { stage, region, profile }: StageOptions) =>
  [command, `--stage ${stage}`, region && `--region ${region}`, profile && `--profile ${profile}`]
    .filter(Boolean)
    .join(' ');

/** `configure`: tries settings on the portal and stores them as the stage's parameters. */
export const configureCommand = (): Command =>
  withStageOptions(new Command('configure'))
    .description('try settings on the portal and store them as parameters')
    .option('--webhook <url|file>', 'the URL of an inbound webhook')
    .option('--webhook-ends <day>', 'its end date as YYYY-MM-DD, or never')
    .option('--application <json|file>', 'instead of a webhook: the "oauth" parameter of an application')
    .option('--ca <file>', 'PEM of a certificate authority to trust for this portal alone')
    .option('--forms <json|file>', 'the settings of the forms')
    .addOption(
      new Option('--secret <name=value>', 'a secret that the forms name; may be given several times').argParser(
        (value: string, before: readonly string[] = []) => [...before, value],
      ),
    )
    .option('--new-token', 'make a new token for POST /lead')
    .option('--alarm-email <address>', 'who hears of alarms')
    .option('--force', 'write in spite of a ✗')
    .option('--yes', 'do not ask before writing')
    .addHelpText('after', HELP)
    .action(async (given: ConfigureOptions) => {
      const isTerminal = process.stdin.isTTY === true;
      if (isEmpty(given) && !isTerminal) {
        throw new UsageError(
          'Say what to store: --webhook, --forms, --secret, … (see --help), or run it at a terminal',
        );
      }
      const options = isEmpty(given) ? await asked(given, askTerminal) : given;
      const wanted = await givenBy(options, askTerminal);
      const [{ propose, store, deployed, subscribe }, { stageOf }] = await Promise.all([
        import('../operator/configure.ts'),
        import('../operator/stage.ts'),
      ]);
      const stage = stageOf(options);
      const { changes, reports } = await propose(stage, wanted, systemClock);
      for (const report of reports) if (report.level !== 'fine' || report.about === 'portal') console.log(line(report));
      if (reports.some(({ level }) => level === 'fault') && !options.force) {
        console.log('\nNothing was written. Mend what is marked ✗, or give --force.');
        throw new ToldError();
      }

      if (changes.length === 0) console.log('\nNothing to write: all of it is stored already.');
      else {
        console.log('');
        const rows = changes.map(({ name, isNew, shown }) => [
          `${stage.prefix}/${name}`,
          isNew ? 'new' : 'changed',
          shown,
        ]);
        printTable(['PARAMETER', '', 'VALUE'], rows);
        if (isTerminal && !options.yes && /^n/i.test(await askTerminal('\nWrite them? [Y/n] '))) {
          console.log('Nothing was written.');
          throw new ToldError();
        }
        await store(stage, changes);
        console.log(`\nWritten: ${changes.map(({ name }) => name).join(', ')}.`);
      }

      const there = await deployed(stage);
      if (there?.topic && options.alarmEmail) {
        await subscribe(stage, there.topic, options.alarmEmail);
        console.log('AWS sends a mail to the address for alarms: confirm it.');
      }
      if (changes.some(({ name }) => name === 'secrets')) {
        const read = `aws ssm get-parameter --with-decryption --query Parameter.Value --output text --name ${stage.prefix}/secrets`;
        console.log(`The token for POST /lead is "lead" in: ${read}`);
      }
      const email = options.alarmEmail ? ` --param alarmEmail=${options.alarmEmail}` : '';
      console.log(
        there
          ? `Forms send to: ${there.formsUrl}/NAME\nNext: ${again('npx bitrix24-lead doctor', options)}`
          : `Next: ${again('npm run deploy --', options)}${email}`,
      );
    });
