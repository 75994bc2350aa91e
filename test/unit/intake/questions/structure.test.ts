import { describe, expect, it } from 'vitest';
import { contactOf } from '../../../fixtures/contact-of.ts';

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
    expect(await contactOf(body)).toEqual({
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
    expect(await contactOf({ ...answers, FieldStructure: JSON.stringify(form) })).toEqual({
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
    expect(await contactOf(body)).toEqual({
      contact: 'Ann Lee',
      comments: ['Children: Name of the child: Mika, Age: 7', 'Name of the child: Ida, Age: 4'],
    });
  });
});

it('a number has its unit', async () => {
  expect((await contactOf({ name: 'Ann', floor: { value: 72, unit: 'sq m' } })).comments).toEqual(['floor: 72 sq m']);
});

it('pairs of question and answer are no table', async () => {
  const pairs = [
    ['Your name', 'Ann'],
    ['E-mail', 'ann@example.com'],
    ['Colour of the door', 'green'],
  ];
  expect(await contactOf({ answers: pairs })).toEqual({
    contact: 'Ann, ann@example.com',
    comments: ['Colour of the door: green'],
  });
});
