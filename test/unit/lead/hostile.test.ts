import { describe, expect, it } from 'vitest';
import { lookUp } from '../../../lib/names/look-up.ts';
import { compact, normalise } from '../../../lib/names/spelling.ts';
import { shown } from '../../fixtures/expectations.ts';
import { leadOf } from '../../fixtures/lead-of.ts';

const phone = (n: number) => `+1212${2_000_000 + n}`;
const email = (n: number) => `a${n}@example.com`;
const many = (count: number, make: (n: number) => string) => Array.from({ length: count }, (_, n) => make(n));

describe('a name of more than 200 letters', () => {
  const long = `Your phone ${'so that we may call you '.repeat(20)}phone`;

  it('means nothing and is not taken apart', () => {
    expect(lookUp(long)).toBeNull();
    expect(compact(normalise(long))).toBe(long);
  });

  it('still labels what was typed', async () => {
    const { fields } = await leadOf({ name: 'Ada', [long]: 'any time' });
    expect(fields.COMMENTS).toContain(`${long}: any time`);
  });

  it('is known without the explanation in brackets that makes it long', () => {
    expect(lookUp(`Телефон (${'в международном формате '.repeat(20)})`)?.group).toBe('PHONE');
  });

  it('around many values is shortened in each, and each has its own', async () => {
    const asked = 'x'.repeat(1000);
    const { fields } = await leadOf({ [asked]: { Breakfast: 'tea', Dinner: 'soup' }, name: 'Ada' });
    expect(fields.COMMENTS).toContain(`${'x'.repeat(200)}….Breakfast: tea`);
    expect(fields.COMMENTS).toContain(`${'x'.repeat(200)}….Dinner: soup`);
  });
});

describe('contacts', () => {
  it.each([
    ['phones', 'PHONE', 'phone', phone],
    ['e-mails', 'EMAIL', 'email', email],
  ] as const)(
    'of up to 100 fields are %s of the lead, the others are in the comments',
    async (_, field, name, make) => {
      const all = many(130, make);
      const { fields } = await leadOf(Object.fromEntries(all.map((value, n) => [`${name}_${n}`, value])));
      expect(fields[field]?.map(({ VALUE }) => VALUE)).toEqual(all.slice(0, 100));
      for (const value of all.slice(100)) expect(fields.COMMENTS).toContain(value);
    },
  );

  it('that are more than 100 in one answer are a text', async () => {
    const all = many(101, email).join(', ');
    const { fields } = await leadOf({ email: all });
    expect(fields).not.toHaveProperty('EMAIL');
    expect(fields.COMMENTS).toContain(all);
  });
});

it('tells the same question under two names from two questions with the same answer, among thousands', async () => {
  const answers = many(400, (n) => `Do you like fruit no. ${n}?`).map((question) => ({ question, answer: 'yes' }));
  const { fields } = await leadOf({ answers: [...answers, ...answers] });
  expect(String(fields.COMMENTS).split('\n')).toEqual(answers.map(({ question }) => `• ${question}: yes`));
});

it('puts spaces around line breaks together in a line', async () => {
  const { fields } = await leadOf({ subject: `a${' '.repeat(100_000)}\n \n b` });
  expect(fields.TITLE).toBe('a b');
});

it('leaves a text of JSON closed when the body holds too much already', async () => {
  const inside = JSON.stringify(many(900, (n) => `w${n}`));
  const { fields } = await leadOf({
    name: 'Ada',
    ...Object.fromEntries(many(8, (n) => `q${n}`).map((q) => [q, inside])),
  });
  expect(shown(String(fields.COMMENTS))).toContain('q0: w0, w1');
  expect(shown(String(fields.COMMENTS))).toContain('q7: ["w0","w1"');
});
