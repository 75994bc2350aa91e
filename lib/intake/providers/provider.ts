import { jsonAnswer } from '../../answers/json-answer.ts';
import type { VerifySettings } from '../../guard/verify-signature.ts';
import type { HttpAnswer } from '../../types.ts';
import type { Branch, Tree } from '../decode/tree.ts';

/** Where in a body something stands: keys from the outside in. */
export type Path = readonly string[];

/** A request in which a provider may ask whether an address is ours. */
export interface Asking {
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly verify: VerifySettings | null;
  /** The secrets of these names that there are. */
  readonly secretsOf: (...names: readonly (string | undefined)[]) => string[];
}

/** For who asks and doesn't know what the real provider knows. */
export const FORBIDDEN = jsonAnswer(403, { error: 'forbidden', message: 'The verification failed' });

/** What only one provider's requests have, and the general rules can't know. */
export interface Provider {
  /** What the submission's source is called. */
  readonly name: string;
  /** Marks of structure that only this provider's payload has. */
  readonly is: (body: Branch) => boolean;
  /** It passes on what others send: the body that `rewrite` gives is looked at again. */
  readonly isRelay?: true;
  /** Where the id of the submission stands; the first that is there counts. Or what it is, empty when there is none. */
  readonly id?: readonly Path[] | ((body: Branch) => string);
  /** Where the form's id stands, when its own key doesn't say so. */
  readonly formId?: readonly Path[];
  /** Where the form's name stands, when its own key doesn't say so. */
  readonly formName?: readonly Path[];
  /** The body in a shape that the general rules read, without what is the tool's own affair. */
  readonly rewrite?: (body: Branch) => Tree;
  /** Why this body can never be a lead, in words of our own; null when it can. */
  readonly notALead?: (body: Branch) => string | null;
  /**
   * How it tries the address or asks for proof that it is ours. It asks before anything is signed, so the answer checks
   * what it must by itself; null when the request is no such question.
   */
  readonly handshake?: {
    readonly method: 'GET' | 'POST';
    readonly answer: (asking: Asking) => HttpAnswer | null;
  };
  /** The body it wants to see on success, when it takes nothing but its own word for it. */
  readonly success?: { readonly contentType: string; readonly body: string };
  /** Its requests may hold several leads. */
  readonly batch?: {
    /** A text that such a body has: no other is read for this. */
    readonly mark: string;
    /** The bodies that one request stands for, each in the shape it would have come in alone and with its own part only. */
    readonly split: (body: Branch) => readonly object[];
  };
}
