import { describe, expect, it } from 'vitest';
import { readOf } from '../../../fixtures/read-of.ts';

const email = 'ann@example.com';
const phone = '+12025550143';

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

  it('a company that provides the service is not the visitor’s', async () => {
    const read = await readOf({ name: 'Ann', email, spEntityId: 123, spCompanyName: 'Routen Woodworks LLC' });
    expect(read).toEqual({ NAME: 'Ann', EMAIL: [email] });
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

  it.each(['owner', 'coach'])('whoever is called %s is the visitor where nobody else can be reached', async (who) => {
    const read = await readOf(`${who}_name=Ann+Lee&${who}_email=${email}&${who}_city=Leeds&pet_name=Rex`);
    expect(read).toEqual({ NAME: 'Ann Lee', EMAIL: [email], ADDRESS_CITY: 'Leeds', COMMENTS: 'pet_name: Rex' });
  });

  it('whom to call in an emergency is nobody to call about this', async () => {
    const read = await readOf({ name: 'Ann', email, emergency_contact_name: 'Pat', emergency_contact_phone: phone });
    expect(read.PHONE).toBeUndefined();
    expect(read.COMMENTS).toContain('+12025550143');
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

  it('an answer under a field’s number is one, though it is one word', async () => {
    const body = { lead: { email }, campaign: { id: 'p7tqvnzc3lmw9ybkrdsa' }, meta: { 3: 'Rooftiles', 4: '17' } };
    expect(await readOf(body)).toEqual({ EMAIL: [email], COMMENTS: 'meta.3: Rooftiles' });
  });

  it('what somebody comes to is told', async () => {
    const event = { id: 'evt-abc123', name: 'Freight Tech', start_at: '2026-12-09T17:00:00.000Z' };
    const { COMMENTS } = await readOf({
      type: 'guest.registered',
      data: { id: 'gst-5YfBKHqI', user_email: email, event },
    });
    expect(COMMENTS).toContain('Freight Tech');
    const { COMMENTS: none } = await readOf({ data: { email }, event: { id: 'evt-abc123', name: 'lead_created' } });
    expect(none).toBeUndefined();
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

  it('a choice that nobody ticked is none', async () => {
    const extras = [
      { label: 'Oak', checked: true },
      { label: 'Lock', checked: false },
    ];
    expect(await readOf({ name: 'Ann', extras })).toEqual({ NAME: 'Ann', COMMENTS: 'extras: Oak' });
  });

  it('“no other” is no part of a choice', async () => {
    const answers = [{ question: 'Which extras?', answer: ['Oak', 'Lock'], other: false, id: 1 }];
    expect(await readOf({ answers })).toEqual({ COMMENTS: 'Which extras?: Oak, Lock' });
  });
});
