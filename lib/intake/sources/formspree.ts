import { isBranch, omit } from '../tree.ts';
import type { Source } from './source.ts';

/** Formspree: `keys` repeats the names of the answers. */
export const formspree: Source = {
  name: 'formspree',
  is: (body) => typeof body.form === 'string' && isBranch(body.submission),
  formId: [['form']],
  rewrite: (body) => omit(body, 'keys'),
};
