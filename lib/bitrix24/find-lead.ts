import * as v from 'valibot';
import { LeadInDoubtError } from '../errors.ts';
import { type CallOptions, callMethod } from './call-method.ts';
import type { Endpoint } from './endpoint.ts';
import { METHODS } from './methods.ts';

const METHOD = METHODS.list;
const PAGE = 50;

const Origin = v.nullable(v.union([v.string(), v.pipe(v.number(), v.transform(String))]));
const Row = v.object({
  ID: v.pipe(v.union([v.string(), v.number()]), v.transform(Number), v.safeInteger(), v.minValue(1)),
  ORIGINATOR_ID: Origin,
  ORIGIN_ID: Origin,
});
const Answer = v.object({ result: v.array(Row) });

const useless = (what: string) =>
  new LeadInDoubtError(`${METHOD}: ${what}, so nothing is known about the lead. It is looked up again later.`, {
    code: 'NO_RESULT',
  });

/**
 * Looks for the lead with these names of origin; the first one when there are several. Every row is compared again,
 * since a portal may ignore a filter it does not know. Null only when the lead is surely not there.
 *
 * @throws the four lead errors; in doubt when the answer is no list, or a page full of other leads
 */
export async function findLead(
  endpoint: Endpoint,
  originatorId: string,
  originId: string,
  options: CallOptions,
): Promise<number | null> {
  const parameters = {
    filter: { '=ORIGINATOR_ID': originatorId, '=ORIGIN_ID': originId },
    select: ['ID', 'ORIGINATOR_ID', 'ORIGIN_ID'],
    order: { ID: 'ASC' },
    start: -1,
  };
  const answer = v.safeParse(Answer, await callMethod(endpoint, METHOD, parameters, options));
  if (!answer.success) throw useless('the answer is no list of leads with their ORIGINATOR_ID and ORIGIN_ID');
  const rows = answer.output.result;
  const ids = rows
    .filter((row) => row.ORIGINATOR_ID === originatorId && row.ORIGIN_ID === originId)
    .map((row) => row.ID);
  if (ids.length > 0) return Math.min(...ids);
  // less than a page is all there is; of a full one nobody knows what would come after it
  if (rows.length >= PAGE) throw useless('the portal ignored the filter');
  return null;
}
