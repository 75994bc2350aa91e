import type { Clock } from '../clock.ts';
import type { LeadStructure } from '../lead/fields/lead-fields.ts';
import type { Portal } from './portal.ts';

const KEPT_MS = 60 * 60_000;

/** Gives the portal's lead fields, asked for once an hour and for each portal. */
export function keptStructure(clock: Clock): (portal: Portal) => Promise<LeadStructure> {
  let kept: { readonly host: string; readonly at: number; readonly structure: LeadStructure } | null = null;
  return async (portal) => {
    if (!kept || kept.host !== portal.host || clock.now() - kept.at > KEPT_MS) {
      kept = { host: portal.host, at: clock.now(), structure: await portal.leadStructure() };
    }
    return kept.structure;
  };
}
