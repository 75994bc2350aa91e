import { LeadRefusedError } from '../errors.ts';
import type { LeadsListAnswer } from './answers.ts';
import type { LeadsWanted, listLeads } from './list-leads.ts';
import { METHODS } from './methods.ts';

export interface LeadsPage {
  readonly leads: LeadsListAnswer['result'];
  /** All there were when the first page was read; null when the portal did not say. */
  readonly total: number | null;
  /** The number of the page's last lead. */
  readonly last: number;
}

/** By the REST documentation. */
const PAGE = 50;

const idOf = (lead: Readonly<Record<string, unknown>> | undefined) => Number(lead?.ID);

/**
 * Gives all leads by pages of 50, in the order of their numbers. After the first page the portal is asked for numbers
 * above the last one, not for an offset: leads that come or go meanwhile shift nothing, and it need not count.
 *
 * @param list reads one page
 * @throws what `list` throws; LeadRefusedError when the portal heeds neither order nor filter
 */
export async function* everyPage(
  wanted: Pick<LeadsWanted, 'filter' | 'select' | 'start'>,
  list: (wanted: LeadsWanted) => ReturnType<typeof listLeads>,
): AsyncGenerator<LeadsPage> {
  const select = wanted.select && [...new Set(['ID', ...wanted.select])];
  const base: LeadsWanted = { ...wanted, ...(select && { select }), order: { ID: 'ASC' } };
  let page = await list({ ...base, start: wanted.start ?? 0 });
  const total = page.total ?? null;
  let last = 0;
  while (page.result.length > 0) {
    const ids = page.result.map(idOf);
    if (!ids.every((id, index) => id > (ids[index - 1] ?? last))) {
      throw new LeadRefusedError(
        `${METHODS.list}: the portal does not give the leads by their numbers, so not all can be listed. Ask for pages by an offset.`,
        { code: 'NO_ORDER' },
      );
    }
    last = ids.at(-1) ?? last;
    yield { leads: page.result, total, last };
    if (page.result.length < PAGE) return;
    page = await list({ ...base, filter: { ...wanted.filter, '>ID': last }, start: -1 });
  }
}
