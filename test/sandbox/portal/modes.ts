import { type Fault, PORTAL_ERRORS } from './faults.ts';

interface Trouble {
  readonly fault: Fault | null;
  /** The method that goes wrong; null: all of them. */
  readonly method: string | null;
}

/** How a portal may fare while it is on, as its operator meets it. */
export const MODES = {
  well: { fault: null, method: null },
  /** Answers in the end, within the time that it is given. */
  slow: { fault: { kind: 'slow', after: 8_000 }, method: null },
  'over its limit': { fault: PORTAL_ERRORS['too many requests'], method: null },
  /** Hangs up, and makes the lead all the same a little later. */
  'late commit': { fault: { kind: 'late commit', after: 10_000 }, method: 'crm.lead.add' },
  'access revoked': { fault: PORTAL_ERRORS['wrong webhook'], method: null },
} as const satisfies Record<string, Trouble>;

export type Mode = keyof typeof MODES;

export const isMode = (name: string): name is Mode => Object.hasOwn(MODES, name);
