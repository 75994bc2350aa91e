import type { Clock } from '../clock.ts';
import type { Meter } from '../metrics.ts';
import type { Portal } from './portal.ts';

/** A portal whose calls are counted (for the pace) and timed (for the dashboard). */
export function watchPortal(portal: Portal, clock: Clock, meter: Meter, onCall: () => void): Portal {
  return {
    ...portal,
    async addLead(fields, params) {
      onCall();
      const start = clock.now();
      try {
        const answer = await portal.addLead(fields, params);
        if (answer.time?.operating !== undefined) meter.count('OperatingSeconds', answer.time.operating);
        return answer;
      } finally {
        meter.count('PortalTime', clock.now() - start);
      }
    },
    findLead(originatorId, originId) {
      onCall();
      return portal.findLead(originatorId, originId);
    },
    leadStructure() {
      onCall();
      return portal.leadStructure();
    },
  };
}
