import { branch } from '../decode/tree.ts';
import type { Source } from './provider.ts';

const ADVICE = 'LinkedIn sends no answers with its notification: look this response up under its id';

/** LinkedIn Lead Sync: the notification holds ids only, the answers have to be looked up. */
export const linkedin: Source = {
  name: 'linkedin',
  is: (body) => 'leadGenFormResponse' in body,
  id: [['leadGenFormResponse']],
  formId: [['leadGenForm']],
  notALead: ({ leadAction }) => (leadAction === 'DELETED' ? 'a response taken back' : null),
  rewrite: (body) =>
    branch([
      ['LinkedIn response', body.leadGenFormResponse ?? null],
      ['LinkedIn form', body.leadGenForm ?? null],
      ['LinkedIn lead type', body.leadType ?? null],
      ['Advice', ADVICE],
    ]),
};
