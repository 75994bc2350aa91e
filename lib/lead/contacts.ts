import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * The small metadata knows every country's lengths and prefixes but not which prefixes are whose mobiles: enough to tell
 * a number from a typing mistake, at half the size of the full one, and it refuses nothing that the full one takes.
 */
function international(typed: string, country: CountryCode | undefined): string | null {
  const phone = parsePhoneNumberFromString(typed, { extract: false, ...(country ? { defaultCountry: country } : {}) });
  return phone?.isValid() && !phone.ext ? phone.number : null;
}

/** How sheets and links mark a number as text: `p:+1…`, `tel:+1…`. */
const MARK = /^\s*(?:p|tel):\s*(?=[+(\d])/i;

const digitsOf = (text: string) => text.replace(/\D/g, '');

/**
 * A phone as it should stand in the portal: E.164 when it says its country, or when the form's country is known;
 * otherwise, and with an extension, as it was typed.
 *
 * @param country ISO 3166 code, or null: numbers without a country code are nobody's guess
 */
export function phoneNumber(given: string, country: string | null): string {
  const typed = given.replace(MARK, '');
  const known = country && isSupportedCountry(country) ? country : undefined;
  return (known || /^\s*[+＋]/.test(typed) ? international(typed, known) : null) ?? typed.trim();
}

/** A value that may be a phone, in a field that asks for one: it has at least 5 digits. */
export const mayBePhone = (value: string): boolean => digitsOf(value).length >= 5;

/** A value that can be nothing but a phone: digits and their punctuation only, so many of them. */
export const isPhoneLike = (value: string, [least, most]: readonly [number, number] = [7, 15]): boolean =>
  /^[+(]?[\d\s().+–-]+$/.test(value) && digitsOf(value).length >= least && digitsOf(value).length <= most;

/** A value that is wholly an international number. */
export const isInternational = (value: string): boolean =>
  looksInternational(value) && international(value, undefined) !== null;

/** Written as an international number is, whether or not there is one. */
export const looksInternational = (value: string): boolean => /^\+[\d\s().–-]+$/.test(value);

const ADDRESS = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z][a-z\d-]{0,18}[a-z\d]$/i;

/** True for an e-mail address that the portal takes: a wrong one would make it refuse the whole lead. */
export const isEmail = (value: string): boolean =>
  value.length <= 254 && ADDRESS.test(value) && !/^\.|\.@|\.\./.test(value);

/** Nobody has more phones or addresses of one kind: what would be more is a text. */
export const MOST_CONTACTS = 100;

/** Several in one answer, when each of them is one; else the answer as it is. */
export function parts(value: string, isOne: (part: string) => boolean): readonly string[] {
  const split = value.split(/[,;]\s+|(?<!\s)\s*\n\s*/, MOST_CONTACTS + 1).filter(Boolean);
  return split.length > 1 && split.length <= MOST_CONTACTS && split.every(isOne) ? split : [value];
}

/** Digits and their punctuation, and maybe an extension behind: nothing that a website or an account could be. */
const isNumber = (text: string) => /^[^\p{L}@/]*(?:(?:ext|x|доб)\W*\d+)?$/iu.test(text);

/** Equal for the same phone written in two ways, and for the same e-mail, website, account. */
export const contactKey = (contact: string): string => (isNumber(contact) ? digitsOf(contact) : contact.toLowerCase());
