import { describe, expect, it } from 'vitest';
import { readOf } from '../../../fixtures/read-of.ts';

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

describe('registers of people', () => {
  it('tell work and place in lists', async () => {
    const person = {
      names: [{ displayName: 'Ann Lee', givenName: 'Ann', familyName: 'Lee' }],
      phoneNumbers: [{ value: '+1 202-555-0143', type: 'mobile' }],
      organizations: [{ name: 'Acme', title: 'Buyer', department: 'Doors and gates' }],
      addresses: [{ type: 'home', formattedValue: '1 High St, Leeds', streetAddress: '1 High St', city: 'Leeds' }],
    };
    expect(await readOf(person)).toEqual({
      ...{ NAME: 'Ann', LAST_NAME: 'Lee', PHONE: [phone], COMPANY_TITLE: 'Acme', POST: 'Buyer' },
      ...{ ADDRESS: '1 High St', ADDRESS_CITY: 'Leeds', COMMENTS: expect.stringContaining('Doors and gates') },
    });
  });

  it('tell a place in one text', async () => {
    const read = await readOf({
      id: 4,
      name: 'Ann',
      email,
      addresses: [{ value: '1 High St', type: 'home' }],
      website_addresses: [{ value: 'ann.example.com', type: 'home' }],
    });
    expect(read).toEqual({ NAME: 'Ann', EMAIL: [email], ADDRESS: '1 High St' });
  });

  it('tell names and streets in several words', async () => {
    const patient = {
      name: [{ use: 'official', family: 'Lee', given: ['Ann', 'May'] }],
      telecom: [{ system: 'email', value: email }],
      address: [{ use: 'home', line: ['1 High St', 'Flat 2'], city: 'Leeds' }],
    };
    const place = { ADDRESS: '1 High St Flat 2', ADDRESS_CITY: 'Leeds' };
    expect(await readOf(patient)).toEqual({ NAME: 'Ann May', LAST_NAME: 'Lee', EMAIL: [email], ...place });
  });

  it('what is typed beside a phone stays', async () => {
    const { COMMENTS } = await readOf({ id: 4, name: 'Ann', phones: [{ number: phone, best_time: 'after six' }] });
    expect(COMMENTS).toContain('after six');
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
