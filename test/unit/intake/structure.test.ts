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
    ['by id', { answers: { a1: { label: 'Your name', answer: 'Ann Lee' }, a2: { ...colour, answer: 'green' } } }],
  ])('%s', async (_, body) => {
    expect(await readOf(body)).toEqual({
      contact: expect.stringMatching(/^Ann[, ]+Lee$/),
      comments: ['Colour of the door: green'],
    });
  });
});
