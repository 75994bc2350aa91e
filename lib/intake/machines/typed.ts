import { memo } from '../../names/memo.ts';
import { normalise } from '../../names/spelling.ts';
import { SECRETS, SURE_SECRETS } from './machine-words.ts';

const LONGEST_KEY = 200;
/** The words of a key: `isVatPayer` → is, vat, payer; none of a text that is no key. */
export const keyWords = (key: string): readonly string[] => (key.length > LONGEST_KEY ? NONE : wordsOfKey(key));
const NONE: readonly string[] = [];
const wordsOfKey = memo((key: string): readonly string[] => normalise(key).replace(/^_/, '').split('_'));

/** Longer texts are looked at no closer: no machine's word for a state or a kind is so long. */
export const LONGEST_WORD = 300;

/** A key as a person writes a question: in words, with a mark, in another alphabet. Machines write `like_this`. */
export const isAsked = (key: string): boolean =>
  key.length > LONGEST_KEY || /\s\S|[?？:]\s*$|[^\0-\x7f]/.test(key.trim());

export const LINK = /^(?:https?:\/\/|\/\/?[\w-]|www\.)\S*$/i;
const VERSION_OF = /^[A-Z][\w ]{1,20} v?\d+(?:\.\d+)*$/;
/** Words apart, a letter that machines don't use, an e-mail, an international phone: a person may have typed this. */
export const isTyped = (value: string): boolean => (value.length > LONGEST_WORD ? /\s/.test(value) : looksTyped(value));

const looksTyped = (value: string): boolean =>
  (/[^\0-\x7f]|[<>!?]\S*$/.test(value) && !LINK.test(value)) ||
  (/\p{L}[^\s]*\s+\S|\S\s+[^\s]*\p{L}/u.test(value) && !VERSION_OF.test(value)) ||
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ||
  /^\+\d[\d\s().-]{6,}$/.test(value);

export const DATE = /^\d{4}-\d\d-\d\d|^\d\d?[./]\d\d?[./]\d{2,4}$/;
/** Letters and digits as no person strings them together. */
export const isOpaque = (value: string): boolean =>
  /^(?=.*\d)[\w.:~+/=|-]{6,}$/.test(value) && !DATE.test(value) && !/^[\d.,-]{1,9}$/.test(value);

/** `HandshakeKey: s3cr3t-hk`, `form_nonce: a81b22f0c7`: whatever else a body is, nobody typed these. */
export function isSecret(key: string, value: string): boolean {
  if (value.length > 10 * LONGEST_WORD) return false;
  const parts = keyWords(key);
  const last = parts.at(-1) ?? '';
  if (SURE_SECRETS.has(last) && parts.length > 1 && !isAsked(key)) return !/\s/.test(value);
  return SECRETS.has(last) && isOpaque(value) && !isTyped(value) && (!isAsked(key) || value.length >= 12);
}

export const TIME_ZONE =
  /^(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)\/[\w/+-]+$|^UTC$/;
/** The address of a machine, of four numbers or of hexadecimal ones. */
export const IP = /^\d{1,3}(?:\.\d{1,3}){3}$|^(?=.*:.*:)[\da-f:]{3,39}$/i;
