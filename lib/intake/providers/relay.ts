import { branch, isBranch } from '../decode/tree.ts';
import type { Provider } from './provider.ts';

/** A whole request passed on by a connector such as n8n: `{headers, params, query, body}`. */
export const relay: Provider = {
  name: 'relay',
  isRelay: true,
  is: (body) => isBranch(body.body) && isBranch(body.headers),
  rewrite: ({ body, query }) =>
    branch([['body', body ?? null], ...(isBranch(query) ? [['query', query] as const] : [])]),
};
