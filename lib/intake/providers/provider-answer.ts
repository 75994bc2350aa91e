/** Providers that take nothing but their own word for success. */
const ANSWERS = new Map([
  ['vk', { body: 'ok', contentType: 'text/plain; charset=utf-8' }],
  ['googleads', { body: '{}', contentType: 'application/json; charset=utf-8' }],
]);

/** The body that a source wants to see on success, a ping and spam included; null when any will do. */
export const providerAnswer = (source: string): { readonly body: string; readonly contentType: string } | null =>
  ANSWERS.get(source.toLowerCase().replace(/[^a-z]/g, '')) ?? null;
