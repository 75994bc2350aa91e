import { describe, expect, it } from 'vitest';
import { leadOf } from '../../../fixtures/lead-of.ts';

const email = 'ann@example.com';
const phone = '+12025550143';
const time = '2026-09-10T10:00:00Z';
const visitor = { full_name: 'Ann Lee', company: 'Acme', email };

async function readOf(body: unknown) {
  const { fields } = await leadOf(body);
  return [fields.NAME, fields.COMPANY_TITLE, fields.EMAIL?.map(({ VALUE }) => VALUE), fields.COMMENTS];
}

describe('the visitor’s part', () => {
  it.each([
    ['under a word of the tool’s own', { id: 7, created_at: time, gadget: visitor }],
    ['in a package under such a word', { id: 7, created_at: time, request: { data: visitor, state: 'submitted' } }],
    ['beside others who work there', { id: 7, meta: { sender: visitor, assignee: { id: 3, name: 'Bo Peep' } } }],
    [
      'with a shorter record of the same person before it',
      { id: 7, sender: { name: 'Ann Lee' }, meta: { sender: visitor } },
    ],
  ])('is found by its e-mail: %s', async (_, body) => {
    expect(await readOf(body)).toEqual(['Ann Lee', 'Acme', [email], undefined]);
  });

  it('is not that of somebody whom the visitor names', async () => {
    const { fields } = await leadOf({ id: 7, note: 'Hello there', emergency_contact: { name: 'Bo', phone } });
    expect(fields.NAME).toBeUndefined();
  });

  it('may be a list of claims, each named by an address', async () => {
    const claims = Object.entries({ emailaddress: email, givenname: 'Ann', organization: 'Acme' });
    const user = { claims: claims.map(([name, value]) => ({ uri: `http://claims.example/${name}`, value })) };
    expect(await readOf({ iat: 1789034400, event: { user } })).toEqual(['Ann', 'Acme', [email], undefined]);
  });
});

describe('around it', () => {
  it('a day and a time to come were chosen', async () => {
    const booking = {
      id: 4,
      date: '2026-12-10',
      time: '14:30',
      created_at: time,
      customer: { id: 3, name: 'Ann', email },
    };
    expect((await readOf({ event_type: 'x.create', bookings: [booking], timestamp: time }))[3]).toBe(
      '• date: 2026-12-10\n• time: 14:30',
    );
  });

  it('a campaign’s source and medium are UTM marks', async () => {
    const campaign = { name: 'Autumn letter', source: 'letter', medium: 'email' };
    const { fields } = await leadOf({ context: { campaign }, properties: { email } });
    expect(fields).toMatchObject({ UTM_SOURCE: 'letter', UTM_MEDIUM: 'email', UTM_CAMPAIGN: 'Autumn letter' });
  });
});
