import type { Portal } from '../bitrix24/portal.ts';
import type { Clock } from '../clock.ts';
import { isLeadError, LeadInDoubtError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Outcome } from '../types.ts';
import type { Ledger } from './ledger.ts';
import type { PendingLead } from './pending-lead.ts';

/**
 * How long a claim whose end is unknown is left alone: a worker may live 30 s after it claimed, the portal may commit
 * up to 60 s after it was asked, and some margin. Milliseconds.
 */
export const LEASE = 100_000;

export interface OnceIo {
  /** Null: no protection against doubles, since nothing remembers what was sent. */
  readonly ledger: Ledger | null;
  readonly clock: Clock;
  readonly log: Log;
}

const somebodyElse = () =>
  new LeadInDoubtError(
    'Another attempt at this submission is under way, or was cut off a moment ago; it is looked up before it is sent again',
    { code: 'CLAIMED' },
  );

/**
 * Creates a lead exactly once: claims the submission, adds the lead, marks it done. A submission that is done is
 * acknowledged; one whose end is unknown is looked up in the portal once the lease is over, and added only when it is
 * surely not there. Calls `crm.lead.add` at most once.
 *
 * @throws the four lead errors, and the SDK's own when the ledger does not answer; nothing was sent then
 */
export async function createOnce(
  lead: Omit<PendingLead, 'steps'>,
  portal: Portal,
  { ledger, clock, log }: OnceIo,
): Promise<Outcome> {
  const add = async (): Promise<Outcome> => {
    const answer = await portal.addLead(lead.fields, lead.params);
    return { status: 'created', lead: Number(answer.result), answer };
  };
  if (!ledger) return add();

  let claim = await ledger.claim(lead.id);
  if (claim.state === 'DONE') return { status: 'duplicate', lead: claim.lead };
  if (claim.state === 'SENT') {
    if (clock.now() - claim.at < LEASE) throw somebodyElse();
    const found = await portal.findLead(lead.fields.ORIGINATOR_ID, lead.fields.ORIGIN_ID);
    if (found !== null) {
      await ledger.done(lead.id, found);
      return { status: 'duplicate', lead: found };
    }
    const taken = await ledger.takeOver(lead.id, claim.at);
    if (!taken) throw somebodyElse();
    claim = taken;
  }
  if (claim.state !== 'CLAIMED') throw somebodyElse();

  try {
    const outcome = await add();
    if (outcome.status === 'created') {
      await ledger
        .done(lead.id, outcome.lead)
        .catch((error) =>
          log.warn('Lead created, but not marked as done: a repeat looks it up', { lead: outcome.lead, error }),
        );
    }
    return outcome;
  } catch (error) {
    const surelyNotCreated = isLeadError(error) && error.fate !== 'in doubt';
    if (surelyNotCreated) {
      await ledger
        .release(lead.id, claim.at)
        .catch((failure) => log.warn('Claim not given back: the next attempt waits for the lease', { error: failure }));
    }
    throw error;
  }
}
