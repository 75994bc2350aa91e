import { isBranch, omit } from '../decode/tree.ts';
import type { Provider } from './provider.ts';

/** Formspree: `keys` repeats the names of the answers. */
export const formspree: Provider = {
  name: 'formspree',
  is: (body) => typeof body.form === 'string' && isBranch(body.submission),
  formId: [['form']],
  rewrite: (body) => omit(body, 'keys'),
};
