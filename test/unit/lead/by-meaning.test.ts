import { describe, expect, it } from 'vitest';
import { leadOf } from '../../fixtures/lead-of.ts';

const values = (multiField: unknown) => (Array.isArray(multiField) ? multiField.map(({ VALUE }) => VALUE) : []);

describe('names', () => {
  it.each([
    ['a full name stays whole', { name: ' Ada King Lovelace ' }, { NAME: 'Ada King Lovelace' }],
    [
      'parts that were asked for stay parts',
      { first_name: 'Ada', last_name: 'King' },
      { NAME: 'Ada', LAST_NAME: 'King' },
    ],
    [
      'a name beside a last name is the first one',
      { Имя: 'Ада', Фамилия: 'Кинг', Отчество: 'Ивановна' },
      { NAME: 'Ада', LAST_NAME: 'Кинг', SECOND_NAME: 'Ивановна' },
    ],
    [
      'a full name that repeats the parts is passed over',
      { name: 'Ada King', first_name: 'Ada', last_name: 'King' },
      { NAME: 'Ada', LAST_NAME: 'King', COMMENTS: undefined },
    ],
    ['nom beside prénom is the family name', { nom: 'Roi', prénom: 'Ada' }, { NAME: 'Ada', LAST_NAME: 'Roi' }],
    ['Name beside Vorname is the family name', { Name: 'König', Vorname: 'Ada' }, { NAME: 'Ada', LAST_NAME: 'König' }],
    [
      'another name beside a first name is kept',
      { name: 'Dr. Ada King', first_name: 'Ada' },
      { NAME: 'Ada', COMMENTS: 'name: Dr. Ada King' },
    ],
    ['first and last side by side are names', { first: 'Ada', last: 'King' }, { NAME: 'Ada', LAST_NAME: 'King' }],
    ['first alone is an answer', { first: '1st', email: 'a@example.com' }, { NAME: undefined, COMMENTS: 'first: 1st' }],
    [
      'an object is taken apart',
      { Name: { First: 'Ada', Last: 'King', Middle: 'L.', Prefix: 'Dr.' } },
      { NAME: 'Ada', LAST_NAME: 'King', SECOND_NAME: 'L.', COMMENTS: 'Name.prefix: Dr.' },
    ],
    [
      'презиме is a middle name where the family’s is asked for, too',
      { Име: 'Ада', Презиме: 'Бет', Фамилия: 'Кинг' },
      { NAME: 'Ада', SECOND_NAME: 'Бет', LAST_NAME: 'Кинг' },
    ],
    ['Ad is a Turkish name', { Ad: 'Kemal', Soyad: 'Güneş' }, { NAME: 'Kemal', LAST_NAME: 'Güneş' }],
    [
      'ad with a phone is no advertisement',
      { ad: '+12025550143' },
      { COMMENTS: undefined, TITLE: 'Website: +12025550143' },
    ],
    ['ad with words and digits is none either', { ad: 'Kay 2nd' }, { COMMENTS: 'ad: Kay 2nd' }],
    ['ad with digits is an advertisement', { ad: '120330:99', name: 'Kay' }, { NAME: 'Kay', COMMENTS: undefined }],
    ['a number is no name', { person: '3', name: 'Kay' }, { NAME: 'Kay', COMMENTS: 'person: 3' }],
    [
      'a long one is cut and kept whole in the comments',
      { name: 'N'.repeat(60) },
      { NAME: 'N'.repeat(50), COMMENTS: `name: ${'N'.repeat(60)}` },
    ],
  ])('%s', async (_, form, expected) => {
    const { fields } = await leadOf(form);
    expect({
      ...Object.fromEntries(Object.keys(expected).map((field) => [field, undefined])),
      ...fields,
    }).toMatchObject(expected);
  });
});

describe('phones', () => {
  it.each([
    ['+7 (999) 204-18-36', null, '+79992041836'],
    ['8 (999) 310-42-77', null, '8 (999) 310-42-77'],
    ['(202) 555-0143', 'US', '+12025550143'],
    ['(202) 555-0143', null, '(202) 555-0143'],
    ['030 23125471', 'DE', '+493023125471'],
    ['+1 202 555 0143 ext. 5', null, '+1 202 555 0143 ext. 5'],
    ['+1 000 000 0000', null, '+1 000 000 0000'],
    ['+49 30 23125471 after six', null, '+49 30 23125471 after six'],
    ['12345', 'XX', '12345'],
  ])('%j with country %s is sent as %j', async (phone, country, sent) => {
    expect(values((await leadOf({ phone }, { settings: { country } })).fields.PHONE)).toEqual([sent]);
  });

  it('are sent once, however they were written', async () => {
    const { fields } = await leadOf({ phone: ['+12025550143', '+1 (202) 555-0143'], mobile: '+442079460318' });
    expect(values(fields.PHONE)).toEqual(['+12025550143', '+442079460318']);
  });

  it.each([
    ['Номер', '8 999 204 18 36', true],
    ['Номер', '42', false],
    ['number', 'A-1234567890', false],
    ['cep', '+90 500 000 00 42', true],
    ['contact', '+1 202 555 0143', true],
    ['phone', 'none', false],
  ])('%s: %s is a phone: %s', async (key, value, isPhone) => {
    const { fields } = await leadOf({ [key]: value, email: 'a@example.com' });
    expect('PHONE' in fields).toBe(isPhone);
    expect(fields.COMMENTS).toBe(isPhone ? undefined : `${key}: ${value}`);
  });
});

describe('e-mails', () => {
  it.each(['a@example.com', 'A.B+tag@sub.example.co', "o'neil@example.org"])('%s is sent', async (email) => {
    expect(values((await leadOf({ email })).fields.EMAIL)).toEqual([email]);
  });

  it.each(['a@', 'a@b', '@example.com', 'a b@example.com', 'a..b@example.com', 'иван@example.com', 'a@example.c'])(
    '%s would make the portal refuse the lead and goes to the comments',
    async (email) => {
      const { fields } = await leadOf({ email, name: 'A' });
      expect(fields).not.toHaveProperty('EMAIL');
      expect(fields.COMMENTS).toBe(`email: ${email}`);
    },
  );

  it('are sent once whatever their case', async () => {
    expect(values((await leadOf({ email: 'A@example.com', mail: 'a@EXAMPLE.com' })).fields.EMAIL)).toEqual([
      'A@example.com',
    ]);
  });

  it.each([
    ['PHONE', { phone: '+7 999 204-18-36\n+7 999 318-50-27' }, ['+79992041836', '+79993185027']],
    ['PHONE', { phone: '8 (999) 204-18-36\r\n 318-50-27 ' }, ['8 (999) 204-18-36', '318-50-27']],
    ['EMAIL', { email: 'a@example.com\r\nb@example.com' }, ['a@example.com', 'b@example.com']],
    ['EMAIL', { email: 'a@example.com\n\nb@example.com\nA@example.com' }, ['a@example.com', 'b@example.com']],
  ] as const)('may stand on lines of their own: %s %j', async (field, body, expected) => {
    const { fields } = await leadOf(body);

    expect(values(fields[field])).toEqual(expected);
  });

  it('may come several in one answer', async () => {
    expect(values((await leadOf({ email: ['a@example.com', 'b@example.com'] })).fields.EMAIL)).toHaveLength(2);
  });
});

describe('values that speak for themselves', () => {
  it('are found where no name says what they are', async () => {
    const { fields } = await leadOf({ a1: 'ada@example.com', a2: '+1 202 555 0143', a3: 'Oak' });
    expect(values(fields.EMAIL)).toEqual(['ada@example.com']);
    expect(values(fields.PHONE)).toEqual(['+12025550143']);
    expect(fields.COMMENTS).toBe('a3: Oak');
  });

  it('stay answers where a name did', async () => {
    const { fields } = await leadOf({ email: 'ada@example.com', Colleague: 'bob@example.com' });
    expect(values(fields.EMAIL)).toEqual(['ada@example.com']);
    expect(fields.COMMENTS).toBe('Colleague: bob@example.com');
  });
});

describe('other answers', () => {
  it.each([
    [{ birthday: '14.09.1990' }, { BIRTHDATE: '1990-09-14' }],
    [{ birthday: '1990-09-14' }, { BIRTHDATE: '1990-09-14' }],
    [{ birthday: '09/10/1990' }, { COMMENTS: 'birthday: 09/10/1990' }],
    [{ birthday: '31.02.1990' }, { COMMENTS: 'birthday: 31.02.1990' }],
    [{ cep: '01310-100' }, { ADDRESS_POSTAL_CODE: '01310-100' }],
    [{ cep: 'soon' }, { COMMENTS: 'cep: soon' }],
    [{ website: 'example.com' }, { WEB: [{ VALUE: 'example.com', VALUE_TYPE: 'WORK' }] }],
    [{ website: 'none yet' }, { COMMENTS: 'website: none yet' }],
    [{ telegram: '@ada' }, { IM: [{ VALUE: '@ada', VALUE_TYPE: 'TELEGRAM' }] }],
    [{ messenger: 'WhatsApp' }, { COMMENTS: 'messenger: WhatsApp' }],
    [{ name: 'Ada', title: 'Mrs' }, { COMMENTS: 'title: Mrs' }],
    [{ subject: 'New roof' }, { TITLE: 'New roof' }],
    [{ contact: 'ada@example.com' }, { EMAIL: [{ VALUE: 'ada@example.com', VALUE_TYPE: 'WORK' }] }],
    [{ contact: '@ada' }, { COMMENTS: 'contact: @ada' }],
    [{ budget: '5000', currency: 'EUR' }, { COMMENTS: '• budget: 5000\n• currency: EUR' }],
    [{ name: 'Ada', currency: 'EUR' }, { COMMENTS: undefined }],
    [
      { city: 'Oslo', town: 'Bergen' },
      { ADDRESS_CITY: 'Oslo', COMMENTS: 'town: Bergen' },
    ],
    [
      { address: { street: '1 Elm', zip: '89501', city: 'Reno', state: 'NV', country: 'US' } },
      {
        ADDRESS: '1 Elm',
        ADDRESS_CITY: 'Reno',
        ADDRESS_REGION: 'NV',
        ADDRESS_POSTAL_CODE: '89501',
        ADDRESS_COUNTRY: 'US',
      },
    ],
    [{ agree: 'ada@example.com' }, { EMAIL: undefined, COMMENTS: 'agree: ada@example.com (2026-09-10 12:00 UTC)' }],
    [{ agree: 'on', gdpr: '0', privacy: false }, { COMMENTS: 'agree: on (2026-09-10 12:00 UTC)' }],
  ])('%j', async (form, expected) => {
    const { fields } = await leadOf(form);
    expect({
      ...Object.fromEntries(Object.keys(expected).map((field) => [field, undefined])),
      ...fields,
    }).toMatchObject(expected);
  });

  it.each([
    'ASSIGNED_BY_ID',
    'STATUS_ID',
    'ORIGIN_ID',
    'ORIGINATOR_ID',
    'CREATED_BY_ID',
    'CONTACT_ID',
    'COMPANY_ID',
    'OPPORTUNITY',
    'UF_CRM_1',
    'SOURCE_ID',
  ])('a form can’t set %s', async (field) => {
    const { fields } = await leadOf({ name: 'Ada', [field]: '31337' });
    expect(Object.entries(fields).filter(([, value]) => value === '31337')).toEqual([]);
    expect(fields.COMMENTS).toBe(`${field}: 31337`);
  });
});
