import { at, branch, isBranch, pick } from '../decode/tree.ts';
import type { Provider } from './provider.ts';

/** Typeform: titles of the questions stand in `definition`, apart from the answers. */
export const typeform: Provider = {
  name: 'typeform',
  is: (body) => isBranch(body.form_response) || body.event_type === 'form_response_partial',
  id: [['form_response', 'token']],
  formId: [['form_response', 'form_id']],
  formName: [['form_response', 'definition', 'title']],
  notALead: (body) => (body.event_type === 'form_response_partial' ? 'a response not finished' : null),
  rewrite: ({ form_response }) =>
    branch([
      ...Object.entries(pick(form_response, 'hidden answers variables')),
      ['definition', pick(at(form_response, 'definition'), 'fields')],
    ]),
};
