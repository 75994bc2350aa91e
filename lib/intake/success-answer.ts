import type { Provider } from './providers/provider.ts';
import { PROVIDERS } from './providers/providers.ts';

/** What a submission's source wants to see on success, a ping and spam included; null when any body will do. */
export const successAnswer = (source: string): NonNullable<Provider['success']> | null =>
  PROVIDERS.find(({ name, success }) => name === source && success)?.success ?? null;
