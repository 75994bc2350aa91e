import { at, branch, isList, pick, type Tree, textOf } from '../decode/tree.ts';
import type { Source } from './provider.ts';

/** Tally: beside the list of ticked boxes, each box comes as a field of its own, its key ending in the option's id. */
function withoutBoxes(fields: readonly Tree[]): Tree[] {
  const keys = fields.map((field) => textOf(at(field, 'key'))).filter(Boolean);
  return fields.filter((field) => {
    const key = textOf(at(field, 'key'));
    return !(
      typeof at(field, 'value') === 'boolean' && keys.some((other) => other !== key && key.startsWith(`${other}_`))
    );
  });
}

export const tally: Source = {
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
