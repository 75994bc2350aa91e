import { decodeJson } from '../decode/decode-json.ts';
import { branch, omit, textOf } from '../decode/tree.ts';
import type { Source } from './provider.ts';

/** Unbounce: the answers are JSON in a field called `data.json`; `data.xml` repeats them. */
export const unbounce: Source = {
  name: 'unbounce',
  is: (body) => 'data.json' in body,
  rewrite: (body) => {
    const answers = decodeJson(textOf(body['data.json']));
    const own = 'variant page_id page_uuid data.xml data.json time_submitted date_submitted';
    return branch([...Object.entries(omit(body, own)), ['data', omit(answers, own)]]);
  },
};
