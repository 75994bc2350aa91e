import { branch, isBranch, isList, omit, type Tree, textOf } from '../decode/tree.ts';
import type { Provider } from './provider.ts';

const first = (value: Tree | undefined) => textOf(isList(value) ? value[0] : value);

/** Google Forms through an Apps Script trigger: `values` repeats the answers, the time of filling in first. */
export const googleForms: Provider = {
  name: 'google-forms',
  is: (body) => isBranch(body.namedValues),
  rewrite: (body) => {
    const time = first(body.values);
    const answers = Object.entries(isBranch(body.namedValues) ? body.namedValues : {});
    const isTime = (value: Tree) => /\d[:.]\d\d/.test(first(value)) && (first(value) === time || time === '');
    const [head, ...rest] = answers;
    return branch([
      ...Object.entries(omit(body, 'namedValues values range authMode triggerUid source')),
      ['namedValues', branch(head && isTime(head[1]) ? rest : answers)],
    ]);
  },
};
