import { lookUp } from '../../names/look-up.ts';
import { normalise } from '../../names/spelling.ts';
import { type Branch, branch, isScalar, textOf } from '../decode/tree.ts';

/** A country's number as a key: `countryCode`, `mobile_country_code`, `dial_code`, `tel-country-code`, `ddi`. */
const COUNTRY =
  /^(?:(.*)_)?(?:country_(?:calling_|phone_|dial(?:ing)?_)?code|(?:dial|dialing|calling|isd|phone|tel|mobile)_code|phone_country|phone_prefix|country_prefix|ddi)$/;
/** An area's: `ddd`, `area_code`, `phoneArea`, `tel-area-code`. */
const AREA = /^(?:(.*)_)?(?:area_code|ddd|phone_area|std_code)$/;

interface Code {
  readonly key: string;
  readonly digits: string;
  /** Words before it, which may name the number that it belongs to: `mobile` of `mobile_country_code`. */
  readonly stem: string;
}

const digitsOf = (text: string) => text.replace(/\D/g, '');

function codeIn(object: Branch, named: RegExp, shape: RegExp): Code | null {
  for (const [key, value] of Object.entries(object)) {
    const hit = isScalar(value) && shape.test(textOf(value)) ? named.exec(normalise(key)) : null;
    if (hit) return { key, digits: digitsOf(textOf(value)), stem: hit[1] ?? '' };
  }
  return null;
}

/** The number that a code belongs to: that of the same name, else the first. */
function numberFor(object: Branch, { stem, key: codes }: Code): string | undefined {
  const numbers = Object.keys(object).filter(
    (key) =>
      key !== codes &&
      (lookUp(key)?.group === 'PHONE' || /^(?:tel_)?(?:national_number|local)$/.test(normalise(key))) &&
      /^[+(]?\d[\d\s().-]*$/.test(textOf(object[key])),
  );
  return numbers.find((key) => stem !== '' && normalise(key).startsWith(stem)) ?? numbers[0];
}

/** A national number behind its area's, where it does not begin with it. */
const withArea = (number: string, area: string): string =>
  /^[+0]/.test(number) || digitsOf(number).length > 9 || area === '' ? number : `${area} ${number}`;

/** Where a national number keeps its nought. */
const ITALY = '39';
/** Digits of the longest national number; what is longer and begins with the country's is international already. */
const LONGEST_NATIONAL = 10;
/** A national number behind its country's; null for what is none. */
function withCountry(number: string, country: string): string | null {
  const digits = digitsOf(number);
  if (/^(?:\+|00)/.test(number)) return number;
  const local = country === ITALY ? number : number.replace(/^0(?=[\d\s])/, '');
  if (digits.length < 6 || digits.length + country.length > 15) return null;
  return digits.startsWith(country) && digits.length > LONGEST_NATIONAL ? `+${digits}` : `+${country} ${local}`;
}

/** An object with phones in one piece: `{ddd: 11, phone: 987654321}`, `{countryCode: 91, mobile: 9876543210}`. */
export function withWholePhones(object: Branch): Branch {
  const [area, country] = [
    codeIn(object, AREA, /^\(?0?\d{1,5}\)?$/),
    codeIn(object, COUNTRY, /^(?:\+|00)?[1-9]\d{0,3}$/),
  ];
  if (!area && !country) return object;
  const key = numberFor(object, country?.stem ? country : (area ?? country ?? { key: '', digits: '', stem: '' }));
  if (key === undefined) return object;
  const local = withArea(textOf(object[key]), area?.digits ?? '');
  const whole = country ? withCountry(local, country.digits.replace(/^00/, '')) : null;
  const used = new Set([area?.key, ...(whole === null ? [] : [country?.key])]);
  return branch(
    Object.entries(object).flatMap(([name, value]): (readonly [string, typeof value])[] =>
      name === key ? [[name, whole ?? local]] : used.has(name) ? [] : [[name, value]],
    ),
  );
}
