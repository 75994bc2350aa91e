import type { Portal } from '../../lib/bitrix24/portal.ts';
import { LEASE } from '../../lib/once/create-once.ts';
import type { Ledger } from '../../lib/once/ledger.ts';
import type { Command } from './stand-ins.ts';

/** What is put in the place of the real parts; nothing in the real thing. */
export interface Variant {
  readonly command?: (command: Command) => Command;
  readonly ledger?: (ledger: Ledger) => Ledger | null;
  readonly portal?: (portal: Portal) => Portal;
}

/** Lets a claim look older to the worker than it is, so that the code's own lease is that much shorter. */
function shorterLease(milliseconds: number): Variant {
  const earlier = LEASE - milliseconds;
  return {
    ledger: (ledger) => ({
      ...ledger,
      claim: async (id) => {
        const entry = await ledger.claim(id);
        return entry.state === 'SENT' ? { ...entry, at: entry.at - earlier } : entry;
      },
      takeOver: (id, at) => ledger.takeOver(id, at + earlier),
    }),
  };
}

const withoutCondition = (name: string): Variant => ({
  command: (command) => (command.name === name ? { ...command, condition: null } : command),
});

/** What the code is as it stands. */
export const REAL: Variant = {};

/** Each of these doubles a lead, with so many faults. An explorer that does not find out sees nothing. */
export const BROKEN: [name: string, faults: number, variant: Variant][] = [
  ['no ledger', 0, { ledger: () => null }],
  ['a claim without its condition', 0, withoutCondition('PutItem')],
  ['no lease', 0, shorterLease(0)],
  ['a lease of 80 s, where worker and portal may take 90', 1, shorterLease(80_000)],
  ['a take-over without its condition', 1, withoutCondition('UpdateItem')],
  [
    'a look-up that failed taken for «not there»',
    2,
    { portal: (portal) => ({ ...portal, findLead: (...names) => portal.findLead(...names).catch(() => null) }) },
  ],
];
