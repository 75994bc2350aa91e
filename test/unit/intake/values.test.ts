import { describe, expect, it } from 'vitest';
import { leadOf } from '../../fixtures/lead-of.ts';

const FIELDS = [
  ...(['NAME', 'LAST_NAME', 'COMPANY_TITLE', 'POST', 'BIRTHDATE', 'ADDRESS', 'ADDRESS_CITY'] as const),
  ...(['ADDRESS_POSTAL_CODE', 'ADDRESS_COUNTRY', 'COMMENTS'] as const),
];

/** What a body says of the visitor: the fields that are filled, phones and e-mails as texts. */
async function readOf(body: unknown): Promise<Record<string, unknown>> {
  const { fields } = await leadOf(body);
  const texts = FIELDS.flatMap((field) => (fields[field] === undefined ? [] : [[field, fields[field]]]));
  const reach = (['PHONE', 'EMAIL'] as const).flatMap((field) =>
    fields[field] ? [[field, fields[field].map(({ VALUE }) => VALUE)]] : [],
  );
  return Object.fromEntries([...texts, ...reach]);
}

const email = 'ann@example.com';
const phone = '+12025550143';

describe('a phone in parts', () => {
  it.each<[string, unknown, string]>([
    ['area and number', { name: 'Ann', ddd: '11', phone: '987654321' }, '11 987654321'],
    ['an area that the number begins with', { name: 'Ann', area_code: '11', phone: '11987654321' }, '11987654321'],
    ['a country’s number', { name: 'Ann', countryCode: 91, phone: '9876543210' }, '+919876543210'],
    ['a country’s number with its mark', { name: 'Ann', country_code: '+91', mobile: '9876543210' }, '+919876543210'],
    ['a country’s number that is there', { name: 'Ann', dial_code: '91', phone: '919876543210' }, '+919876543210'],
    ['a number for use at home', { phone_country_code: '44', phone: '020 7946 0323' }, '+442079460323'],
    ['an international number', { name: 'Ann', calling_code: '+44', phone }, phone],
    ['the number that it names', { phone_type: 'x', mobile_country_code: '1', mobile: '2025550143' }, phone],
    ['tokens of HTML', 'tel-country-code=%2B1&tel-area-code=202&tel-local=5550143', phone],
    ['national tokens of HTML', 'tel-country-code=%2B1&tel-national=2025550143', phone],
  ])('is one: %s', async (_, body, expected) => {
    const read = await readOf(body);
    expect(read.PHONE).toEqual([expected]);
    expect(read.COMMENTS ?? '').not.toMatch(/code|ddd/i);
  });

  it.each<[string, unknown]>([
    ['no number of that country’s', { country_code: 91, phone: '12345' }],
    ['a country in letters', { country_code: 'IN', phone: '9876543210' }],
  ])('stays as it is: %s', async (_, body) => {
    expect((await readOf(body)).PHONE).toHaveLength(1);
    expect((await readOf(body)).PHONE).not.toEqual([expect.stringMatching(/^\+/)]);
  });
});

describe('lists of contacts', () => {
  const record = { id: 'a1b2c3d4e5f60718', name: 'Ann' };
  it.each<[string, unknown]>([
    [
      'of values',
      {
        emails: [
          { value: 'b@example.com', type: 'home' },
          { value: email, primary: true },
        ],
      },
    ],
    [
      'of objects that say they are verified',
      {
        primary_email_address_id: 'idn_2',
        email_addresses: [
          { id: 'idn_1', email_address: 'b@example.com', verification: { status: 'verified' } },
          { id: 'idn_2', email_address: email, verification: null },
        ],
      },
    ],
    [
      'with what is said of each',
      {
        emailAddresses: [
          { metadata: { primary: false }, value: 'b@example.com' },
          { metadata: { primary: true }, value: email },
        ],
      },
    ],
    [
      'by kinds',
      {
        telecom: [
          { system: 'email', value: 'b@example.com', use: 'old' },
          { system: 'email', value: email, use: 'home', primary: true },
        ],
      },
    ],
  ])('are read, the primary one first: %s', async (_, lists) => {
    expect(await readOf({ ...record, ...Object(lists) })).toEqual({ NAME: 'Ann', EMAIL: [email, 'b@example.com'] });
  });

  it.each<[string, unknown]>([
    ['numbers', { phones: [{ number: phone, type: 'work' }] }],
    ['numbers by a longer name', { phone_numbers: [{ phone_number: phone, label: 'Work', id: 'x1' }] }],
    ['numbers of kinds', { contacts: [{ type: 'phone', value: phone }] }],
  ])('are phones: %s', async (_, lists) => {
    expect(await readOf({ ...record, ...Object(lists) })).toEqual({ NAME: 'Ann', PHONE: [phone] });
  });

  it('of addresses the primary one is the visitor’s, the others are told', async () => {
    const read = await readOf({
      ...record,
      email,
      addresses: [
        { type: 'work', street: '2 Low St', city: 'York', zip: 'YO1', country: 'UK' },
        { type: 'home', street: '1 High St', city: 'Leeds', zip: 'LS1', country: 'UK', primary: true },
      ],
    });
    expect(read).toMatchObject({ ADDRESS: '1 High St', ADDRESS_CITY: 'Leeds', ADDRESS_POSTAL_CODE: 'LS1' });
    expect(read.COMMENTS).toContain('2 Low St');
  });
});

describe('a birth date in parts', () => {
  it.each<[string, unknown]>([
    ['by words', { name: 'Ann', birthDay: 3, birthMonth: 7, birthYear: 1990 }],
    ['by tokens of HTML', 'name=Ann&bday-day=3&bday-month=07&bday-year=1990'],
    ['behind a word', 'name=Ann&dob_day=3&dob_month=7&dob_year=1990'],
  ])('is one: %s', async (_, body) => {
    expect(await readOf(body)).toEqual({ NAME: 'Ann', BIRTHDATE: '1990-07-03' });
  });
});

describe('keys that begin with the same word', () => {
  const ann = { NAME: 'Ann', LAST_NAME: 'Lee', EMAIL: [email] };
  it.each<[string, unknown]>([
    [
      'any word',
      {
        ...{ player_first_name: 'Ann', player_last_name: 'Lee', player_email: email, player_city: 'Leeds' },
        ...{ player_company: 'Acme', player_birth_date: '1990-07-03' },
      },
    ],
    [
      'in capitals',
      {
        ...{ SENDER_FIRST_NAME: 'Ann', SENDER_LAST_NAME: 'Lee', SENDER_EMAIL: email, SENDER_CITY: 'Leeds' },
        ...{ SENDER_COMPANY: 'Acme', SENDER_BIRTH_DATE: '1990-07-03', RECEIVER_MOBILE: '+12025550199' },
      },
    ],
    [
      'with dots',
      {
        ...{ 'shopper.firstName': 'Ann', 'shopper.lastName': 'Lee', 'shopper.email': email, 'shopper.city': 'Leeds' },
        ...{ 'shopper.company': 'Acme', 'shopper.birthDate': '1990-07-03' },
      },
    ],
  ])('mean what stands behind it: %s', async (_, body) => {
    const rest = { COMPANY_TITLE: 'Acme', BIRTHDATE: '1990-07-03', ADDRESS_CITY: 'Leeds' };
    expect(await readOf(body)).toEqual({ ...ann, ...rest });
  });

  it('of two people the visitor is the one with a visitor’s word', async () => {
    const read = await readOf({
      ...{ introducer_name: 'Pat Doe', introducer_email: 'pat@example.com' },
      ...{ applicant_name: 'Ann Lee', applicant_email: email },
    });
    expect(read).toMatchObject({ NAME: 'Ann Lee', EMAIL: [email] });
    expect(read.COMMENTS).toContain('pat@example.com');
  });

  it('of two people with other words the visitor is the first', async () => {
    const read = await readOf({
      ...{ chair_name: 'Ann Lee', chair_email: email },
      ...{ treasurer_name: 'Pat Doe', treasurer_email: 'pat@example.com' },
    });
    expect(read).toMatchObject({ NAME: 'Ann Lee', EMAIL: [email] });
    expect(read.COMMENTS).toContain('pat@example.com');
  });

  it('say whose they are beside the visitor’s own', async () => {
    const read = await readOf({ name: 'Ann', email, pet_name: 'Rex', pet_birth_date: '2020-07-03' });
    expect(read).toMatchObject({ NAME: 'Ann', EMAIL: [email] });
    expect(read.BIRTHDATE).toBeUndefined();
  });
});

describe('the visitor’s free attributes', () => {
  const inside = { company: 'Acme', job_title: 'Buyer', question: 'How much is it?' };
  it.each(
    'custom_data custom_attributes customFields traits properties metadata meta_data unsafe_metadata details profile personal_data contact_details lead_details'.split(
      ' ',
    ),
  )('mean what they mean at the top: %s', async (holder) => {
    const read = await readOf({ id: 'a1b2c3d4e5f60718', created_at: '2026-09-10T10:00:00Z', email, [holder]: inside });
    expect(read).toEqual({
      EMAIL: [email],
      COMPANY_TITLE: 'Acme',
      POST: 'Buyer',
      COMMENTS: 'question: How much is it?',
    });
  });

  it('a machine’s position is nobody’s', async () => {
    const read = await readOf({ name: 'Ann', email, metadata: { position: 'bottom-right', name: 'hook' } });
    expect(read).toMatchObject({ NAME: 'Ann' });
    expect(read.POST).toBeUndefined();
  });

  it('an answer tells company and position', async () => {
    const value = { company: 'Acme', job_title: 'Buyer' };
    expect(await readOf({ email, fields: { work: { label: 'Where do you work?', value } } })).toEqual({
      ...{ EMAIL: [email], COMPANY_TITLE: 'Acme', POST: 'Buyer' },
    });
  });
});

describe('the same answers in another dress', () => {
  it.each<[string, unknown]>([
    ['by keys', { data: { email, f1: 'Blue' }, readable_data: { 'Your e-mail': email, 'What colour?': 'Blue' } }],
    ['raw', { formatted: { 'E-mail': email, 'What colour?': 'Blue' }, raw: { email, colour: 'Blue' } }],
    [
      'as a list',
      {
        submission: { email, colour: 'Blue' },
        rendered: [
          { label: 'E-mail', value: email },
          { label: 'What colour?', value: 'Blue' },
        ],
      },
    ],
  ])('come once, with the better label: %s', async (_, body) => {
    expect(await readOf(body)).toEqual({ EMAIL: [email], COMMENTS: 'What colour?: Blue' });
  });

  it('both stay where they differ', async () => {
    const { COMMENTS } = await readOf({ data: { email, f1: 'Blue' }, display: { size: 'Large', shape: 'Round' } });
    expect(COMMENTS).toMatch(/Blue.*Large.*Round/s);
  });

  it('a record that repeats the visitor’s company says nothing new', async () => {
    const who = { name: 'Ann', email, company: 'Acme' };
    expect(await readOf({ visitor: who, offline_message: { ...who, content: 'How much is it?' } })).toMatchObject({
      COMPANY_TITLE: 'Acme',
      COMMENTS: expect.not.stringContaining('Acme'),
    });
  });
});

describe('words for nothing', () => {
  it('are nothing in a record', async () => {
    const record = { id: 4, name: 'Ann', email, phone: 'null', company: 'N/A', job_title: 'None', city: 'undefined' };
    expect(await readOf({ ...record, note: '[object Object]' })).toEqual({ NAME: 'Ann', EMAIL: [email] });
  });

  it.each(['null', 'None', 'N/A', '-'])('stay in a plain form: %s', async (word) => {
    const { COMMENTS } = await readOf(`name=Ann&message=${encodeURIComponent(word)}`);
    expect(COMMENTS).toContain(word);
  });

  it('stay where a person chose them', async () => {
    const answers = [
      { question: 'Your name', answer: 'Ann', id: 1 },
      { question: 'Which toppings?', answer: 'None', id: 2 },
    ];
    expect(await readOf({ answers })).toEqual({ NAME: 'Ann', COMMENTS: 'Which toppings?: None' });
  });

  it('“no other” is no part of a choice', async () => {
    const answers = [{ question: 'Which extras?', answer: ['Oak', 'Lock'], other: false, id: 1 }];
    expect(await readOf({ answers })).toEqual({ COMMENTS: 'Which extras?: Oak, Lock' });
  });
});

describe('tokens of HTML', () => {
  it('mean the same behind words for their section and kind', async () => {
    const form = {
      ...{ 'section-a shipping street-address': '1 High St', 'shipping address-level2': 'Leeds' },
      ...{ 'shipping postal-code': 'LS1', 'section-b home tel': phone, 'work email': email },
      ...{ 'billing cc-number': '4111111111111111', 'organization-title': 'Buyer' },
    };
    expect(await readOf(new URLSearchParams(form).toString())).toEqual({
      ...{ ADDRESS: '1 High St', ADDRESS_CITY: 'Leeds', ADDRESS_POSTAL_CODE: 'LS1', PHONE: [phone], EMAIL: [email] },
      POST: 'Buyer',
    });
  });

  it('are kinds of fields, too', async () => {
    const fields = [
      { name: 'a1', type: 'section-x billing street-address', value: '1 High St' },
      { name: 'a2', type: 'home tel', value: phone },
      { name: 'a3', type: 'billing cc-number', value: '4111111111111111' },
      { name: 'a4', type: 'billing address-level2', value: 'Leeds' },
    ];
    expect(await readOf({ fields })).toEqual({ ADDRESS: '1 High St', ADDRESS_CITY: 'Leeds', PHONE: [phone] });
  });
});

it('a file’s name goes with its link', async () => {
  const fields = [{ label: 'Plan', type: 'file', value: 'plan.pdf', url: 'https://files.example.com/plan.pdf' }];
  expect(await readOf({ fields })).toEqual({ COMMENTS: 'Plan: plan.pdf https://files.example.com/plan.pdf' });
});
