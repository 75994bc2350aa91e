import { describe, expect, it } from 'vitest';
import { personOf, reach } from '../../../fixtures/contact-of.ts';
import { leadOf } from '../../../fixtures/lead-of.ts';

/** Who the lead is, how to reach them, and all that the comments say. */
async function readOf(body: unknown) {
  const { comments, ...person } = await personOf(body);
  return { ...person, comments: comments.join('\n') };
}

const phone = '+12025550143';
const theirs = '+12025550199';
const email = 'ann@example.com';
const kim = { id: 9, name: 'Kim Staff', email: 'kim@example.org' };
const only = { name: 'Ann Lee', reach: [email], comments: '' };

describe('beside a visitor, another person is', () => {
  it.each<[string, object]>([
    ['a recruiter', { recruiter: kim }],
    ['in a thing of the tool’s', { posting: { user: kim }, team: { members: [kim] }, inbox: { email: kim.email } }],
    ['a list of them', { coordinators: [kim, { ...kim, id: 10, name: 'Pat Staff' }] }],
    ['a team with people in it', { hiring_team: { hiring_managers: [kim], sourcers: [kim] } }],
    ['a teacher', { teacher: kim }],
    ['a doctor', { doctor: kim }],
    ['somebody’s data', { employeeData: kim }],
    ['who handled it', { handled_by: kim, credited_to: kim }],
    ['a seller’s affiliate', { affiliate: kim, merchant: { ...kim, company: 'Staff & Co' } }],
    ['in a field for users', { custom_fields: { contact_person: { name: 'Contact', type: 'user', value: kim } } }],
    ['an actor with a session', { user: { objectId: 'lValKpphWN', username: 'frontdesk', sessionToken: 'r:orU3Cl' } }],
  ])('%s', async (_, others) => {
    expect(await readOf({ id: 5, ...others, candidate: { id: 77, name: 'Ann Lee', email } })).toEqual(only);
  });

  it('a contractor with an id of its own', async () => {
    const pro = { spEntityId: 12345678, spCompanyName: 'Staff Works LLC', spPhone: theirs };
    expect(await readOf({ name: 'Ann Lee', email, ...pro })).toEqual(only);
  });
});

describe('the visitor is', () => {
  it.each(['teacher', 'doctor', 'merchant', 'coordinator'])('a %s where nobody else can be reached', async (key) => {
    expect(await readOf({ [key]: { name: 'Ann Lee', email }, note: 'Two doors' })).toMatchObject({ reach: [email] });
  });

  it.each(['doctor', 'master', 'teacher'])('free to choose a %s', async (key) => {
    const { comments } = await readOf({
      id: 5,
      created_at: '2026-09-10T10:00:00Z',
      name: 'Ann',
      email,
      [key]: 'Dr. Kim',
    });
    expect(comments).toBe(`${key}: Dr. Kim`);
  });
});

describe('of two sides the visitor’s is', () => {
  it.each<[string, object]>([
    ['the sender', { SENDER_NAME: 'Ann Lee', SENDER_MOBILE: phone, RECEIVER_MOBILE: theirs }],
    ['the external one', { externalNumber: phone, internalNumber: '901', customerName: 'Ann Lee' }],
    ['the caller', { caller_name: 'Ann Lee', caller_number: phone, called_number: theirs }],
    ['who rang in', { direction: 'inbound', from: phone, to: theirs, name: 'Ann Lee' }],
    ['who was rung', { direction: 'outbound', from: theirs, to: phone, name: 'Ann Lee' }],
    ['who wrote', { From: phone, To: theirs, ProfileName: 'Ann Lee' }],
  ])('%s', async (_, body) => {
    expect((await readOf(body)).reach).toEqual([phone]);
  });

  it('the one who wrote a letter', async () => {
    const read = await readOf({ from: email, to: 'office@example.org', text: 'Two doors' });
    expect(read).toEqual({ name: '', reach: [email], comments: 'text: Two doors' });
  });

  it('nobody’s line', async () => {
    const call = { externalNumber: phone, internalNumber: '', pbxNumberData: { number: theirs, name: 'Site' } };
    const { reach: reached, comments } = await readOf({ call });
    expect(reached).toEqual([phone]);
    expect(comments).toContain('Site');
    expect(comments).not.toContain(theirs);
  });

  it.each([
    { from: 'Riga', to: 'Tallinn' },
    { from: '2026-12-01', to: '2026-12-05' },
    { from: '1000000', to: '2000000' },
  ])('no matter where they travel, when, or for how much: %o', async ({ from, to }) => {
    const { comments } = await readOf({ name: 'Ann', email, from, to });
    expect(comments).toBe(`from: ${from}\nto: ${to}`);
  });
});

describe('what belongs to the tool’s things', () => {
  it('questions to ask later are no answers', async () => {
    const stage = {
      id: 1,
      name: 'Screen',
      kit: { content: 'Be kind.', questions: [{ id: 3, question: 'Why do you want to work with us?' }] },
    };
    const { comments } = await readOf({
      application: { id: 5, current_stage: stage, candidate: { name: 'Ann', email } },
    });
    expect(comments).not.toMatch(/Why do you|Be kind/);
  });

  it.each(['event', 'webinar', 'session'])('what somebody signed up for is told: %s', async (key) => {
    const about = { id: 'evt-abc123', name: 'Freight Evening', start_at: '2026-12-09T17:00:00.000Z' };
    const { comments } = await readOf({
      type: 'guest.registered',
      data: { id: 'gst-5Yf', name: 'Ann', email, [key]: about },
    });
    expect(comments).toContain('Freight Evening');
    expect(comments).not.toContain('evt-abc123');
  });

  it('the address of a machine', async () => {
    expect((await readOf({ id: 5, name: 'Ann Lee', email, customer_ip_address: '203.0.113.72' })).comments).toBe('');
  });
});

it('a candidate’s own lists are read, their title is what they are', async () => {
  const { fields } = await leadOf({
    candidate: {
      ...{ id: 60304594, first_name: 'Ann', last_name: 'Lee', title: 'Head of Sales' },
      addresses: [
        { value: 'High St 1, Leeds', type: 'home' },
        { value: 'Low St 2, York', type: 'work' },
      ],
      website_addresses: [{ value: 'https://ann.example', type: 'personal' }],
      email_addresses: [{ value: email, type: 'work' }],
      recruiter: kim,
    },
  });
  expect(fields).toMatchObject({ NAME: 'Ann', POST: 'Head of Sales', ADDRESS: 'High St 1, Leeds' });
  expect([...reach(fields.EMAIL), ...reach(fields.WEB)]).toEqual([email, 'https://ann.example']);
  expect(fields.COMMENTS).toContain('Low St 2, York');
});

it('whom a present is for stays, and is not the visitor', async () => {
  const sender = { sender_name: 'Ann Lee', sender_email: email };
  const read = await readOf({ ...sender, recipient_name: 'Grandma', recipient_phone: theirs, message: 'Flowers' });
  expect(read).toMatchObject({ name: 'Ann Lee', reach: [email] });
  expect(read.comments).toMatch(/Grandma/);
  expect(read.comments).toContain(theirs);
});

it('the bill is the visitor’s, the parcel may be another’s', async () => {
  const billing = { first_name: 'Ann', last_name: 'Lee', address1: '1 High St', city: 'Leeds', phone };
  const gift = { first_name: 'Bob', last_name: 'Gift', address1: '9 Low St', city: 'York', phone: theirs };
  const order = await readOf({ id: 82, email, billing_address: billing, shipping_address: gift });
  expect(order).toMatchObject({ name: 'Ann Lee', reach: [phone, email] });
  expect(order.comments).toContain('9 Low St');
  expect(await readOf({ id: 82, email, billing, shipping: billing })).toMatchObject({
    reach: [phone, email],
    comments: '',
  });
});

it('the line that was rung is nobody’s', async () => {
  const call = { direction: 'inbound', raw_digits: phone, number: { id: 1, name: 'Office', digits: theirs } };
  const { reach: reached } = await readOf({ event: 'call.ended', data: { ...call, contact: { name: 'Ann', email } } });
  expect(reached).toEqual([phone, email]);
});
