import { at, branch, isList, pick, type Tree, textOf } from '../decode/tree.ts';
import type { Provider } from './provider.ts';

const LONGEST_KEY = 200;
/** What stands before each underscore of a key. */
const beginnings = (key: string) =>
  key.length > LONGEST_KEY ? [] : [...key.matchAll(/(?<!^)_/g)].map(({ index }) => key.slice(0, index));

/** Tally: beside the list of ticked boxes, each box comes as a field of its own, its key ending in the option's id. */
function withoutBoxes(fields: readonly Tree[]): Tree[] {
  const keys = new Set(fields.map((field) => textOf(at(field, 'key'))));
  const isBox = (field: Tree) =>
    typeof at(field, 'value') === 'boolean' && beginnings(textOf(at(field, 'key'))).some((key) => keys.has(key));
  return fields.filter((field) => !isBox(field));
}

export const tally: Provider = {
  name: 'tally',
  is: (body) => body.eventType === 'FORM_RESPONSE' && isList(at(body, 'data', 'fields')),
  id: [
    ['data', 'submissionId'],
    ['data', 'responseId'],
  ],
  rewrite: (body) => {
    const fields = at(body, 'data', 'fields');
    return branch([
      ...Object.entries(pick(body.data, 'formId formName')),
      ['fields', withoutBoxes(isList(fields) ? fields : [])],
    ]);
  },
};
