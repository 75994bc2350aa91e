import { describe, expect, it } from 'vitest';
import { leadOf } from '../../../fixtures/lead-of.ts';

const email = 'ann@example.com';
const phone = '+12025550143';
const id = 'c81f3a90e2d7';
const linesOf = async (body: unknown) => {
  const { fields } = await leadOf(body);
  return (fields.COMMENTS ?? '').split('\n').map((line) => line.replace(/^• /, ''));
};

describe('what a tool puts beside the answers', () => {
  it('is no answer among questions that people were asked', async () => {
    const answers = [
      { question: 'What is your email address?', answer: email },
      { question: 'Which room?', answer: 'Kitchen' },
      { question_id: 'deviceType', answer: 'COMPUTER' },
      { question_id: 'browser', answer: 'Chrome' },
      { question_id: 'startTime', answer: '2026-09-10T10:00:00Z' },
    ];
    expect(await linesOf({ id, completed_time: '2026-09-10T10:01:00Z', answers })).toEqual(['Which room?: Kitchen']);
  });

  it('is no answer where it says the same by a code', async () => {
    const lines = await linesOf({ id, email, contact: { phone, country: 'Canada', country_code: 'CA' } });
    expect(lines.join()).not.toContain('CA');
  });

  it('is the form’s title, when the form has a name as well', async () => {
    expect(await linesOf({ email, FormName: 'sf_contact', FormTitle: 'Download the guide', Room: 'Hall' })).toEqual([
      'Room: Hall',
    ]);
  });
});

describe('what was chosen', () => {
  it('is told by its words, whatever is empty beside them', async () => {
    const chosen = { response_text: 'Dry', response_image: null, correct: null, value: null };
    const questions = [{ id: 90311, type: 'single_choice', question_text: 'Your skin?', answers_given: [chosen] }];
    expect(await linesOf({ personal_data: { email }, questions })).toEqual(['Your skin?: Dry']);
  });
});

describe('one phone in a list', () => {
  it.each(['work', 'Mobile', ''])('is one, whatever kind it is: “%s”', async (label) => {
    const { fields } = await leadOf({ id, name: 'Ann Lee', phone: [{ label, value: '222 000 081', primary: true }] });
    expect(fields.PHONE?.map(({ VALUE }) => VALUE)).toEqual(['222 000 081']);
  });
});

describe('addresses of an order', () => {
  it('are told once, the customer’s own too', async () => {
    const address = { address1: '88 Bank Street', city: 'Ottawa', country: 'Canada' };
    const { fields } = await leadOf({
      ...{ id, email, billing_address: address, shipping_address: address },
      customer: { email, default_address: { ...address, default: true } },
    });
    expect(fields).toMatchObject({ ADDRESS: '88 Bank Street', ADDRESS_CITY: 'Ottawa' });
    expect(fields.COMMENTS ?? '').not.toContain('Bank Street');
  });
});
