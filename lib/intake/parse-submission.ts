import { comparable } from '../names/spelling.ts';
import type { Answer, Delivery, Submission } from '../types.ts';
import type { Tree } from './decode/tree.ts';
import { unfoldKeys } from './decode/unfold-keys.ts';
import { collectTracking } from './questions/collect-tracking.ts';
import { flatten } from './questions/flatten.ts';
import type { Item } from './questions/item.ts';
import { mergeAnswers, withoutEchoes } from './questions/merge-answers.ts';
import { meansAlone } from './questions/packaging.ts';
import { sortItems } from './questions/sort-items.ts';
import { recogniseProvider } from './recognise-provider.ts';
import { firstAt, submissionId } from './submission-id.ts';
import { withInfix } from './values/name-infix.ts';

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
  const recognised = recogniseProvider(tree);
  const { provider, body } = recognised;
  const items = withoutEchoes(flatten(unfoldKeys(provider.rewrite?.(body) ?? body), delivery.receivedAt));
  const sorted = sortItems(items, new Set(secretNames.map((name) => comparable(name))));
  const answers = withInfix(mergeAnswers([...sorted.answers.map(answerOf), ...droppedFiles(delivery)]));
  return {
    source: provider.name,
    formId: firstAt(body, provider.formId) ?? sorted.formId,
    formName: firstAt(body, provider.formName) ?? sorted.formName ?? delivery.form,
    id: submissionId(recognised, sorted.ids),
    answers,
    tracking: collectTracking(sorted, delivery),
    traps: sorted.traps,
    control: Object.fromEntries(sorted.control),
    notALead: provider.notALead?.(body) ?? null,
    receivedAt: delivery.receivedAt,
  };
}
