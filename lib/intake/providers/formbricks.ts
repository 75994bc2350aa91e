import { at, branch, isBranch } from '../decode/tree.ts';
import type { Provider } from './provider.ts';

/** Formbricks: the answers stand in `data.data`, beside much of the tool's own. */
export const formbricks: Provider = {
  name: 'formbricks',
  is: (body) => 'webhookId' in body && isBranch(at(body, 'data', 'data')),
  id: [['data', 'id']],
  formId: [['data', 'surveyId']],
  formName: [['data', 'survey', 'title']],
  notALead: ({ event }) =>
    event === 'responseCreated' || event === 'responseUpdated' ? 'a response not finished' : null,
  rewrite: (body) =>
    branch([
      ['data', at(body, 'data', 'data') ?? null],
      ['contact', at(body, 'data', 'contactAttributes') ?? null],
      ['hidden', at(body, 'data', 'hiddenFields') ?? null],
      ['page_url', at(body, 'data', 'meta', 'url') ?? null],
    ]),
};
