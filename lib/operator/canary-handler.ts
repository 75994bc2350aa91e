import type { Log } from '../log.ts';
import type { Meter } from '../metrics.ts';
import { MAPPING_CHECKS } from './checks/mapping.ts';
import { PORTAL_CHECKS } from './checks/portal.ts';
import { SETTINGS_CHECKS } from './checks/settings.ts';
import { examine } from './examine.ts';
import type { Report } from './finding.ts';
import type { SetUp } from './set-up.ts';

export interface CanaryIo {
  /** Settings and portal, read anew each time. */
  readonly setUp: () => SetUp;
  readonly log: Log;
  readonly meter: Meter;
}

/** What somebody should hear of unasked: what loses leads, and what soon will. */
const rings = ({ level, isUrgent = false, isPassing = false }: Report) => (level === 'fault' || isUrgent) && !isPassing;

/**
 * The Lambda handler that looks at settings and portal as `doctor` does, and only reads: its metric rings an alarm before
 * a lead meets what is wrong. It throws when the portal or SSM did not answer, so that AWS tries again.
 */
export function canaryHandler({ setUp, log, meter }: CanaryIo) {
  return async (): Promise<{ readonly faults: number }> => {
    const reports: Report[] = [];
    const checks = [...SETTINGS_CHECKS, ...PORTAL_CHECKS, ...MAPPING_CHECKS];
    for await (const report of examine(checks, setUp())) reports.push(report);
    const ringing = reports.filter(rings);
    for (const { about, message, mend } of ringing) log.error('Set-up', { about, reason: message, mend });
    meter.count('SetUpFaults', ringing.length);
    meter.flush();
    const passing = reports.find(({ isPassing }) => isPassing);
    if (passing) throw new Error(`Not all could be looked at: ${passing.message}`);
    return { faults: ringing.length };
  };
}
