import type { BundleName } from './bundle.ts';

/** Who runs against whom: the bundle, and what its environment is without. */
export interface Contestant {
  readonly name: string;
  readonly bundle: BundleName;
  /** Gets forms as `accept` does, not as `lead`. */
  readonly takesForms?: true;
  readonly without?: 'LEDGER_TABLE';
  /** Talks to a portal that takes as long as a quick one on the Internet does. */
  readonly farPortal?: true;
}

const contestant = <T extends Contestant>(it: T): T => it;

export const EMPTY = contestant({ name: 'empty handler', bundle: 'empty' });
export const BY_HAND = contestant({ name: 'by hand on node:http', bundle: 'node-http' });
export const FETCH = contestant({ name: 'SSM client + fetch', bundle: 'fetch' });
export const NAIVE = contestant({ name: 'naive: SSM client + undici', bundle: 'naive' });
export const B24JSSDK = contestant({ name: 'b24jssdk + Powertools parameters', bundle: 'b24jssdk' });
export const SLIM = contestant({ name: 'slim: naive, packed as we are', bundle: 'slim' });
export const SEND_MESSAGE = contestant({ name: 'bare SendMessage', bundle: 'send-message', takesForms: true });
export const LEAD = contestant({ name: '`lead`', bundle: 'lead', without: 'LEDGER_TABLE' });
export const LEAD_WITH_LEDGER = contestant({ name: '`lead` with its ledger', bundle: 'lead' });
export const ACCEPT = contestant({ name: '`accept`', bundle: 'accept', takesForms: true });
