import { describe, expect, it } from 'vitest';
import { personOf } from '../../fixtures/contact-of.ts';
import { leadOf } from '../../fixtures/lead-of.ts';

const phone = '+12025550143';
const email = 'ann@example.com';
const time = '2026-09-10T10:00:00Z';

describe('around the visitor’s part', () => {
  it.each([
    [
      'a row that was inserted',
      {
        ...{ type: 'INSERT', table: 'contact_requests', schema: 'public', old_record: { email: 'old@example.com' } },
        record: { id: 41, created_at: time, full_name: 'Ann Lee', email, message: 'Need a quote', is_processed: false },
      },
      { name: 'Ann Lee', reach: [email], comments: ['message: Need a quote'] },
    ],
    [
      'a call of a procedure',
      { jsonrpc: '2.0', method: 'lead.create', id: 7, params: { name: 'Ann Lee', phone, text: 'Two doors' } },
      { name: 'Ann Lee', reach: [phone], comments: ['text: Two doors'] },
    ],
    [
      'an appointment',
      {
        event_type: 'appointment.booked',
        appointment: {
          ...{ id: 9911, start: '2026-12-03T10:00:00Z', status: 'confirmed', notes: 'Bring a ladder' },
          customer: { id: 77, firstName: 'Ann', lastName: 'Lee', email },
          timezone: 'Europe/Riga',
        },
        created_at: time,
      },
      { name: 'Ann Lee', reach: [email], comments: ['notes: Bring a ladder', 'start: 2026-12-03T10:00:00Z'] },
    ],
  ])('what machines say is no answer: %s', async (_, body, expected) => {
    expect(await personOf(body)).toEqual(expected);
  });

  it.each<[string, Record<string, string | number | boolean>]>([
    ['the hook itself', { webhookName: 'To the sales desk', webhook_event: 'Ticket Bought' }],
    ['the view it was filled in at', { id: 12, viewName: 'Gallery of all' }],
    ['times by other names', { _submission_time: '2026-09-10T10:00:00', date_added: 1789034400 }],
    ['times as .NET writes them', { id: 12, visited: '/Date(1789034400000)/' }],
    ['how often the visitor came', { id: 12, page_views: 7, sessions_count: 2 }],
    ['what it has in hand', { id: 12, confirmed: 1, paid: 0, online: true, sms_now: 0, master_request: 1 }],
    ['times to the nanosecond', { id: 12, ts_ms: 1789034400000, ts_ns: 1789034400000000000 }],
    ['times in words', { id: 12, CompletionDate: 'Sep 10, 2026 10:00:00 AM' }],
    ['the kind of record', { id: 12, className: 'Enquiry', model: 'contact-message', deviceType: 'COMPUTER' }],
    ['its own numbers', { id: 12, orderNumber: 'NWBGBY-AWS123', attemptsCounter: 1, visits: 5 }],
    [
      'its own fields, by their first letter',
      { _id: 7, _submitted_by: 'field_staff_3', _xform_id_string: 'aFxCk9mQ2' },
    ],
    [
      'the visitor’s machine',
      { id: 12, customer_ip_address: '203.0.113.72', profile_pic: 'https://cdn.example/p.jpg' },
    ],
    ['what the visitor sat at', { os: 'Windows', browser: 'Chrome', browserLanguage: 'en-US', deviceType: 'COMPUTER' }],
    ['when somebody was last seen', { id: 12, last_interaction: time, date_modified_gmt: '2026-09-10T10:00:00' }],
    ['a card to pay with', { cardNumber: '4111 1111', expMonth: 4, exp_year: 2028, cvv: 123 }],
  ])('machines tell of %s', async (_, marks) => {
    const { comments } = await personOf({ ...marks, name: 'Ann Lee', email, message: 'Need a quote' });
    expect(comments).toEqual(['message: Need a quote']);
  });

  it('a machine’s marks are no answers in the visitor’s own part either, and what was chosen there is', async () => {
    const visitor = {
      name: 'Ann Lee',
      email,
      chats_count: 3,
      verified: false,
      avatar_url: 'https://cdn.example/7.png',
    };
    const body = {
      id: 7,
      created_at: time,
      visitor: { ...visitor, colour: 'red', express: true, guests: 4, size: 'XL' },
    };
    const { comments } = await personOf(body);
    expect(comments).toEqual(['colour: red', 'express: yes', 'guests: 4', 'size: XL']);
  });

  it('a ticked box that tells of a wish stays, however many flags stand beside it', async () => {
    const flags = { id: 12, confirmed: 1, paid: 0, online: true, sms_now: 0 };
    const { comments } = await personOf({ ...flags, wants_callback: true, name: 'Ann Lee', email });
    expect(comments).toEqual(['wants_callback: yes']);
  });

  it('a device alone may be what somebody asks about', async () => {
    const { comments } = await personOf({
      id: 7,
      created_at: time,
      data: { name: 'Ann Lee', phone, device: 'iPhone' },
    });
    expect(comments).toEqual(['device: iPhone']);
  });

  it.each<[string, Record<string, unknown>]>([
    ['the place of business', { location: { id: 'L1', name: 'North office', city: 'Leeds', address: '1 Mill Road' } }],
    ['whose account it is', { user: { name: 'Pat Rep', email: 'pat@example.org', phone: '+12025550199' } }],
  ])('%s is not the visitor’s', async (_, side) => {
    const body = { contact_id: 'c81f3a90', name: 'Ann Lee', email, message: 'Need a quote', ...side };
    expect(await personOf(body)).toEqual({ name: 'Ann Lee', reach: [email], comments: ['message: Need a quote'] });
  });

  it('a form’s own description, sent along as a text, tells the questions and is no answer', async () => {
    const fields = [
      { Title: 'E-mail', Type: 'email', ID: 'F1' },
      { Title: 'Colour of the door', Type: 'text', ID: 'F2' },
    ];
    const form = { Title: 'Doors', Email: 'office@example.org' };
    expect(
      await personOf(
        new URLSearchParams({
          ...{ F1: email, F2: 'green' },
          formDefinition: JSON.stringify(form),
          fieldSchema: JSON.stringify({ Fields: fields }),
        }).toString(),
      ),
    ).toEqual({ name: '', reach: [email], comments: ['Colour of the door: green'] });
  });

  it('a list of definitions, sent along as a text, tells the questions and is no answer', async () => {
    const fields = [{ title: 'Colour of the door', type: 'text', id: 'f2' }];
    const body = { answers: { f1: email, f2: 'green' }, fieldDefinitions: JSON.stringify(fields) };
    expect(await personOf(body)).toEqual({ name: '', reach: [email], comments: ['Colour of the door: green'] });
  });

  it('a phone is no secret, whatever it was asked for as', async () => {
    const { reach: reached } = await personOf({ answers: [{ question: 'key', answer: phone }] });
    expect(reached).toEqual([phone]);
  });

  it('a plain form’s own words stay, whatever they are called', async () => {
    const { comments } = await personOf(
      `name=Ann&phone=%2B12025550143&type=wholesale&status=student&source=Instagram&size=L`,
    );
    expect(comments).toEqual(['type: wholesale', 'status: student', 'source: Instagram', 'size: L']);
  });
});

describe('other people', () => {
  it.each([
    [
      'staff beside a customer',
      {
        id: 5,
        created_at: time,
        provider: { name: 'Kim Staff', email: 'kim@example.org' },
        customer: { name: 'Ann Lee', email },
      },
    ],
    [
      'resources of JSON:API',
      {
        data: { type: 'inquiries', id: '7', attributes: { name: 'Ann Lee', email } },
        included: [{ type: 'users', id: '2', attributes: { name: 'Bob Agent', email: 'bob@example.org' } }],
      },
    ],
    [
      'keys of a connector',
      {
        'lead.name': 'Ann Lee',
        'lead.email': email,
        'lead.owner.name': 'Kim Staff',
        'lead.owner.email': 'kim@example.org',
      },
    ],
    ['keys of a plain form', { name: 'Ann Lee', email, agent_name: 'Kim Staff', agent_email: 'kim@example.org' }],
  ])('are not the visitor: %s', async (_, body) => {
    expect(await personOf(body)).toEqual({ name: 'Ann Lee', reach: [email], comments: [] });
  });

  it('an owner is the visitor where nobody else can be reached', async () => {
    expect(await personOf({ owner: { name: 'Ann Lee', email }, pet: 'Rex' })).toMatchObject({ reach: [email] });
  });

  it('of a chat only the visitor’s lines count', async () => {
    const messages = [
      { type: 'visitor', author: 'Ann', text: 'Do you deliver?' },
      { type: 'agent', author: 'Kim Staff', text: 'Yes we do' },
    ];
    const { comments } = await personOf({ chat_id: 'PJ0MRSHTDG1', visitor: { name: 'Ann', email }, messages });
    expect(comments).toEqual(['messages: Do you deliver?']);
  });

  it.each(['number_of_employees', 'employees'])('how many there are is asked for: %s', async (key) => {
    expect((await personOf({ id: 7, name: 'Ann Lee', email, [key]: '50' })).comments).toEqual([`${key}: 50`]);
  });
});

describe('secrets and marks', () => {
  it.each(['HandshakeKey=s3cr3t-hk', 'form_nonce=a81b22f0c7', 'order_hash=99fcee43c4664235', '__VIEWSTATE=dDwtMTI3'])(
    'never reach the lead: %s',
    async (pair) => {
      expect((await personOf(`name=Ann+Lee&email=ann%40example.com&${pair}`)).comments).toEqual([]);
    },
  );

  it.each(['Session=2026-12-05', 'Ticket=VIP', 'Key=C+sharp'])('a choice is none: %s', async (pair) => {
    expect((await personOf(`name=Ann&${pair}`)).comments).toHaveLength(1);
  });
});

describe('questions and answers apart', () => {
  const asked = 'What should we improve?';
  it.each([
    [
      'a dictionary beside',
      {
        survey: { questions: { q1: { text: 'What is your name?', type: 'text' }, q2: { text: asked, type: 'text' } } },
        response: { answers: { q1: 'Ann Lee', q2: 'Opening hours' } },
      },
    ],
    ['labels beside', { labels: { f1: 'Your name', f2: asked }, answers: { f1: 'Ann Lee', f2: 'Opening hours' } }],
    [
      'a schema beside',
      {
        schema: {
          type: 'object',
          properties: { a1: { type: 'string', title: 'Full name' }, a2: { type: 'string', title: asked } },
        },
        formData: { a1: 'Ann Lee', a2: 'Opening hours' },
      },
    ],
    ['a header row', { headers: ['Your name', asked], row: ['Ann Lee', 'Opening hours'] }],
    [
      'rows of a sheet',
      {
        values: [
          ['Your name', asked],
          ['Ann Lee', 'Opening hours'],
        ],
      },
    ],
    [
      'labels by language',
      {
        fields: [
          { label: { en: 'Your name', de: 'Ihr Name' }, value: 'Ann Lee' },
          { label: { en: asked }, value: 'Opening hours' },
        ],
      },
    ],
  ])('are joined: %s', async (_, body) => {
    expect(await personOf(body)).toEqual({ name: 'Ann Lee', reach: [], comments: [`${asked}: Opening hours`] });
  });

  it('two questions with one answer stay two', async () => {
    const { comments } = await personOf({ 'Question 1?': 'yes', 'Question 2?': 'yes' });
    expect(comments).toEqual(['Question 1?: yes', 'Question 2?: yes']);
  });
});

describe('typed values', () => {
  it.each([
    [
      'of a document store',
      {
        fields: {
          name: { stringValue: 'Ann Lee' },
          note: { stringValue: 'Near the park' },
          rooms: { integerValue: '3' },
        },
      },
    ],
    ['of a table', { NewImage: { name: { S: 'Ann Lee' }, note: { S: 'Near the park' }, rooms: { N: '3' } } }],
    [
      'by language',
      { fields: { name: { 'en-US': 'Ann Lee' }, note: { 'en-US': 'Near the park' }, rooms: { 'en-US': 3 } } },
    ],
    [
      'of rich text',
      {
        name: 'Ann Lee',
        note: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Near the park' }] }] },
        rooms: 3,
      },
    ],
  ])('are what they hold: %s', async (_, body) => {
    const { name, comments } = await personOf(body);
    expect([name, ...comments.toSorted()]).toEqual(['Ann Lee', 'note: Near the park', 'rooms: 3']);
  });
});

describe('phones and addresses', () => {
  it.each([
    ['of links', { phone: `tel:${phone}`, email: `mailto:${email}` }, [phone, email]],
    ['with a slash between', { phone: `${phone} / +12025550144` }, [phone, '+12025550144']],
    ['with a word between', { phone: `${phone} or +12025550144` }, [phone, '+12025550144']],
    ['as an object with more', { mobile: { value: phone, verified: true } }, [phone]],
  ])('are read: %s', async (_, body, expected) => {
    expect((await personOf(body)).reach).toEqual(expected);
  });
});

describe('an id', () => {
  it.each([
    ['of a person is no submission’s', { user: { uuid: 'u-1', email } }, null],
    ['of a visitor neither', { visitor: { unique_id: 'v-1', email } }, null],
    ['at the top is the submission’s', { uuid: 's-1', email }, { value: 's-1', given: 'field' }],
  ])('%s', async (_, body, expected) => {
    expect((await leadOf(body)).submission.id).toEqual(expected);
  });
});
