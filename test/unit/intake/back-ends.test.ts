import { describe, expect, it } from 'vitest';
import { personOf } from '../../fixtures/contact-of.ts';
import { leadOf } from '../../fixtures/lead-of.ts';

const phone = '+12025550143';
const email = 'ann@example.com';
const time = '2026-09-10T10:00:00Z';
const ann = { name: 'Ann Lee', email };

const linesOf = async (body: object) => (await personOf(body)).comments;

describe('questions', () => {
  it('are the content of what has an answer', async () => {
    const questions = [
      { id: 1, content: 'Your name', answers: [{ value: 'Ann Lee' }] },
      { id: 2, content: 'E-mail', answer: { id: 5, content: email } },
      { id: 3, content: 'How often?', answer: { id: 2, content: 'Monthly', additional: 'or so' } },
      {
        id: 4,
        content: 'When?',
        answers: [
          { id: 1, content: 'Mornings', additional: null },
          { id: 3, content: 'Noon' },
        ],
      },
    ];
    expect(await personOf({ questions })).toEqual({
      name: 'Ann Lee',
      reach: [email],
      comments: ['How often?: Monthly, or so', 'When?: Mornings, Noon'],
    });
  });

  it('are answered in the words that were shown, not in the tool’s codes', async () => {
    const field = (name: string, value: unknown, shown: string) => ({
      ...{ pk: 791933, name, value, display_value: shown },
      custom_field: { pk: 98624, type: 'choice', is_required: false, title: name, options: [{ pk: 3, name: 'Yelp' }] },
    });
    const custom_field_values = [
      field('How did you hear of us?', '835194', 'A friend'),
      field('With a picnic', 'true', 'Yes'),
    ];
    const booked = { contact: ann, custom_field_values };
    expect(await linesOf(booked)).toEqual(['How did you hear of us?: A friend', 'With a picnic: Yes']);
  });

  it('that the tool could have asked are no answers', async () => {
    const custom_field = { type: 'long', is_required: false, title: 'Comments', name: 'Comments' };
    expect(await linesOf({ contact: ann, note: 'A ramp, please', fields_to_ask: [{ pk: 9, custom_field }] })).toEqual([
      'note: A ramp, please',
    ]);
  });

  it('that are looked up while typing are asked all the same', async () => {
    const company = { id: 4, label: 'Company', type: 'lookup', value: 'Lee & Sons' };
    expect(
      (await leadOf({ fields: { email: { label: 'Email', type: 'email', value: email }, company } })).fields,
    ).toMatchObject({ COMPANY_TITLE: 'Lee & Sons' });
  });
});

describe('questions under a tool’s own words', () => {
  it('are read where the keys end in the usual ones', async () => {
    const asked = (text: string, answer: string[]) => ({
      ...{ id: '5c81a40e', originalQuestionText: text, sfQuestionText: `${text}, please`, answer },
      ...(answer.length > 1 ? { selectedOptionNos: [2, 4] } : {}),
    });
    const questions = [asked('Name', ['Ann Lee']), asked('Email', [email]), asked('Interested in', ['Visit', 'Plan'])];
    expect(await personOf({ userWaNo: 919999900042, questions })).toEqual({
      ...{ name: 'Ann Lee', reach: ['919999900042', email], comments: ['Interested in: Visit, Plan'] },
    });
  });

  it('may stand in an object beside the answer', async () => {
    const asked = (question_title: string, answer: unknown) => ({
      question: { question_title, question_id: 'x9' },
      answer,
    });
    const place = {
      country: 'BR',
      cep: '05407002',
      city: 'São Paulo',
      state: 'SP',
      street: 'Rua Cardeal',
      number: '1470',
    };
    const { fields } = await leadOf({
      raw: [asked('Seu nome', 'Ana'), asked('Endereço', place), asked('E-mail', email)],
    });
    expect(fields).toMatchObject({
      ...{ NAME: 'Ana', ADDRESS: 'Rua Cardeal, 1470', ADDRESS_CITY: 'São Paulo', ADDRESS_POSTAL_CODE: '05407002' },
      EMAIL: [{ VALUE: email }],
    });
  });

  it('may have no words at all: a number and an address speak for themselves', async () => {
    const form = {
      form_text_4: '+380 44 123 45 67',
      form_email_2: email,
      form_textarea_3: 'Hello',
      sessid: '4f1c7be0d92a',
    };
    const { fields } = await leadOf({ ...form, captcha_word: 'K7RMP', action: 'forms/send', web_form_submit: 'Y' });
    expect(fields).toMatchObject({ PHONE: [{ VALUE: '+380441234567' }], EMAIL: [{ VALUE: email }] });
    expect(fields.COMMENTS).toMatch(/Hello$/);
    expect(fields.COMMENTS).not.toMatch(/K7RMP|4f1c7be0d92a|forms.send/);
  });

  it('come from a form whose own e-mail is not the visitor’s', async () => {
    const form = { form_id: 12, label: 'Neon', description: 'Tell us what you want', email: 'orders@shop.example' };
    const responses = [
      { field_id: 'kq82', value: email, name: 'Your Email', input_type: 'EMAIL' },
      { field_id: 't9d1', value: 'OPEN LATE', name: 'Wording', input_type: 'TEXT' },
    ];
    const { fields, submission } = await leadOf({ form_submission: { form, responses } });
    expect(fields).toMatchObject({ EMAIL: [{ VALUE: email }], COMMENTS: 'Wording: OPEN LATE' });
    expect(submission.formId).toBe('12');
  });
});

it('of a call’s two numbers, A’s is the visitor’s and B’s the tool’s', async () => {
  const call = { a_number: '79051230042', a_name: 'Ann Lee', b_number: '78123332332' };
  expect(await personOf({ event: 'invite', call })).toMatchObject({ name: 'Ann Lee', reach: ['79051230042'] });
});

describe('beside the visitor', () => {
  it.each<[string, object]>([
    [
      'the business that was asked',
      { business: { businessID: '46', name: 'Bright Ladder', phoneNumber: '202-555-0190' } },
    ],
    ['one without a number', { business: { businessID: '46', name: 'Bright Ladder' } }],
    ['all that were asked', { contacted_businesses: [{ id: '46', name: 'Bright Ladder', phone: '202-555-0190' }] }],
    ['the property’s second owner', { subowner: { user_id: 2, first_name: 'Gordon', email: 'gordon@example.org' } }],
    [
      'who is booked, and where',
      {
        booking: { id: '63eba' },
        organisation: { id: '5b11', name: 'Bright Ladder' },
        bookables: [{ id: '5f02', name: 'Gordon Fox', email: 'g@example.org' }],
      },
    ],
    ['the shop itself', { company: { name: 'Lantern Bay', shortname: 'lanternbay' } }],
    ['the account that belongs to the form', { profile: 'Hearth Shop', profile_id: 51497 }],
    [
      'who wrote a note',
      { notes: [{ content: 'Call back', posted_by: { id: 2, name: 'Gordon', email: 'g@example.org' } }] },
    ],
  ])('%s is nobody of the lead', async (_, beside) => {
    const { fields } = await leadOf({ id: 7, created_at: time, customer: { ...ann, phone }, ...beside });
    expect(fields).toMatchObject({ NAME: 'Ann Lee', PHONE: [{ VALUE: phone }], EMAIL: [{ VALUE: email }] });
    expect(JSON.stringify(fields)).not.toMatch(/Bright|Gordon|gordon|0190|Lantern|Hearth|g@example/);
  });

  it.each<[string, object]>([
    ['states in two words', { lead_state: 'In Progress' }],
    ['words for nothing', { quotable: 'Not Set' }],
    ['when it changed last', { last_updated: time }],
    [
      'what the visitor sat at',
      { operating_system: 'iOS 18', browser: 'Chrome Mobile 131', device_make: 'Apple iPhone' },
    ],
    ['the country of the number', { phone_country: 'AU' }],
    ['the card that paid', { creditCardLast4Digits: '4242', cardBrand: 'Visa' }],
    ['how long it took', { time: { real: '00:04:38', total: '00:04:38', pages: [{ id: 9, time: 278 }] } }],
    [
      'a database’s clock and name',
      { clusterTime: { $timestamp: { t: 1789034000, i: 1 } }, ns: { db: 'site', coll: 'leads' } },
    ],
    ['numbers of records inside', { info: { lead_id: 907 } }],
    ['who sells the line', { ipAddress: { ip: '203.0.113.9', details: { isp: 'Example Telecom', zip: '1010' } } }],
    ['files’ sizes', { attached: { fileSize: 184733, mimeType: 'image/jpeg' } }],
  ])('a machine’s word is no answer: %s', async (_, beside) => {
    expect(await linesOf({ id: 7, created_at: time, ...ann, phone, message: 'Hello', ...beside })).toEqual([
      'message: Hello',
    ]);
  });

  it('of the line that was called only its name is told', async () => {
    const number = {
      id: 5,
      name: 'Sales line',
      digits: '+12025550199',
      messages: { welcome: 'https://cdn.example/w.mp3' },
    };
    expect(await linesOf({ direction: 'inbound', started_at: 1789034000, contact: ann, number })).toEqual([
      'number: Sales line',
    ]);
  });
});

describe('what was typed', () => {
  it('in a request that is none of HTTP’s is the visitor’s', async () => {
    const location = { address1: '77 Alder Ct', city: 'Laredo', state: 'TX' };
    const { fields } = await leadOf({
      request: { title: 'Cleaning', description: 'Two dogs live here', location },
      customer: ann,
    });
    expect(fields).toMatchObject({ ADDRESS: '77 Alder Ct', ADDRESS_CITY: 'Laredo', ADDRESS_REGION: 'TX' });
    expect(fields.COMMENTS).toContain('Two dogs live here');
  });

  it('in an HTTP request is what was typed, and nothing else', async () => {
    const request = { method: 'POST', path: '/leads', headers: { host: 'a.example' }, region: 'eu' };
    expect(await linesOf({ id: 7, created_at: time, request, ...ann, message: 'Hello' })).toEqual(['message: Hello']);
  });

  it('stands without a name where its key is an id', async () => {
    expect(await linesOf({ ...ann, '3a9c7e10-5d4b-4e82-9f06-b8d1c2a7e5f4': 'Two adults' })).toEqual(['Two adults']);
  });

  it('is looked for in what is more of the same', async () => {
    const { fields } = await leadOf({
      ...ann,
      customAttributes: { company: 'Lee & Sons' },
      extra_details: { designation: 'Cook' },
    });
    expect(fields).toMatchObject({ COMPANY_TITLE: 'Lee & Sons', POST: 'Cook' });
  });

  it('is where a property’s name is', async () => {
    const booking = { id: 7, created_at: time, property_id: 4, property_name: 'Heron Cottage' };
    expect(await linesOf({ booking, guest: ann })).toContain('property_name: Heron Cottage');
  });
});

describe('an order', () => {
  const billingAddress = { fullName: 'Ann Lee', company: 'Lee & Sons', address1: '1 High St', city: 'Leeds' };

  it('is its payer’s, where nobody else is named', async () => {
    expect((await leadOf({ email, total: 5, billingAddress, shippingAddress: billingAddress })).fields).toMatchObject({
      ...{ NAME: 'Ann Lee', COMPANY_TITLE: 'Lee & Sons', ADDRESS: '1 High St', ADDRESS_CITY: 'Leeds' },
      EMAIL: [{ VALUE: email }],
    });
  });

  it('is the customer’s, where one is named', async () => {
    const { fields } = await leadOf({ customer: { name: 'Bo Fox', email }, billingAddress });
    expect(fields).toMatchObject({ NAME: 'Bo Fox' });
  });

  it('goes where the visitor is, where no bill tells of another place', async () => {
    const shipping = { price: 350, city: 'Leeds', addr1: '1 High St', method: 'Courier' };
    expect((await leadOf({ ...ann, shipping })).fields).toMatchObject({ ADDRESS: '1 High St', ADDRESS_CITY: 'Leeds' });
  });
});

describe('a name', () => {
  it('in capitals gives way to the same in other letters', async () => {
    const call = { caller_name: 'LEE ANN', contact_name: 'Ann Lee', caller_number: phone };
    expect((await leadOf(call)).fields).toMatchObject({ NAME: 'Ann Lee' });
  });

  it('beside a family name is the one without it', async () => {
    const values = [
      { field: 'Name', value: 'Ann' },
      { field: 'Surname', value: 'Lee' },
    ];
    expect((await leadOf({ contact: ann, values })).fields).toMatchObject({ NAME: 'Ann', LAST_NAME: 'Lee' });
  });

  it('has its particles before the last part, though they were asked for by themselves', async () => {
    const dutch = { voornaam: 'Sanne', tussenvoegsel: 'van der', achternaam: 'Meer', email };
    expect((await leadOf(dutch)).fields).toMatchObject({ NAME: 'Sanne', LAST_NAME: 'van der Meer' });
    expect((await leadOf({ Tussenvoegsel: 'de', email })).fields).toMatchObject({ SECOND_NAME: 'de' });
  });

  it('may be asked for in Russian with Latin letters', async () => {
    const form = { imya: 'Антон', familiya: 'Белов', telefon: '+7 912 000-00-42', vopros: 'Сколько?', gorod: 'Пермь' };
    expect((await leadOf(form)).fields).toMatchObject({
      ...{ NAME: 'Антон', LAST_NAME: 'Белов', PHONE: [{ VALUE: '+79120000042' }], ADDRESS_CITY: 'Пермь' },
      COMMENTS: 'vopros: Сколько?',
    });
  });
});

it('somebody’s login is told where nothing else reaches them', async () => {
  const sent = { id: 7, created_at: time, first_name: 'Ann', text: 'Hello' };
  expect(await linesOf({ ...sent, username: 'annlee' })).toEqual(['text: Hello', 'username: annlee']);
  expect(await linesOf({ ...sent, username: 'annlee', email })).toEqual(['text: Hello']);
});

describe('a visitor inside', () => {
  it('an enquiry has a name of their own', async () => {
    const enquiry = { from: { name: 'Ann Lee', email, telephone: phone }, message: 'Is it free?' };
    expect(await personOf({ listing: { id: 77, ref: 'AP-101' }, enquiry })).toMatchObject({
      ...{ name: 'Ann Lee', reach: [phone, email] },
    });
  });

  it('an appointment is the patient, whose birthday it is, and not the clinic', async () => {
    const patient = { firstName: 'Ann', lastName: 'Lee', dob: '1990-07-03', mobile: phone, email };
    const appointment = {
      id: 1,
      location: { name: 'Main clinic', phone: '+12025550100' },
      reason: 'Toothache',
      patient,
    };
    const { fields } = await leadOf({ appointment });
    expect(fields).toMatchObject({ NAME: 'Ann', PHONE: [{ VALUE: phone }], BIRTHDATE: '1990-07-03' });
    expect(fields.COMMENTS).toContain('Toothache');
  });

  it('an event does not live where it takes place', async () => {
    const event = { id: 9, name: 'Open day', venue: { name: 'Hall', address: { street: '2 Low St', city: 'York' } } };
    const { fields } = await leadOf({ event, order: { id: 4, buyer: ann } });
    expect(fields).not.toHaveProperty('ADDRESS');
    expect(fields).not.toHaveProperty('ADDRESS_CITY');
    expect(fields.COMMENTS).toContain('2 Low St');
  });

  it.each<[string, object]>([
    [
      'a GraphQL mutation',
      { operationName: 'CreateLead', query: 'mutation CreateLead($i: I!) { createLead(i: $i) { id } }' },
    ],
    ['a cloud event', { specversion: '1.0', id: 'A-1', time, datacontenttype: 'application/json' }],
  ])('%s is all that it tells', async (_, around) => {
    expect(await linesOf({ ...around, data: { ...ann, message: 'Hello' } })).toEqual(['message: Hello']);
  });
});

describe('a plain form', () => {
  it.each<[string, object]>([
    ['the button', { et_pb_contactform_submit_0: 'et_contact_process', submitMessage: 'Send' }],
    ['its nonces', { '_wpnonce-et-pb-contact-form-submitted-0': 'abc123' }],
    ['bytes in letters', { actionType: 'TGVhZHM=' }],
    ['tokens', { xmIwtLD: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b' }],
    ['when it was filled in', { entry_time: '2026-09-10 10:00:00' }],
  ])('sends things along that nobody typed: %s', async (_, beside) => {
    expect(await linesOf({ ...ann, phone, message: 'Hello', ...beside })).toEqual(['message: Hello']);
  });

  it('has answers under keys that its builder counted', async () => {
    expect(await linesOf({ ...ann, 'form-field-ghi789': 'Two doors', field_5d70ab2: 'Oak' })).toEqual([
      'Two doors',
      'Oak',
    ]);
    expect(await linesOf({ ...ann, submit_your_idea: 'A bigger door' })).toEqual(['submit_your_idea: A bigger door']);
  });

  it('may say which address it asks for', async () => {
    const form = { ...ann, primary_address_city: 'Leeds', primary_address_street: '1 High St' };
    expect((await leadOf(form)).fields).toMatchObject({ ADDRESS_CITY: 'Leeds', ADDRESS: '1 High St' });
  });
});

describe('in a machine’s record, people choose', () => {
  it.each<[string, object, string]>([
    ['ranges', { metadata: { team_size: '11-50' } }, 'metadata.team_size: 11-50'],
    ['what they can pay', { min_budget: '10000000' }, 'min_budget: 10000000'],
    ['goods by the number that people know', { clientListingId: 'AP-40171' }, 'clientListingId: AP-40171'],
    ['a project that is offered', { project_name: 'Marigold Heights' }, 'project_name: Marigold Heights'],
  ])('%s', async (_, beside, line) => {
    expect(await linesOf({ id: 7, created_at: time, ...ann, phone, ...beside })).toEqual([line]);
  });
});

it('a national number loses its nought behind its country’s, but for Italy’s', async () => {
  const whole = async (country: string, mobile: string) =>
    (await personOf({ name: 'Ann Lee', mobile, mobile_prefix: country, country_code: country })).reach;
  expect(await whole('44', '07400 123456')).toEqual(['+447400123456']);
  expect(await whole('39', '06 1234 5678')).toEqual(['+390612345678']);
});

it('a bill tells where somebody works', async () => {
  const customer = { first_name: 'Ann', last_name: 'Lee', email };
  const order = { id: 7, customer, billing_address: { first_name: 'Ann', last_name: 'Lee', company: 'Lee & Sons' } };
  expect((await leadOf(order)).fields).toMatchObject({ NAME: 'Ann', LAST_NAME: 'Lee', COMPANY_TITLE: 'Lee & Sons' });
});

describe('what only a tool counts and keeps', () => {
  it.each<[string, object]>([
    ['the number of the record', { number: 611 }],
    ['its first letter', { first_char: 'a' }],
    ['the day it came', { today: '2026-09-10' }],
    ['what it is scanned by', { barcode: 'kT9wZ' }],
    ['where its questions are described', { questionnaire: 'https://clinic.example/q/enquiry' }],
    ['how long the visit was', { time_on_site: 94, form_progress: 100 }],
    ['the device’s numbers', { devicephonenum: '2025550199' }],
    ['who issued it', { iss: 'https://api.idp.example/t/atelier' }],
    ['classes of programs', { channel: 'Channel::WebWidget' }],
    ['when it was closed', { closedAt: '2026-09-10T09:22:05.179Z' }],
    ['when it was, in JavaScript’s words', { initiated_at: 'Thu Sep 10 2026 09:01:48 GMT-0300 (Horário de Brasília)' }],
    ['a face', { thumbnail: 'https://www.gravatar.example/avatar/526692031d4bb6' }],
    [
      'the day in words',
      { smart_tags: { day: 'Thursday', month: 'September', year: 2026, date: 'September 10, 2026' } },
    ],
    ['the same number in other spellings', { caller_number_bare: '2025550143', raw_digits: '(202) 555-0143' }],
    ['the same address as a login', { username: email }],
    ['the visitor’s kind', { ticket: { sender: 'Customer', roles: 'Customer' } }],
    ['that nothing led here', { page_referrer: '$direct' }],
    ['ids of the tool’s own making', { contact_ref: 'CTC-262WER5NR9CG38' }],
    ['which form it was', { mail: { form: 37 } }],
    ['how many messages there are', { messages: { count: 17 } }],
    ['where its address is', { ip_country: 'US' }],
    ['a picture of the lead', { lead_picture: 'https://app.example/images/avatar.png' }],
    ['the form inside', { details: { tag: { form_id: 71204 } } }],
    ['instants', { createInstant: 1789034400000 }],
    [
      'whose calendar it is in',
      { external_calendar: { type: 'google', name: 'bo@example.org', id: 'bo@example.org' } },
    ],
    ['numbers of a shop’s inside', { ticket: { order_id: 'or_7380114' } }],
  ])('%s', async (_, beside) => {
    expect(await linesOf({ id: 7, created_at: time, ...ann, phone, message: 'Hello', ...beside })).toEqual([
      'message: Hello',
    ]);
  });
});
