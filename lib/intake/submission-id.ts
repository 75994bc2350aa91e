import { compact } from '../names/spelling.ts';
import type { SubmissionId } from '../types.ts';
import { at, type Branch, textOf, words } from './decode/tree.ts';
import type { Provider } from './providers/provider.ts';
import type { Recognised } from './recognise-provider.ts';

/** Names of ids, the most telling first. */
const ID_NAMES = words(`
  tranid payment_orderid order_id submission_id _submission_id response_id entry_id lead_id leadgen_id
  lead_gen_form_response event_id unique_id uuid idempotency_key request_id`).map(compact);

/** Of these, those of things that may bring more than one visitor. */
const SHARED_NAMES = new Set(['order_id', 'event_id'].map(compact));

/** What stands at the first of these paths where anything does. */
export const firstAt = (body: Branch, paths: Provider['formId'] = []): string | null =>
  paths.map((path) => textOf(at(body, ...path))).find(Boolean) ?? null;

const providersOwn = ({ provider: { id }, body }: Recognised): string | null =>
  typeof id === 'function' ? id(body) || null : firstAt(body, id);

/** `id` alone says little: it counts as text of some length at the top, beside the kind of event. */
const bareId = ({ id, ...body }: Branch) =>
  typeof id === 'string' &&
  id.trim().length >= 8 &&
  ['type', 'event', 'eventType', 'event_type'].some((key) => key in body)
    ? id.trim()
    : null;

/**
 * The id of a submission: where its provider puts it, else a field's by its name, else what stands at the top or what
 * the relay calls it.
 *
 * @param ids fields that may be ids, by their normalised names
 */
export function submissionId(
  recognised: Recognised,
  ids: readonly (readonly [name: string, value: string])[],
): SubmissionId | null {
  const own = providersOwn(recognised);
  if (own) return { value: own, given: 'tool' };
  const rank = ([name]: readonly [string, string]) => ID_NAMES.indexOf(compact(name));
  const [best] = [...ids].sort((a, b) => rank(a) - rank(b));
  if (best) return { value: best[1], given: SHARED_NAMES.has(compact(best[0])) ? 'shared' : 'field' };
  const value = bareId(recognised.body) ?? (recognised.relayedBy && providersOwn(recognised.relayedBy));
  return value === null ? null : { value, given: 'tool' };
}
