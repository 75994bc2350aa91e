import { GetParametersCommand, PutParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';
import type { Clock } from '../clock.ts';
import { LeadHaltedError, LeadRefusedError } from '../errors.ts';
import type { Log } from '../log.ts';

/** The parameters under the prefix; which of them a function may read is its role's business. */
export type ParameterName = 'webhook-url' | 'oauth' | 'ca' | 'forms' | 'secrets';
export type ParameterValues = Readonly<Partial<Record<ParameterName, string>>>;

export interface Parameters {
  /** The values, at most five minutes old, or up to a day when SSM does not answer. */
  read(): Promise<ParameterValues>;
  /** Reads anew after the portal did not know us, at most every 30 seconds. Never throws. */
  refresh(): Promise<void>;
  /** Reads anew, now. Throws the SDK's error. */
  reload(): Promise<ParameterValues>;
  /**
   * Overwrites a SecureString, and what `read` gives.
   *
   * @throws LeadHaltedError when the role may not, LeadRefusedError when SSM does not answer: it may be written all the same
   */
  write(name: ParameterName, value: string): Promise<void>;
}

interface Options {
  readonly client: SSMClient;
  /** Path without the trailing slash. */
  readonly prefix: string;
  readonly names: readonly ParameterName[];
  readonly clock: Clock;
  readonly log: Log;
}

const FRESH = 5 * 60_000;
const STALE = 24 * 60 * 60_000;
/** No hammering: neither on an SSM that fails nor after every refusal of the portal. */
const PAUSE = 30_000;

const isDenied = (error: unknown) =>
  error instanceof Error && /AccessDenied|UnrecognizedClient|ExpiredToken/.test(error.name);

function unreadable(error: unknown, prefix: string) {
  const code = error instanceof Error ? error.name : 'UNKNOWN';
  return isDenied(error)
    ? new LeadHaltedError(
        `SSM refuses to give the parameters under ${prefix}: allow ssm:GetParameters on them in this function's role`,
        { code },
      )
    : new LeadRefusedError(
        `SSM did not give the parameters under ${prefix}, and none are kept from before; nothing was sent`,
        { code },
      );
}

function unwritten(error: unknown, path: string) {
  const code = error instanceof Error ? error.name : 'UNKNOWN';
  return isDenied(error)
    ? new LeadHaltedError(`SSM refuses to keep ${path}: allow ssm:PutParameter on it in this function's role`, { code })
    : new LeadRefusedError(`SSM did not keep ${path}; nothing was sent`, { code });
}

/**
 * Reads the parameters by one `GetParameters` and keeps them: five minutes as fresh, up to a day when SSM fails; one
 * request at a time. Nothing ready-made does: the well-kept helpers read anew every five seconds, have no single flight
 * and throw where an older value would do. Starts reading at once, so that a cold start overlaps with it.
 */
export function parameters({ client, prefix, names, clock, log }: Options): Parameters {
  let values: ParameterValues | null = null;
  let readAt = Number.NEGATIVE_INFINITY;
  let triedAt = Number.NEGATIVE_INFINITY;
  let flight: Promise<ParameterValues> | null = null;

  async function load(): Promise<ParameterValues> {
    triedAt = clock.now();
    const { Parameters: found = [] } = await client.send(
      new GetParametersCommand({ Names: names.map((name) => `${prefix}/${name}`), WithDecryption: true }),
    );
    const byPath = new Map(found.map(({ Name, Value }) => [Name, Value]));
    const loaded: Partial<Record<ParameterName, string>> = {};
    for (const name of names) {
      const value = byPath.get(`${prefix}/${name}`)?.trim();
      if (value) loaded[name] = value;
    }
    values = loaded;
    readAt = triedAt;
    return loaded;
  }

  function fly(): Promise<ParameterValues> {
    flight ??= load().finally(() => {
      flight = null;
    });
    return flight;
  }

  async function read(): Promise<ParameterValues> {
    const now = clock.now();
    if (values && now - readAt < FRESH) return values;
    if (values && now - readAt < STALE && !flight && now - triedAt < PAUSE) return values;
    const joined = flight !== null;
    try {
      return await fly().catch((error) => (joined && !values ? fly() : Promise.reject(error)));
    } catch (error) {
      if (values && now - readAt < STALE) {
        log.warn('SSM does not answer: going on with the settings kept from before', { error });
        return values;
      }
      throw unreadable(error, prefix);
    }
  }

  fly().catch(() => {}); // the first event that joins this flight tries again, and tells

  return {
    read,
    async refresh() {
      if (clock.now() - triedAt < PAUSE) return;
      await fly().catch((error) => log.warn('SSM does not answer: settings not read anew', { error }));
    },
    async reload() {
      await flight?.catch(() => {}); // what is under way may have been asked too early
      return fly();
    },
    async write(name, value) {
      const path = `${prefix}/${name}`;
      const put = new PutParameterCommand({ Name: path, Value: value, Type: 'SecureString', Overwrite: true });
      await client.send(put).catch((error: unknown) => {
        throw unwritten(error, path);
      });
      values = { ...values, [name]: value };
    },
  };
}
