import type { AnswerType } from './names/groups.ts';
import type { UtmField } from './names/technical.ts';

/**
 * The states a lead passes through on its way, one type each, and nothing else:
 * HttpRequest or event → Delivery → Submission → LeadFields → Outcome → HttpAnswer.
 */

/** An HTTP request as any of AWS's envelopes carried it: body as bytes, header names in lower case. */
export interface HttpRequest {
  readonly method: string;
  /** Decoded path, without stage: `/forms/contact`. */
  readonly path: string;
  /** Raw query string, without the question mark; percent-encoded. */
  readonly query: string;
  /** Names in lower case; repeated headers joined by `, `, cookies by `; `. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly sourceIp: string | null;
}

/** What the caller gets; each envelope's own form of it is made by `respond`. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The body stands for bytes, in base64. */
  readonly isBase64?: boolean;
}

/**
 * One submission as it was received, before anything is understood of it. It is what waits in the queue,
 * so a mapping mistake can be mended and the message sent through again.
 */
export interface Delivery {
  /**
   * `form`: from the public, always mapped. The others are trusted and may carry raw Bitrix24 fields: `server`, a caller
   * of `POST /lead` or a sender on the queue; `event`, an SNS notification, an EventBridge event, a direct invocation.
   */
  readonly door: 'form' | 'server' | 'event';
  /** The path part after `/forms/`. */
  readonly form: string | null;
  /** Those worth keeping (see `keepHeaders`), names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Raw query string, without the question mark. */
  readonly query: string;
  readonly body: Uint8Array;
  readonly sourceIp: string | null;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  /** What the transport calls this message (SNS MessageId, EventBridge id, request id of a direct invocation); null for HTTP. */
  readonly transportId: string | null;
  /** Checks still owed: all of them when the settings could not be read, the captcha when its service did not answer. */
  readonly unchecked?: 'everything' | 'captcha';
  /** What names the submission, fixed when it was accepted: no later setting or version may take it for another. */
  readonly key?: SubmissionKey;
  /** Files whose bytes were given up because the request was too large for the queue. */
  readonly files?: readonly DroppedFile[];
}

/** What two deliveries of one submission have in common. */
export interface SubmissionKey {
  /** Begins with the door; the rest is a digest. */
  readonly key: string;
  /** Only the content is the same: that makes them one submission for some minutes, not for ever. */
  readonly weak: boolean;
}

/** A file of which only name, type and size are left, and the form field it came in. */
export interface DroppedFile {
  readonly key: string;
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

/** A file that came with a form. The bytes are there only when they were small enough to travel. */
export interface UploadedFile {
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** Base64. */
  readonly content?: string;
}

/** One thing the visitor answered. */
export interface Answer {
  /** The machine's name of the question, a path joined by dots where it was nested; may be empty. */
  readonly key: string;
  /** The question as the visitor saw it; null when the source does not tell. */
  readonly label: string | null;
  /** What the source itself says the answer is; it decides before key and label do. */
  readonly type: AnswerType | null;
  /** Trimmed text, never empty; several choices joined by `, `. */
  readonly value: string;
  readonly files?: readonly UploadedFile[];
  /** The tool repeats another answer under a name of its own: of use only to a mapping that asks for that name. */
  readonly isEcho?: true;
}

/** Where the visitor came from. */
export interface Tracking {
  readonly utm: Readonly<Partial<Record<UtmField, string>>>;
  /** Click and client ids under their canonical names: `gclid`, `yclid`, `ym_client_id`, … */
  readonly ids: Readonly<Record<string, string>>;
  readonly pageUrl: string | null;
  readonly referrer: string | null;
  /** Bitrix24's own visit trace, as it is. */
  readonly trace: string | null;
}

/**
 * An id in the body of a submission, and whose word it is. `tool`: stands where the tool that sent it puts its own.
 * `field`: a field by the name of such an id. `shared`: a field by the name of an id that several visitors may share
 * (`order_id`, `event_id`).
 */
export interface SubmissionId {
  readonly value: string;
  readonly given: 'tool' | 'field' | 'shared';
}

/** A submission understood: flat answers with labels, types, tracking. */
export interface Submission {
  /** Which tool sent it: `tilda`, `typeform`, …, `generic`. */
  readonly source: string;
  readonly formId: string | null;
  readonly formName: string | null;
  /** The id that its body gives it. */
  readonly id: SubmissionId | null;
  readonly answers: readonly Answer[];
  /** Consent given, in the visitor's words: label and value. */
  readonly tracking: Tracking;
  /** Names of trap fields that were filled in: a robot was here. */
  readonly traps: readonly string[];
  /** Answers to us, not to the portal: `_next`, captcha tokens, start time, …, by normalised key. */
  readonly control: Readonly<Record<string, string>>;
  /** Why this can never be a lead (`test ping`, `partial response`, …); null when it can. */
  readonly notALead: string | null;
  /** When it came in: milliseconds since 1970. Consents are noted with it. */
  readonly receivedAt?: number;
}

/** How long the portal took, by its own account; every member may be missing. */
export interface PortalTime {
  readonly start?: number;
  readonly finish?: number;
  readonly duration?: number;
  readonly processing?: number;
  readonly date_start?: string;
  readonly date_finish?: string;
  /** Unix seconds. */
  readonly operating_reset_at?: number;
  /** Execution seconds of this method over the last ten minutes. */
  readonly operating?: number;
}

/** Bitrix24's answer to `crm.lead.add`, unchanged. */
export interface AddLeadAnswer {
  /** The new lead's id; a positive integer (or the same as text, as some versions send it). */
  readonly result: number | string;
  readonly time?: PortalTime;
}

/** What became of a delivery, when nothing went wrong. Faults are thrown as one of `errors.ts`. */
export type Outcome =
  | { readonly status: 'created'; readonly lead: number; readonly answer: AddLeadAnswer }
  | { readonly status: 'duplicate'; readonly lead: number }
  | { readonly status: 'queued'; readonly id: string }
  | { readonly status: 'parked'; readonly reason: string }
  | { readonly status: 'spam'; readonly reason: string }
  | { readonly status: 'ignored'; readonly reason: string };
