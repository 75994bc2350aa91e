import { Command } from 'commander';
import { everyPage } from '../bitrix24/every-page.ts';
import { type LeadsWanted, listLeads } from '../bitrix24/list-leads.ts';
import { portalPace } from '../handlers/pace.ts';
import { isObject } from '../json.ts';
import { checkPortal } from './portal-options.ts';
import { readJson } from './read-input.ts';
import { type Run, type RunOptions, run, runCall, withRunOptions } from './run-call.ts';
import { UsageError } from './run-command.ts';

interface ListOptions extends RunOptions {
  readonly filter?: string;
  readonly select?: string;
  readonly offset?: string;
  readonly all?: boolean;
}

/** Two requests a second after a bucket that leaves the portal's own, of 50, some room for others. */
const SHARE = { bucket: 40, drain: 500 };

async function filterOf(input: string | undefined): Promise<Pick<LeadsWanted, 'filter'>> {
  if (input === undefined || input.trim() === '') return {};
  const filter = await readJson(input, '--filter');
  if (!isObject(filter)) throw new UsageError(`--filter must be a JSON object: {"STATUS_ID": "NEW", ">ID": 100}`);
  return { filter };
}

async function selectOf(input: string | undefined): Promise<Pick<LeadsWanted, 'select'>> {
  if (input === undefined || input.trim() === '') return {};
  const select: unknown = input.trim().startsWith('[') ? await readJson(input, '--select') : input.split(',');
  const names = Array.isArray(select) ? select.map((name) => (typeof name === 'string' ? name.trim() : '')) : [];
  if (names.length === 0 || names.includes('')) {
    throw new UsageError('--select must be names of fields with commas between them: ID,TITLE,PHONE');
  }
  return { select: names };
}

function offsetOf(input = '0'): number {
  if (/^\d{1,15}$/.test(input.trim())) return Number(input);
  throw new UsageError('--offset must be a whole number: how many leads to pass over');
}

/** On a terminal one line that is written over, else a line now and then. */
function progress({ clock }: Run['options']): (text: string, isLast?: boolean) => void {
  if (process.stderr.isTTY) return (text, isLast) => process.stderr.write(`\r${text}${isLast ? '\n' : ''}`);
  let told = clock.now();
  return (text, isLast) => {
    if (!isLast && clock.now() - told < 1000) return;
    told = clock.now();
    process.stderr.write(`${text}\n`);
  };
}

/** Writes every lead as a line of JSON, in the order of their numbers, at the portal's pace. */
async function listAll(
  { endpoint, options, output }: Run,
  wanted: LeadsWanted & { readonly start: number },
): Promise<void> {
  const pace = portalPace(options.clock, SHARE);
  const show = progress(options);
  let count = 0;
  let of = '';
  let end = 'none was read';
  try {
    const pages = everyPage(wanted, async (page) => {
      await pace.wait();
      pace.count();
      return listLeads(endpoint, page, options);
    });
    for await (const { leads, total, last } of pages) {
      await output.write(leads.map((lead) => `${JSON.stringify(lead)}\n`).join(''));
      count += leads.length;
      if (total !== null) of = ` of ${total - wanted.start}`;
      end = `go on after the last one with ">ID": ${last} in --filter`;
      show(`${count}${of} leads`);
    }
    show(`${count}${of} leads`, true);
  } catch (error) {
    if (count > 0) show(`${count}${of} leads; ${end}`, true);
    throw error;
  }
}

/** `list`: prints the portal's answer about a page of leads as it came, or all leads as lines of JSON. */
export const listCommand = (): Command =>
  withRunOptions(
    new Command('list')
      .alias('GetLeadsList')
      .description('print leads, 50 at most, or --all')
      .option('--filter <json>', 'which leads (see filter-fields), given as the fields of create')
      .option('--select <names>', 'which fields, with commas between them or as a JSON list')
      .option('--offset <number>', 'how many leads to pass over')
      .option('--all', 'every lead, one JSON line each; the number of those read on standard error'),
  ).action(async ({ filter, select, offset, all, ...options }: ListOptions) => {
    checkPortal(options);
    const wanted = { ...(await filterOf(filter)), ...(await selectOf(select)), start: offsetOf(offset) };
    if (all) await run(options, (it) => listAll(it, wanted));
    else await runCall(options, (it) => listLeads(it.endpoint, wanted, it.options));
  });
