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

/** Digits and their punctuation only, so many of them. */
const ofDigits = (value: string, least: number) =>
  /^[+(]?[\d\s().+–-]+$/.test(value) && digitsOf(value).length >= least && digitsOf(value).length <= 15;

/**
 * Whether a value is a phone, by how surely one was asked for. `some`: a field for a phone, with anything else in it;
 * `one`: each of several in such a field; `maybe`: a field that may be for one; `number`: a field for some number;
 * `code`: a field for a postal code, which a phone is longer than.
 */
export const isPhone: Readonly<Record<'some' | 'one' | 'maybe' | 'number' | 'code', (value: string) => boolean>> = {
  some: (value) => digitsOf(value).length >= 5,
  one: (value) => ofDigits(value, 5),
  maybe: (value) => ofDigits(value, 7),
  number: (value) => ofDigits(value, 10),
  code: (value) => value.startsWith('+') || digitsOf(value).length >= 10,
};

/** Written as an international number is, whether or not there is one. */
export const looksInternational = (value: string): boolean => /^\+[\d\s().–-]+$/.test(value);

/** A value that is wholly an international number, whatever was asked. */
export const isInternational = (value: string): boolean =>
  looksInternational(value) && international(value, undefined) !== null;

/** A postal code of Brazil, where phones are asked for by the same word. */
export const isBrazilianCode = (value: string): boolean => /^\d{5}-?\d{3}$/.test(value);

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

/** One or several, and nothing else. */
export const areAll = (value: string, isOne: (part: string) => boolean): boolean => parts(value, isOne).every(isOne);

/** Digits and their punctuation, and maybe an extension behind: nothing that a website or an account could be. */
const isNumber = (text: string) => /^[^\p{L}@/]*(?:(?:ext|x|доб)\W*\d+)?$/iu.test(text);

/** Equal for the same phone written in two ways, and for the same e-mail, website, account. */
export const contactKey = (contact: string): string => (isNumber(contact) ? digitsOf(contact) : contact.toLowerCase());

/** Digits at the end of a phone that are the same whether or not it was typed with its country or trunk code. */
const SHARED_DIGITS = 9;

/** Equal for the same visitor's phone with and without its country code, and for the same e-mail; empty where neither is. */
export const visitorKey = (contact: string): string =>
  contact.includes('@') ? contact.trim().toLowerCase() : digitsOf(contact).slice(-SHARED_DIGITS);
