import type { AcceptIo } from '../../lib/accept.ts';
import type { Portal } from '../../lib/bitrix24/portal.ts';
import type { LeadIo } from '../../lib/handlers/lead-handler.ts';
import type { TokenIo, World } from '../fixtures/world.ts';
import type { Fault } from '../sandbox/portal/faults.ts';
import type { Invocation } from './invocation.ts';
import type { Random } from './random.ts';

const down = (what: string) => Promise.reject(new Error(`${what} is down`));

/** Takes an accept function apart: it may die before the queue answers, or the queue's answer may be lost. */
export function faultyAccept(io: AcceptIo, { live, crash }: Invocation, random: Random, p: number): AcceptIo {
  return {
    ...io,
    settings: () => live(io.settings),
    take: (deliveries) =>
      live(async () => {
        if (random.chance(p)) return down('SQS');
        if (random.chance(p)) return crash();
        await io.take(deliveries);
        if (random.chance(p)) return down('SQS, after it stored the message,');
        if (random.chance(p)) return crash();
      }),
  };
}

const BUSY: Fault = { kind: 'error', status: 503, code: 'QUERY_LIMIT_EXCEEDED', description: 'Too many requests' };
const HANG: Fault = { kind: 'hang' };

/** What the portal does to a `crm.lead.add`, each as often as the others; the rest of the time it works. */
const PORTAL_FAULTS: readonly Fault[] = [
  BUSY,
  { kind: 'error', status: 429, code: 'OPERATION_TIME_LIMIT', description: 'Method is blocked' },
  { kind: 'error', status: 403, code: 'ACCESS_DENIED', description: 'The plan has lapsed' },
  { kind: 'error', status: 400, code: 'ERROR_CORE', description: 'This lead never' },
  { kind: 'error', status: 500, code: 'INTERNAL_SERVER_ERROR', description: 'Internal server error' },
  HANG,
  { kind: 'reset', committed: false },
  { kind: 'reset', committed: true },
  { kind: 'html', status: 502, committed: true },
  { kind: 'unreadable' },
];

/** A worker that may be slow, die or be cut off from what it works with, at every point of its way. */
export function faultyLead(io: LeadIo, invocation: Invocation, random: Random, p: number, world: World): LeadIo {
  const { live, crash } = invocation;
  const { ledger, repeats } = io;

  function portalFault(): Fault | null {
    for (const fault of PORTAL_FAULTS) if (random.chance(p)) return fault;
    return random.chance(p) ? { kind: 'hang', commitAfter: random.between(300, 60_000) } : null;
  }

  const faultyPortal = (portal: Portal): Portal => ({
    ...portal,
    addLead: (fields, params) =>
      live(async () => {
        if (random.chance(p)) return crash();
        if (random.chance(0.05)) world.clock.advance(random.between(0, 29_000));
        if (world.oauth && random.chance(p)) world.portal.expireToken();
        const fault = portalFault();
        if (fault) world.portal.fail(fault);
        const answer = await portal.addLead(fields, params);
        return random.chance(p) ? crash() : answer;
      }),
    findLead: (originatorId, originId) =>
      live(async () => {
        const fault = random.chance(2 * p) && (random.chance(0.5) ? BUSY : HANG);
        if (fault) world.portal.fail(fault, 1, 'crm.lead.list');
        return portal.findLead(originatorId, originId);
      }),
  });

  return {
    ...io,
    settings: () =>
      live(async () => {
        if (random.chance(p)) return crash();
        if (random.chance(p)) world.ssm.fail('error', 4);
        return io.settings();
      }),
    portal: async () => faultyPortal(await live(io.portal)),
    repeats: repeats && {
      firstPost: (content, receivedAt) =>
        live(async () => {
          if (random.chance(p)) return down('DynamoDB');
          const moment = await repeats.firstPost(content, receivedAt);
          return random.chance(p) ? crash() : moment;
        }),
    },
    ledger: ledger && {
      claim: (id) =>
        live(async () => {
          if (random.chance(p)) return down('DynamoDB');
          const entry = await ledger.claim(id);
          return random.chance(p) ? down('DynamoDB, after it stored the claim,') : entry;
        }),
      takeOver: (id, at) =>
        live(async () => {
          if (random.chance(p)) return down('DynamoDB');
          const entry = await ledger.takeOver(id, at);
          return random.chance(p) ? crash() : entry;
        }),
      release: (id, at) => live(() => (random.chance(p) ? down('DynamoDB') : ledger.release(id, at))),
      done: (id, lead) => live(() => (random.chance(p) ? down('DynamoDB') : ledger.done(id, lead))),
    },
  };
}

/** What becomes of a refresh of the access token, each as often as the others; the rest of the time it works. */
const REFRESH_FAULTS: readonly Fault[] = [
  { kind: 'html', status: 502, committed: false },
  { kind: 'reset', committed: false },
  HANG,
  // the refresh token is spent, and nobody gets the new one
  { kind: 'hang', commitAfter: 30_000 },
  { kind: 'reset', committed: true },
  { kind: 'unreadable' },
];

/** Tokens that may be lost at every point between the lock and the parameter; `at` gives the invocation under way. */
export function faultyTokens(
  { parameters, lock }: TokenIo,
  at: () => Invocation,
  random: Random,
  p: number,
  world: World,
): TokenIo {
  return {
    parameters: {
      ...parameters,
      reload: () => at().live(() => (random.chance(p) ? down('SSM') : parameters.reload())),
      write(name, value) {
        const { live, crash } = at();
        return live(async () => {
          if (random.chance(p)) return crash();
          if (random.chance(p)) return down('SSM');
          await parameters.write(name, value);
          if (random.chance(p)) return down('SSM, after it stored the tokens,');
          if (random.chance(p)) return crash();
        });
      },
    },
    lock:
      lock &&
      (<T>(name: string, work: () => Promise<T>) => {
        const { live, crash } = at();
        return live(async () => {
          if (random.chance(p)) return down('DynamoDB');
          const cutOff = random.chance(p);
          const taken = Promise.withResolvers<never>();
          const held = lock(name, () =>
            live(() => {
              if (cutOff) {
                taken.reject(new Error('DynamoDB is down, after it stored the lock'));
                return new Promise<never>(() => {});
              }
              for (const fault of REFRESH_FAULTS) {
                if (random.chance(p)) world.portal.fail(fault, 1, 'oauth/token');
              }
              return random.chance(p) ? work().then(crash) : work();
            }),
          );
          return Promise.race([held, taken.promise]);
        });
      }),
  };
}
