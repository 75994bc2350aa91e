import { jsonInside } from '../decode/decode-json.ts';
import { branch, isBranch, isScalar, omit, pick, type Tree, textOf } from '../decode/tree.ts';
import type { Provider } from './provider.ts';

/** Keys beside the answers; answers are numbered, or bear the name of a file question. */
const OWN = `slug path pretty submitSource submitDate buildDate jsExecutionTracker uploadServerUrl eventObserver
  timeToSubmit temp_upload file_server validatedNewRequiredFieldIDs username webhookURL customParams action type product
  event_id simple_spc jsform_id target simple_fpc visitedPages`;

/** Rows of a table come by their numbers, a time in pieces beside the whole. */
function oneValue(value: Tree): Tree {
  if (!isBranch(value)) return value;
  if ('timeInput' in value) return [textOf(value.timeInput), textOf(value.ampm)].filter(Boolean).join(' ');
  return Object.entries(value).every(([row, cell]) => /^\d+$/.test(row) && isScalar(cell))
    ? Object.values(value)
    : value;
}

/** Jotform: the answers are JSON inside `rawRequest`, their keys numbered: `q3_fullName`. */
export const jotform: Provider = {
  name: 'jotform',
  is: (body) => 'rawRequest' in body && ('submissionID' in body || 'formID' in body),
  id: [['submissionID']],
  rewrite: ({ rawRequest, ...body }) => {
    const answers = Object.entries(omit(jsonInside(rawRequest), OWN)).map(
      ([key, value]) => [key.replace(/^q\d+_/, ''), oneValue(value)] as const,
    );
    return branch([...Object.entries(pick(body, 'formID formTitle')), ['answers', branch(answers)]]);
  },
};
