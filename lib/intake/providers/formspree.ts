import { isBranch, omit } from '../decode/tree.ts';
import type { Source } from './provider.ts';

/** Formspree: `keys` repeats the names of the answers. */
export const formspree: Source = {
  name: 'formspree',
  is: (body) => typeof body.form === 'string' && isBranch(body.submission),
  formId: [['form']],
  rewrite: (body) => omit(body, 'keys'),
};
