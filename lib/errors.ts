/** What became of a lead whose creation failed. */
export type Fate = 'refused' | 'in doubt' | 'halted' | 'rejected';

export interface LeadErrorOptions {
  /** The portal's error code as it came, or a short word of our own (`TIMEOUT`, `UNREACHABLE`). Never a secret. */
  readonly code: string;
  /** Milliseconds since 1970 before which it is no use to call the portal again. */
  readonly notBefore?: number;
  /** The portal did not know us: reading the settings anew may help. */
  readonly authentication?: boolean;
  readonly cause?: unknown;
}

/**
 * A lead that was not created, or not surely. The message says what became of it and what the operator should do;
 * it holds no URL, no token and nothing a visitor typed.
 */
abstract class LeadError extends Error {
  abstract readonly fate: Fate;
  readonly code: string;
  readonly notBefore: number | undefined;
  readonly authentication: boolean;

  constructor(message: string, { code, notBefore, authentication = false, cause }: LeadErrorOptions) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.notBefore = notBefore;
    this.authentication = authentication;
  }
}

/** The lead was surely not created; trying again later may succeed. Not for a portal that will refuse everybody: that is halted. */
export class LeadRefusedError extends LeadError {
  override readonly name = 'LeadRefusedError';
  readonly fate = 'refused';
}

/** Nobody can tell whether the lead was created: look before adding again. Not for requests that never left this machine. */
export class LeadInDoubtError extends LeadError {
  override readonly name = 'LeadInDoubtError';
  readonly fate = 'in doubt';
}

/** No lead will pass until an operator acts: access is dead, the settings are broken. Surely not created. */
export class LeadHaltedError extends LeadError {
  override readonly name = 'LeadHaltedError';
  readonly fate = 'halted';
}

/** The portal will never take this one lead as it is; others pass. Surely not created. */
export class LeadRejectedError extends LeadError {
  override readonly name = 'LeadRejectedError';
  readonly fate = 'rejected';
}

/**
 * A second lead was about to be sent in one invocation: a mistake in this code, told before anything left this machine.
 * Not for a lead that is there already: that is a duplicate, an outcome like any other.
 */
export class SecondLeadError extends Error {
  override readonly name = 'SecondLeadError';

  constructor() {
    super('A lead was sent in this invocation already: open the portal once for each lead');
  }
}

export type AnyLeadError = LeadRefusedError | LeadInDoubtError | LeadHaltedError | LeadRejectedError;

export const isLeadError = (error: unknown): error is AnyLeadError => error instanceof LeadError;

export type RequestErrorCode =
  | 'bad_request'
  | 'unauthorized'
  | 'forbidden'
  | 'too_large'
  | 'unsupported_media_type'
  | 'invalid_lead';

const STATUS: Record<RequestErrorCode, number> = {
  bad_request: 400,
  unauthorized: 401,
  forbidden: 403,
  too_large: 413,
  unsupported_media_type: 415,
  invalid_lead: 422,
};

/** The caller's own mistake. The message goes back to the caller, so it names no secret and quotes no value. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly code: RequestErrorCode;
  /** HTTP status. */
  readonly status: number;

  constructor(code: RequestErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.status = STATUS[code];
  }
}
