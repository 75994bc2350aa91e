import type { AnswerType } from '../../names/groups.ts';
import { lookUp } from '../../names/look-up.ts';
import { type Branch, isList, isScalar, type Tree, textOf, words } from '../decode/tree.ts';
import { foldKey } from '../questions/members.ts';

/** A part of an answer that was sent as an object. `key` is empty when the object is one value. */
export interface Part {
  readonly key: string;
  readonly type: AnswerType | null;
  readonly value: string;
}

const table = (rows: Readonly<Record<string, string>>) =>
  new Map(Object.entries(rows).flatMap(([meaning, names]) => words(names).map((name) => [name, meaning] as const)));

const NAME_KEYS = table({
  NAME: 'first firstname fname given givenname givennames',
  LAST_NAME: 'last lastname lname family familyname surname',
  SECOND_NAME: 'middle middlename middleinitial secondname patronymic',
  NAME_OR_FULL: 'full fullname firstandlast display displayname formatted name',
  other: 'prefix suffix title salutation honorific',
  none: 'use',
});
const PHONE_KEYS = table({
  whole:
    'full formatted international internationalformat e164 fullnumber internationalnumber formattednumber canonicalform',
  country: 'country countrycode dialcode callingcode countrycallingcode phonecountrycode code prefix',
  area: 'area areacode',
  number: 'number phone phonenumber nationalnumber national local raw value',
  extension: 'ext extension',
  none: 'type tag id primary label iso countryiso countryname flag valid isvalid',
});
const EMAIL_KEYS = table({ EMAIL: 'email address emailaddress value', none: 'type tag id primary label' });
const DATE_KEYS = table({
  day: 'day',
  month: 'month',
  year: 'year',
  hour: 'hour',
  minute: 'min minute',
  half: 'ampm',
  none: 'datetime timeinput',
});
const ADDRESS_KEYS = table({
  ADDRESS:
    'addrline1 addressline1 line1 street streetaddress street1 streetline1 address1 addressone address addressline streetname road line',
  house: 'number housenumber houseno streetnumber streetno buildingnumber numero',
  ADDRESS_2: `addrline2 addressline2 line2 street2 streetline2 address2 addresstwo apartment apt suite unit flat
    neighborhood neighbourhood district bairro complement complemento addresscomp addresscomplement`,
  ADDRESS_CITY: 'city town locality suburb addresslocality',
  ADDRESS_REGION: 'state region province county stateprovince stateorprovince administrativearea addressregion',
  ADDRESS_POSTAL_CODE: 'postal cep plz postalcode zip zipcode postcode zippostal zippostalcode postalzip',
  ADDRESS_COUNTRY: 'country countryname addresscountry',
  whole: 'fulladdress formatted formattedaddress formattedvalue full',
  none: 'type label tag primary isprimary default use countrycode statecode latitude longitude lat lng lon citystatezippostalcode placeid',
});

/** Words that somebody may have typed, and no tool's for a kind or a state. */
const areWords = (text: string) => /\p{L}\s|\s\p{L}/u.test(text);

/** A text, or several of one name or street: `given: ["Ann", "May"]`. */
const wordsOf = (value: Tree): string | null =>
  isScalar(value) ? textOf(value) : isList(value) && value.every(isScalar) ? value.map(textOf).join(' ').trim() : null;

/** The object's texts by meaning; null when more keys than `most` have none, or when one that has is no scalar. */
function read(branch: Branch, meanings: ReadonlyMap<string, string>, most = 0): Map<string, string> | null {
  let unknown = 0;
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(branch)) {
    const meaning = meanings.get(foldKey(key));
    if (meaning === undefined) {
      unknown += 1;
      if (unknown > most || (isScalar(value) && (lookUp(key) !== null || areWords(textOf(value))))) return null;
      continue;
    }
    const text = /^(?:NAME|ADDRESS)$/.test(meaning) ? wordsOf(value) : isScalar(value) ? textOf(value) : null;
    if (text === null) return null;
    if (!found.get(meaning)) found.set(meaning, text);
  }
  return found;
}

const part = (type: AnswerType | null, value = '', key = ''): Part[] => (value === '' ? [] : [{ key, type, value }]);

function name(branch: Branch): Part[] | null {
  const found = read(branch, NAME_KEYS);
  if (!found || !(found.has('NAME') || found.has('LAST_NAME'))) return null;
  const [first, last] = [found.get('NAME'), found.get('LAST_NAME')];
  return [
    ...part('NAME', first, 'first'),
    ...part('LAST_NAME', last, 'last'),
    ...part('SECOND_NAME', found.get('SECOND_NAME'), 'middle'),
    ...part('NAME_OR_FULL', first || last ? '' : found.get('NAME_OR_FULL')),
    ...part(null, found.get('other'), 'prefix'),
  ];
}

function phone(branch: Branch, key: string): Part[] | null {
  // what else a tool says of a phone doesn't keep it from being one
  const found = read(branch, PHONE_KEYS, /phone|tel|mobil|тел/i.test(foldKey(key)) ? 6 : 0);
  if (!found) return null;
  const keys = Object.keys(branch).map(foldKey);
  const split = found.has('number') && (found.has('area') || found.has('country'));
  const wrapped = keys.some((own) => own === 'phone' || own === 'phonenumber');
  const named = /phone|tel|mobil|тел/i.test(foldKey(key)) && (found.has('whole') || found.has('number'));
  if (!split && !wrapped && !named) return null;
  const number = found.get('number') ?? '';
  const country = /^\+?\d{1,4}$/.test(found.get('country') ?? '') ? `+${found.get('country')?.replace('+', '')}` : '';
  const joined = number.startsWith('+') ? [number] : [country, found.get('area'), number];
  const whole = found.get('whole') || (number ? joined.filter(Boolean).join(' ') : '');
  return part('PHONE', [whole, found.get('extension') && `ext. ${found.get('extension')}`].filter(Boolean).join(' '));
}

function email(branch: Branch, key: string): Part[] | null {
  const found = read(branch, EMAIL_KEYS, /mail/i.test(key) ? 6 : 0);
  const value = found?.get('EMAIL') ?? '';
  if (!found?.has('EMAIL') || !(value === '' || value.includes('@'))) return null;
  return 'email' in branch || /mail/i.test(key) ? part('EMAIL', value) : null;
}

/** A moment as PHP writes it out. */
const moment = (branch: Branch): Part[] | null =>
  'timezone_type' in branch && 'date' in branch ? part(null, textOf(branch.date)) : null;

function date(branch: Branch): Part[] | null {
  const found = read(branch, DATE_KEYS);
  if (!found?.has('day') || !found.has('month') || !found.has('year')) return null;
  const two = (unit: string, none = '') => (found.get(unit) ?? none).padStart(2, '0');
  const time = found.get('hour') ? ` ${two('hour')}:${two('minute', '00')} ${found.get('half') ?? ''}` : '';
  const isEmpty = !found.get('day') && !found.get('month') && !found.get('year');
  return isEmpty ? [] : part(null, `${found.get('year')}-${two('month')}-${two('day')}${time}`.trim());
}

/** A number with its unit. */
const quantity = (branch: Branch): Part[] | null =>
  /^-?\d[\d.,]*$/.test(textOf(branch.value)) &&
  textOf(branch.unit) !== '' &&
  Object.keys(branch).every((key) => /^(?:value|unit|code|system|comparator)$/.test(key))
    ? part(null, `${textOf(branch.value)} ${textOf(branch.unit)}`)
    : null;

/** Parts of an address, and the key that each gets. */
const ADDRESS_PARTS = [
  ['ADDRESS', 'address'],
  ['ADDRESS_2', 'address 2'],
  ['ADDRESS_CITY', 'city'],
  ['ADDRESS_REGION', 'region'],
  ['ADDRESS_POSTAL_CODE', 'postal code'],
  ['ADDRESS_COUNTRY', 'country'],
] as const;

function address(branch: Branch): Part[] | null {
  const found = read(branch, ADDRESS_KEYS);
  if (!found || [...found.keys()].filter((meaning) => meaning !== 'none').length < 2) return null;
  const [street, house] = [found.get('ADDRESS'), found.get('house')];
  const line = street && house ? `${street}, ${house}` : street || found.get('whole');
  return ADDRESS_PARTS.flatMap(([type, key]) => part(type, type === 'ADDRESS' ? line : found.get(type), key));
}

const FILE_KEYS =
  /^(?:url|href|link|src|fileurl|downloadurl|signedurl|name|filename|originalname|title|type|mimetype|contenttype|size|filesize|id|fileid|signature|extension|ext|key|field|expires|thumbnails?|width|height)$/;

function fileLink(branch: Branch): Part[] | null {
  const entries = Object.entries(branch).map(([key, value]) => [foldKey(key), textOf(value)] as const);
  const url = entries.find(([, value]) => /^https?:\/\//.test(value))?.[1];
  const named = entries.find(([key]) => /^(?:name|filename|originalname|title)$/.test(key))?.[1];
  if (!url || !named || !entries.every(([key]) => FILE_KEYS.test(key))) return null;
  return part(null, `${named} ${url}`);
}

/** Shapes that come as objects, most telling first. */
const SHAPES = [name, moment, date, quantity, phone, email, address, fileLink];

/**
 * Reads an object that stands for one answer: `{first,last}`, `{area,phone}`, `{full}`, `{day,month,year}`, an address,
 * a link to a file.
 *
 * @param key the name it stands under
 * @param kind `name` where anything else in it has names of its own (`contact: {phone}`)
 * @returns null when it is none of these; an empty list when it is one that was left empty
 */
export function valueShape(branch: Branch, key: string, kind: 'name' | 'any'): Part[] | null {
  if (kind === 'name') return name(branch);
  const [only, ...more] = Object.entries(branch);
  if (only?.[0] === 'full' && more.length === 0) return part(null, textOf(only[1]));
  for (const shape of SHAPES) {
    const parts = shape(branch, key);
    if (parts) return parts;
  }
  return null;
}
