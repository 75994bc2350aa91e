import { describe, expect, it } from 'vitest';
import { leadOf } from '../../fixtures/lead-of.ts';

const PHONE = [{ VALUE: '+12025550143', VALUE_TYPE: 'WORK' }];
const EMAIL = [{ VALUE: 'ada@example.com', VALUE_TYPE: 'WORK' }];
const WEB = [{ VALUE: 'https://ada.example.com', VALUE_TYPE: 'WORK' }];

type Row = readonly [name: string, value: string, expected: Readonly<Record<string, unknown>>];

/** Where the answer goes that stands under a name, with an e-mail beside it. */
async function leadWith(name: string, value: string) {
  const { fields } = await leadOf({ [name]: value, email: 'ada@example.com' });
  return fields;
}

/** HTML's tokens for autocomplete, as keys. */
const AUTOCOMPLETE: readonly Row[] = [
  ['name', 'Ada King', { NAME: 'Ada King' }],
  ['honorific-prefix', 'Dr', { COMMENTS: 'honorific-prefix: Dr' }],
  ['given-name', 'Ada', { NAME: 'Ada' }],
  ['additional-name', 'Lovelace', { SECOND_NAME: 'Lovelace' }],
  ['family-name', 'King', { LAST_NAME: 'King' }],
  ['honorific-suffix', 'Jr', { COMMENTS: 'honorific-suffix: Jr' }],
  ['nickname', 'Addy', { COMMENTS: 'nickname: Addy' }],
  ['organization-title', 'Buyer', { POST: 'Buyer' }],
  ['organization', 'Example & Co', { COMPANY_TITLE: 'Example & Co' }],
  ['street-address', '1 Oak St', { ADDRESS: '1 Oak St' }],
  ['address-line1', '1 Oak St', { ADDRESS: '1 Oak St' }],
  ['address-line2', 'Flat 2', { ADDRESS_2: 'Flat 2' }],
  ['address-line3', 'Rear', { COMMENTS: 'address-line3: Rear' }],
  ['address-level1', 'Kent', { ADDRESS_REGION: 'Kent' }],
  ['address-level2', 'Exampleton', { ADDRESS_CITY: 'Exampleton' }],
  ['address-level3', 'North', { COMMENTS: 'address-level3: North' }],
  ['address-level4', 'Quarter', { COMMENTS: 'address-level4: Quarter' }],
  ['country', 'IE', { ADDRESS_COUNTRY: 'IE' }],
  ['country-name', 'Ireland', { ADDRESS_COUNTRY: 'Ireland' }],
  ['postal-code', 'D02 X285', { ADDRESS_POSTAL_CODE: 'D02 X285' }],
  ['bday', '1990-09-14', { BIRTHDATE: '1990-09-14' }],
  ['sex', 'f', { COMMENTS: 'sex: f' }],
  ['tel', '+12025550143', { PHONE }],
  ['tel-national', '202 555 0143', { PHONE: [{ VALUE: '202 555 0143', VALUE_TYPE: 'WORK' }] }],
  ['impp', 'xmpp:ada@example.com', { IM: [{ VALUE: 'xmpp:ada@example.com', VALUE_TYPE: 'OTHER' }] }],
  ['transaction-amount', '12', { COMMENTS: 'transaction-amount: 12' }],
  ['transaction-currency', 'EUR', {}],
  ['url', 'https://ada.example.com', { SOURCE_DESCRIPTION: 'Page: https://ada.example.com' }],
];

describe('a form by HTML’s autocomplete tokens', () => {
  it.each(AUTOCOMPLETE)('has %s (%s) where it belongs', async (name, value, expected) => {
    expect({ COMMENTS: undefined, ...(await leadWith(name, value)) }).toMatchObject({
      COMMENTS: undefined,
      ...expected,
    });
  });

  it.each(['new-password', 'current-password', 'one-time-code', 'cc-number', 'cc-csc', 'cc-exp', 'cc-name'])(
    'keeps what stands under %s to itself',
    async (name) => {
      expect(JSON.stringify(await leadWith(name, 'QX-4111-QX'))).not.toContain('QX-4111-QX');
    },
  );

  it.each([
    ['given-name', 'Ada', { NAME: 'Ada' }],
    ['family-name', 'King', { LAST_NAME: 'King' }],
    ['additional-name', 'Lovelace', { SECOND_NAME: 'Lovelace' }],
    ['organization', 'Example & Co', { COMPANY_TITLE: 'Example & Co' }],
    ['organization-title', 'Buyer', { POST: 'Buyer' }],
    ['street-address', '1 Oak St', { ADDRESS: '1 Oak St' }],
    ['address-line2', 'Flat 2', { ADDRESS_2: 'Flat 2' }],
    ['address-level1', 'Kent', { ADDRESS_REGION: 'Kent' }],
    ['address-level2', 'Exampleton', { ADDRESS_CITY: 'Exampleton' }],
    ['postal-code', '1234', { ADDRESS_POSTAL_CODE: '1234' }],
    ['country-name', 'Ireland', { ADDRESS_COUNTRY: 'Ireland' }],
    ['bday', '1990-09-14', { BIRTHDATE: '1990-09-14' }],
    ['tel-national', '202 555 0143', { PHONE: [{ VALUE: '202 555 0143', VALUE_TYPE: 'WORK' }] }],
  ])('has an answer of the type %s (%s) there, too', async (type, value, expected) => {
    const { fields } = await leadOf({ fields: [{ id: '7', type, label: 'Question 7', value }] });

    expect({ COMMENTS: undefined, ...fields }).toMatchObject({ COMMENTS: undefined, ...expected });
  });
});

const PERSON = { NAME: 'Ada', SECOND_NAME: 'Lovelace', LAST_NAME: 'King', PHONE, EMAIL, BIRTHDATE: '1990-09-14' };
const ADDRESS = {
  ADDRESS: '1 Oak St',
  ADDRESS_CITY: 'Exampleton',
  ADDRESS_REGION: 'Kent',
  ADDRESS_POSTAL_CODE: '1234',
  ADDRESS_COUNTRY: 'Ireland',
};

describe('a vCard', () => {
  it('makes a good lead', async () => {
    const { fields } = await leadOf({
      VERSION: '4.0',
      KIND: 'individual',
      UID: 'urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1',
      REV: '20260910T120000Z',
      FN: 'Ada Lovelace King',
      N: 'King;Ada;Lovelace;;',
      TEL: '+12025550143',
      EMAIL: 'ada@example.com',
      ORG: 'Example & Co',
      TITLE: 'Buyer',
      ADR: ';;1 Oak St;Exampleton;Kent;1234;Ireland',
      BDAY: '1990-09-14',
      NOTE: 'Please call me',
    });

    expect(fields).toMatchObject({ ...PERSON, ...ADDRESS, COMPANY_TITLE: 'Example & Co', POST: 'Buyer' });
    expect(fields.COMMENTS).toBe('NOTE: Please call me');
    expect(fields.TITLE).not.toBe('Buyer');
  });

  it.each([
    [{ n: '7;8', email: 'ada@example.com' }, 'n: 7;8'],
    [{ n: ';;;;', email: 'ada@example.com' }, 'n: ;;;;'],
    [{ title: 'Roof', tel: '+12025550143' }, undefined],
  ])('is not seen in %j', async (body, comments) => {
    const { fields } = await leadOf(body);

    expect(fields.COMMENTS).toBe(comments);
    expect(fields.POST).toBeUndefined();
  });

  it('keeps the whole of a value of which a part has no place left', async () => {
    const { fields } = await leadOf({ city: 'Otherton', adr: ';;1 Oak St;Exampleton;Kent;1234;Ireland' });

    expect(fields).toMatchObject({ ADDRESS: '1 Oak St', ADDRESS_CITY: 'Otherton' });
    expect(fields.COMMENTS).toBe('adr: ;;1 Oak St;Exampleton;Kent;1234;Ireland');
  });
});

describe('a schema.org Person', () => {
  it('makes a good lead, nested as the standard nests it', async () => {
    const { fields } = await leadOf({
      givenName: 'Ada',
      additionalName: 'Lovelace',
      familyName: 'King',
      email: 'ada@example.com',
      telephone: '+12025550143',
      birthDate: '1990-09-14',
      jobTitle: 'Buyer',
      worksFor: { name: 'Example & Co' },
      address: {
        streetAddress: '1 Oak St',
        addressLocality: 'Exampleton',
        addressRegion: 'Kent',
        postalCode: '1234',
        addressCountry: 'Ireland',
      },
    });

    expect(fields).toMatchObject({ ...PERSON, ...ADDRESS, COMPANY_TITLE: 'Example & Co', POST: 'Buyer' });
    expect(fields.COMMENTS).toBeUndefined();
  });

  it.each([
    ['addressLocality', 'ADDRESS_CITY'],
    ['addressRegion', 'ADDRESS_REGION'],
    ['addressCountry', 'ADDRESS_COUNTRY'],
    ['streetAddress', 'ADDRESS'],
    ['postalCode', 'ADDRESS_POSTAL_CODE'],
    ['worksFor', 'COMPANY_TITLE'],
    ['jobTitle', 'POST'],
  ])('has %s in %s where it stands alone', async (name, field) => {
    expect(await leadWith(name, 'Exampleton')).toMatchObject({ [field]: 'Exampleton' });
  });
});

describe('the claims of OpenID Connect', () => {
  const claims = {
    sub: '248289761001',
    iss: 'https://id.example.com',
    aud: 'client',
    exp: 1788990431,
    iat: 1788990135,
    given_name: 'Ada',
    middle_name: 'Lovelace',
    family_name: 'King',
    email: 'ada@example.com',
    email_verified: true,
    phone_number: '+12025550143',
    phone_number_verified: false,
    birthdate: '1990-09-14',
    website: 'https://ada.example.com',
    picture: 'https://id.example.com/ada.png',
    zoneinfo: 'Europe/Dublin',
    locale: 'en-IE',
    updated_at: 1788990135,
    preferred_username: 'ada.k',
    address: {
      street_address: '1 Oak St',
      locality: 'Exampleton',
      region: 'Kent',
      postal_code: '1234',
      country: 'Ireland',
    },
  };

  it('make a good lead, and a machine’s are no answers', async () => {
    const { fields } = await leadOf(claims);

    expect(fields).toMatchObject({ ...PERSON, ...ADDRESS, WEB });
    expect(fields.COMMENTS).toBe('preferred_username: ada.k');
  });

  it('are answers by themselves', async () => {
    const { fields } = await leadOf({ email: 'ada@example.com', sub: 'Salami', locale: 'Upstairs' });

    expect(fields.COMMENTS).toBe('• sub: Salami\n• locale: Upstairs');
  });
});
