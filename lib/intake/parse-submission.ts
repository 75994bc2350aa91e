import { compact, normalise } from '../names/spelling.ts';
import type { Answer, Delivery, Submission, SubmissionId } from '../types.ts';
import { at, type Branch, type Tree, textOf } from './decode/tree.ts';
import { unfoldKeys } from './decode/unfold-keys.ts';
import type { Source } from './providers/provider.ts';
import { type Recognised, recogniseSource } from './providers/recognise.ts';
import { collectTracking } from './questions/collect-tracking.ts';
import { meansAlone } from './questions/containers.ts';
import { flatten } from './questions/flatten.ts';
import type { Item } from './questions/item.ts';
import { mergeAnswers, withoutEchoes } from './questions/merge-answers.ts';
import { sortItems } from './questions/sort-items.ts';

const first = (body: Branch, places: Source['id'] = []): string | null =>
  typeof places === 'function'
    ? places(body) || null
    : (places.map((place) => textOf(at(body, ...place))).find(Boolean) ?? null);

/** Names of ids, the most telling first. */
const ID_NAMES = [
  ...['tranid', 'payment_orderid', 'order_id', 'submission_id', '_submission_id', 'response_id', 'entry_id', 'lead_id'],
  ...['leadgen_id', 'lead_gen_form_response', 'event_id', 'unique_id', 'uuid', 'idempotency_key', 'request_id'],
].map(compact);

/** Of these, those of things that may bring more than one visitor. */
const SHARED_NAMES = new Set(['order_id', 'event_id'].map(compact));

/** `id` alone says little: it counts as text of some length at the top, beside the kind of event. */
const bareId = ({ id, ...body }: Branch) =>
  typeof id === 'string' &&
  id.trim().length >= 8 &&
  ['type', 'event', 'eventType', 'event_type'].some((key) => key in body)
    ? id.trim()
    : null;

function idOf({ source, body, wrapped }: Recognised, ids: readonly (readonly [string, string])[]): SubmissionId | null {
  const own = first(body, source.id);
  if (own) return { value: own, given: 'tool' };
  const rank = ([name]: readonly [string, string]) => ID_NAMES.indexOf(compact(name));
  const [best] = [...ids].sort((a, b) => rank(a) - rank(b));
  if (best) return { value: best[1], given: SHARED_NAMES.has(compact(best[0])) ? 'shared' : 'field' };
  const value = bareId(body) ?? (wrapped ? first(wrapped.body, wrapped.source.id) : null);
  return value === null ? null : { value, given: 'tool' };
}

/** Keys that builders make up for fields without a label. */
const NO_LABEL = /^no[\s_-]*label/i;

function answerOf({ path, label, type, value, files }: Item): Answer {
  const key = path.map((part) => part.trim()).join('.');
  return {
    key: NO_LABEL.test(key) ? '' : key,
    label: label ?? (meansAlone(path) ? (path.at(-1) ?? null) : null),
    type,
    value,
    ...(files ? { files } : {}),
  };
}

const droppedFiles = ({ files = [] }: Pick<Delivery, 'files'>): Answer[] =>
  files.map(({ key, ...file }) => ({ key, label: null, type: 'file', value: file.name || 'file', files: [file] }));

/**
 * Understands a submission: who sent it, what was answered, where the visitor came from, which form and which
 * submission it is. Shapes that nobody knows come out right wherever they carry labels or sensible keys.
 *
 * @param tree the delivery's body, decoded
 * @param secretNames names of body fields that hold a token or API key: never answers
 */
export function parseSubmission(
  tree: Tree,
  delivery: Pick<Delivery, 'headers' | 'query' | 'form' | 'files' | 'receivedAt'>,
  secretNames: readonly string[],
): Submission {
  const { headers, query, form } = delivery;
  const recognised = recogniseSource(tree);
  const { source, body } = recognised;
  const items = withoutEchoes(flatten(unfoldKeys(source.rewrite?.(body) ?? body)));
  const sorted = sortItems(items, new Set(secretNames.map((name) => compact(normalise(name)))));
  const answers = mergeAnswers([...sorted.answers.map(answerOf), ...droppedFiles(delivery)]);
  return {
    source: source.name,
    formId: first(body, source.formId) ?? sorted.formIds[0] ?? null,
    formName: first(body, source.formName) ?? sorted.formName ?? form,
    id: idOf(recognised, sorted.ids),
    answers,
    tracking: collectTracking({
      fields: sorted.tracking,
      cookies: [...sorted.cookies, headers.cookie ?? ''],
      query,
      pageUrl: sorted.page,
      referrer: sorted.referrers[0] ?? null,
      referer: headers.referer ?? null,
    }),
    traps: sorted.traps,
    control: Object.fromEntries(sorted.control),
    notALead: source.notALead?.(body) ?? null,
    receivedAt: delivery.receivedAt,
  };
}
