import type { Provider } from './provider.ts';

/** Fluent Forms (WordPress). */
export const fluentForms: Provider = {
  name: 'fluent-forms',
  is: (body) => '__submission' in body || Object.keys(body).some((key) => key.startsWith('__fluent_form')),
  id: [['__submission', 'id']],
  formId: [['__submission', 'form_id']],
  rewrite: ({ __submission: _, ...answers }) => answers,
};
