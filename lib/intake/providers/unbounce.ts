import { jsonInside } from '../decode/decode-json.ts';
import { branch, omit } from '../decode/tree.ts';
import type { Provider } from './provider.ts';

/** Unbounce: the answers are JSON in a field called `data.json`; `data.xml` repeats them. */
export const unbounce: Provider = {
  name: 'unbounce',
  is: (body) => 'data.json' in body,
  rewrite: (body) => {
    const answers = jsonInside(body['data.json']);
    const own = 'variant page_id page_uuid data.xml data.json time_submitted date_submitted';
    return branch([...Object.entries(omit(body, own)), ['data', omit(answers, own)]]);
  },
};
