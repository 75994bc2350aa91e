/** What a sender says it signed; nothing of it is trusted yet. */
export interface Signed {
  readonly body: Uint8Array;
  readonly timestamp: string;
  readonly id: string;
}

/** The sender signs the body with a key both know (HMAC-SHA256). */
export interface SignatureScheme {
  readonly kind: 'signature';
  /** Headers the signature may stand in; the first present counts. */
  readonly headers: readonly string[];
  /** The signatures in the header's value, without prefixes; several while keys are being changed. */
  readonly signatures: (header: string) => readonly string[];
  /** When it was signed, as the sender wrote it; checked against the clock. */
  readonly timestamp?: {
    /** Milliseconds in one unit of it. */
    readonly unit: 1 | 1000;
    /** Headers, or where in the signature's header it stands. */
    readonly in: readonly string[] | ((signatureHeader: string) => string | undefined);
  };
  /** Headers of an id that is signed too. */
  readonly id?: readonly string[];
  /** The bytes signed, in parts; one of several recipes is enough where senders differ. */
  readonly signed: readonly ((parts: Signed) => readonly (string | Uint8Array)[])[];
  readonly encoding: 'hex' | 'base64';
  /** Makes the key of the secret, of no bytes when the secret is none; without it the secret is the key. */
  readonly key?: (secret: string) => Uint8Array;
}

/** The sender signs a small document that holds the hash of the body (JSON Web Signature, HS256). */
export interface JwsScheme {
  readonly kind: 'jws';
  readonly headers: readonly string[];
  /** What the claim `iss` must be. */
  readonly issuer: string;
}

/** The sender sends the secret itself, in one of these places. */
export interface SecretScheme {
  readonly kind: 'secret';
  /** Names looked for in each place, unless the settings give a name. */
  readonly places: Readonly<Partial<Record<'headers' | 'query' | 'body', readonly string[]>>>;
}

export type Scheme = SignatureScheme | JwsScheme | SecretScheme;
