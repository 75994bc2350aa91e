import { describe, expect, it } from 'vitest';
import { contactOf } from '../../../fixtures/contact-of.ts';

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
    expect(await contactOf(body)).toEqual(expected);
  });
});

describe('what may get lost', () => {
  it('a file keeps its link', async () => {
    const { comments } = await contactOf({
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
    const { comments } = await contactOf({ items: [{ id: 3, Name: 'Ann', Phone: '+12025550143', Services: chosen }] });
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
    expect((await contactOf(body)).comments.map((line) => line.replace('eventName: ', ''))).toEqual(comments);
  });

  it.each(['traits', 'public_metadata', 'unsafeMetadata', 'metadata', 'custom_attributes', 'user_properties'])(
    'what is said of the visitor in a container of its own: %s',
    async (container) => {
      const said = { company: 'Oak Ltd', position: 'Head buyer', shoe_size: 'forty two' };
      const user = { id: 'u_1', first_name: 'Ann', email: 'ann@example.com', [container]: said };
      expect(await contactOf({ type: 'user.created', data: user })).toEqual({
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
    expect(await contactOf({ change: [change] })).toEqual({
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
    const { contact, comments } = await contactOf({ ...besides, ...body });
    expect(contact).toMatch(/^Ann,(?: Fern & Co,)? ann@example\.com$/);
    expect(comments.filter((line) => !line.startsWith('username'))).toEqual([]);
  });

  it('a family name has its place beside a login', async () => {
    expect((await contactOf({ username: 'enumerator07', prenom: 'Awa', nom: 'Diop' })).contact).toBe('Awa, Diop');
  });
});
