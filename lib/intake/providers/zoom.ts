import type { Source } from './provider.ts';

/** Zoom, and others who learnt from it, ask for proof of the address first. */
export const zoom: Source = {
  name: 'zoom',
  is: ({ event }) => event === 'endpoint.url_validation',
  notALead: () => 'a test of the address',
};
