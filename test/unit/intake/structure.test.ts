import { describe, expect, it } from 'vitest';
import { leadOf } from '../../fixtures/lead-of.ts';

const reach = (multi: readonly { readonly VALUE: string }[] | undefined) => multi?.map(({ VALUE }) => VALUE) ?? [];

/** The lead's contact fields in one line, its title aside, and the lines of the comments. */
async function readOf(body: unknown) {
  const { fields } = await leadOf(body);
  const { NAME, LAST_NAME, COMPANY_TITLE, POST, ADDRESS, ADDRESS_CITY, BIRTHDATE } = fields;
  const plain = [NAME, LAST_NAME, COMPANY_TITLE, POST, ADDRESS, ADDRESS_CITY, BIRTHDATE].filter(Boolean);
  return {
    contact: [...plain, ...reach(fields.PHONE), ...reach(fields.EMAIL)].join(', '),
    comments: (fields.COMMENTS ?? '').replaceAll('• ', '').split('\n').filter(Boolean),
  };
}

describe('questions', () => {
  const name = { id: 'a1', label: 'Your name' };
  const colour = { id: 'a2', label: 'Colour of the door' };
  it.each<[string, unknown]>([
    [
      'under headings',
      {
        questions: [
          { question: 'About you', fields: [{ title: 'Your name', answer: 'Ann Lee' }] },
          { question: 'The door', fields: [{ title: 'Colour of the door', answer: 'green' }] },
        ],
      },
    ],
    [
      'inside of others, answers with their types',
      {
        item: [
          {
            linkId: '1',
            text: 'About you',
            item: [{ linkId: '1.1', text: 'Name', answer: [{ valueString: 'Ann Lee' }] }],
          },
          {
            ...{ linkId: '2', text: 'Colour of the door' },
            answer: [{ valueCoding: { system: 'https://example.org/colours', code: '7', display: 'green' } }],
          },
        ],
      },
    ],
    [
      'that say who they are twice',
      {
        formData: [
          { name: 'Your name', safeName: '_Your_name', type: 'core.text', submittedValue: 'Ann Lee' },
          { name: 'Colour of the door', safeName: '_Colour_of_the_door', type: 'core.text', submittedValue: 'green' },
        ],
        submittedValues: { _Your_name: 'Ann Lee', _Colour_of_the_door: 'green' },
      },
    ],
    [
      'with settings of their own',
      {
        custom_fields: [
          {
            id: '0a52c486',
            name: 'Your name',
            type: 'text',
            type_config: {},
            date_created: '1698260411360',
            value: 'Ann Lee',
          },
          {
            ...{
              id: '0a52c489',
              name: 'Colour of the door',
              type: 'drop_down',
              date_created: '1698260411360',
              value: 1,
            },
            type_config: {
              options: [
                { id: '8d29df39-d142', name: 'red', orderindex: 0 },
                { id: '89379233-ac61', name: 'green', orderindex: 1 },
              ],
            },
          },
          { id: '0a52c490', name: 'Margin', type: 'formula', type_config: {}, date_created: '1698260411360' },
        ],
      },
    ],
    ['beside values by id', { fields: [name, colour], values: { a1: 'Ann Lee', a2: 'green' } }],
    ['beside values by id, without a name for the list', { inputs: [name, colour], a1: 'Ann Lee', a2: 'green' }],
    ['in one list, answers in another', { names: ['Your name', colour.label], values: ['Ann Lee', 'green'] }],
    ['described elsewhere', { data: { a1: 'Ann Lee', a2: 'green' }, meta: { fields: [name, colour] } }],
    ['with labels beside', { fieldLabels: { a1: 'Your name', a2: colour.label }, a1: 'Ann Lee', a2: 'green' }],
    ['in numbered keys', { question_1: 'Your name', answer_1: 'Ann Lee', question_2: colour.label, answer_2: 'green' }],
    ['in keys of their own', { q1_label: 'Your name', q1_value: 'Ann Lee', q2_label: colour.label, q2_value: 'green' }],
    [
      'under headings in lists',
      {
        pages: [
          {
            id: '1',
            questions: [
              { id: '7', headings: [{ heading: 'Your name' }], answers: [{ text: 'Ann Lee' }] },
              { id: '8', headings: [{ heading: colour.label }], answers: [{ text: 'green' }] },
            ],
          },
        ],
      },
    ],
    [
      'with words in pieces',
      {
        properties: {
          'Your name': {
            id: 't',
            type: 'title',
            title: [{ type: 'text', text: { content: 'Ann Lee' }, plain_text: 'Ann Lee' }],
          },
          [colour.label]: { id: 'c', type: 'select', select: { id: 'x', name: 'green', color: 'green' } },
        },
      },
    ],
    ['by id', { answers: { a1: { label: 'Your name', answer: 'Ann Lee' }, a2: { ...colour, answer: 'green' } } }],
  ])('%s', async (_, body) => {
    expect(await readOf(body)).toEqual({
      contact: expect.stringMatching(/^Ann[, ]+Lee$/),
      comments: ['Colour of the door: green'],
    });
  });
});

describe('parts of a question', () => {
  it('are known by the question’s title and their own label', async () => {
    const form = {
      Fields: [
        {
          ...{ ID: 'Field1', Title: 'Nombre', Type: 'shortname' },
          SubFields: [
            { ID: 'Field1', Label: 'First' },
            { ID: 'Field2', Label: 'Last' },
          ],
        },
        {
          ...{ ID: 'Field3', Title: 'Address', Type: 'address' },
          SubFields: [
            { ID: 'Field3', Label: 'Street Address' },
            { ID: 'Field4', Label: 'City' },
          ],
        },
        {
          ...{ ID: 'Field6', Title: 'Services', Type: 'checkbox' },
          SubFields: [
            { ID: 'Field6', Label: 'Pruning' },
            { ID: 'Field7', Label: 'Lawn' },
          ],
        },
      ],
    };
    const answers = { Field1: 'Ann', Field2: 'Lee', Field3: '1 Elm St', Field4: 'Riga', Field6: '', Field7: 'Lawn' };
    expect(await readOf({ ...answers, FieldStructure: JSON.stringify(form) })).toEqual({
      contact: 'Ann, Lee, 1 Elm St, Riga',
      comments: ['Services: Lawn'],
    });
  });
});

describe('rows of questions', () => {
  const row = (name: string, age: string) => ({
    84: { label: 'Name of the child', type: 'text', value: [name] },
    85: { label: 'Age', type: 'number', value: [age] },
  });
  const listed = (name: string, age: string) => Object.values(row(name, age));
  it.each<[string, unknown]>([
    ['by number', { label: 'Children', rows: { 1: row('Mika', '7'), 2: row('Ida', '4') } }],
    ['in a list', { label: 'Children', rows: [row('Mika', '7'), row('Ida', '4')] }],
    ['as lists', { label: 'Children', entries: [listed('Mika', '7'), listed('Ida', '4')] }],
  ])('are read one by one, under what they are called: %s', async (_, section) => {
    const body = { 10: { label: 'Your name', type: 'text', value: ['Ann Lee'] }, section_8: section };
    expect(await readOf(body)).toEqual({
      contact: 'Ann Lee',
      comments: ['Children: Name of the child: Mika, Age: 7', 'Name of the child: Ida, Age: 4'],
    });
  });
});

describe('keys that are paths', () => {
  it.each([
    [
      'of groups with somebody in one of them',
      {
        ...{ 'who/first_name': 'Ann', 'who/last_name': 'Lee', 'who/phone': '+12025550143', 'need/city': 'Riga' },
        ...{ 'need/acres': '3', 'meta/instanceID': 'uuid:512ca816-5cab-45a6-a676-1f47cfe7658e' },
      },
      { contact: 'Ann, Lee, Riga, +12025550143', comments: ['acres: 3'] },
    ],
    [
      'of groups with the same questions',
      { 'contact/name': 'Ann', 'contact/phone': '+12025550143', 'pet/name': 'Rex', 'pet/colour': 'black' },
      { contact: 'Ann, +12025550143', comments: ['pet: Rex', 'colour: black'] },
    ],
    [
      'no paths',
      { name: 'Ann', 'Tea/coffee': 'tea', 'Phone/fax': '+12025550143' },
      { contact: 'Ann, +12025550143', comments: ['Tea/coffee: tea'] },
    ],
  ])('%s', async (_, body, expected) => {
    expect(await readOf(body)).toEqual(expected);
  });
});

describe('what may get lost', () => {
  it('a file keeps its link', async () => {
    const { comments } = await readOf({
      columns: [
        { id: '3399b912-231b', label: 'Name', type: 'text', value: 'Ann' },
        {
          id: '3399b912-231c',
          label: 'Plan',
          type: 'file',
          value: 'plan.pdf',
          url: 'https://files.example.com/plan.pdf',
        },
      ],
    });
    expect(comments).toEqual(['Plan: plan.pdf https://files.example.com/plan.pdf']);
  });

  it('the question of several choices with ids', async () => {
    const chosen = [
      { id: 1, value: 'Painting', color: 'green' },
      { id: 2, value: 'Wallpaper', color: 'red' },
    ];
    const { comments } = await readOf({ items: [{ id: 3, Name: 'Ann', Phone: '+12025550143', Services: chosen }] });
    expect(comments).toEqual(['Services: Painting, Wallpaper']);
  });

  it.each([
    ['Intro call', ['Intro call']],
    ['Lead Created', []],
    ['Form submitted', []],
    ['New submission', []],
  ])('an event’s name, when a person gave it: %s', async (eventName, comments) => {
    const body = {
      type: 'event.created',
      data: { id: 'evt_7Kq2mZp0', eventName, attendees: [{ name: 'Ann', email: 'ann@example.com' }] },
    };
    expect((await readOf(body)).comments.map((line) => line.replace('eventName: ', ''))).toEqual(comments);
  });

  it.each(['traits', 'public_metadata', 'unsafeMetadata', 'metadata', 'custom_attributes', 'user_properties'])(
    'what is said of the visitor in a container of its own: %s',
    async (container) => {
      const said = { company: 'Oak Ltd', position: 'Head buyer', shoe_size: 'forty two' };
      const user = { id: 'u_1', first_name: 'Ann', email: 'ann@example.com', [container]: said };
      expect(await readOf({ type: 'user.created', data: user })).toEqual({
        contact: 'Ann, Oak Ltd, Head buyer, ann@example.com',
        comments: [expect.stringMatching(/shoe_size: forty two$/)],
      });
    },
  );

  it('the columns of a change, in lists apart', async () => {
    const change = {
      ...{ kind: 'insert', schema: 'public', table: 'leads' },
      columnnames: ['id', 'name', 'email', 'note'],
      columntypes: ['integer', 'text', 'text', 'text'],
      columnvalues: [3, 'Ann', 'ann@example.com', 'Two doors'],
    };
    expect(await readOf({ change: [change] })).toEqual({
      contact: 'Ann, ann@example.com',
      comments: ['note: Two doors'],
    });
  });
});

describe('what a tool says besides', () => {
  const somebody = { name: 'Ann', email: 'ann@example.com' };
  it.each<[string, object, Record<string, unknown>]>([
    ['a login beside a name', somebody, { username: 'enumerator07' }],
    [
      'who looks on',
      { task: somebody },
      { watchers: [{ id: 26191384, username: 'Rupert', email: 'rupert@example.org' }] },
    ],
    [
      'a word for where the visitor came from',
      {
        questions: [
          { q: 'Name', answer: 'Ann' },
          { q: 'E-mail', answer: 'ann@example.com' },
        ],
      },
      { metadata: { referrer: 'service-start', isLive: true } },
    ],
    [
      'the record by its title',
      { record: { ...somebody, company: { value: 'Fern & Co' } } },
      { recordTitle: 'Fern & Co' },
    ],
    ['an id in somebody’s system', somebody, { identifier: { system: 'https://clinic.example/qr', value: 'qr-558' } }],
    [
      'the answers once more, as a page',
      somebody,
      { summary: { div: '<div xmlns="http://www.w3.org/1999/xhtml"><h3>Response Summary</h3></div>' } },
    ],
  ])('is no answer: %s', async (_, body, besides) => {
    const { contact, comments } = await readOf({ ...besides, ...body });
    expect(contact).toMatch(/^Ann,(?: Fern & Co,)? ann@example\.com$/);
    expect(comments.filter((line) => !line.startsWith('username'))).toEqual([]);
  });

  it('a family name has its place beside a login', async () => {
    expect((await readOf({ username: 'enumerator07', prenom: 'Awa', nom: 'Diop' })).contact).toBe('Awa, Diop');
  });
});

it('a number has its unit', async () => {
  expect((await readOf({ name: 'Ann', floor: { value: 72, unit: 'sq m' } })).comments).toEqual(['floor: 72 sq m']);
});

it('pairs of question and answer are no table', async () => {
  const pairs = [
    ['Your name', 'Ann'],
    ['E-mail', 'ann@example.com'],
    ['Colour of the door', 'green'],
  ];
  expect(await readOf({ answers: pairs })).toEqual({
    contact: 'Ann, ann@example.com',
    comments: ['Colour of the door: green'],
  });
});
