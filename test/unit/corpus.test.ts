import { readFileSync } from 'node:fs';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { describe, expect, it } from 'vitest';
import { HALVES, judge, measure, toolsOf, total, type Variant } from '../fixtures/corpus/measure.ts';

const tools = HALVES.flatMap(toolsOf);

const variantOf = (json: unknown, expected: Partial<Variant['expect']>): Variant => ({
  language: 'en',
  contentType: 'application/json',
  headers: {},
  json,
  expect: { fields: {}, fieldsMay: {}, commentsContain: [], commentsMay: [], commentsLack: [], ...expected },
});

describe('the tools that nobody listed', () => {
  it('are many, some of them put apart, with two or three bodies each', () => {
    expect(tools.length).toBeGreaterThan(90);
    expect(tools.filter(({ variants }) => variants.length < 2)).toEqual([]);
    expect(new Set(tools.map(({ tool }) => tool)).size).toBe(tools.length);
  });

  it('make as many good leads as the README says', async () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const [, bodies, from, usable, clean] =
      /Measured with (\d+) bodies of (\d+) tools[^:]*: (\d+) make a lead[^,]*, (\d+) with nothing/.exec(readme) ?? [];
    const found = total((await Promise.all(HALVES.map(measure))).flat());
    expect({ ...found, tools: tools.length }).toEqual({
      ...{ variants: Number(bodies), tools: Number(from) },
      ...{ usable: Number(usable), clean: Number(clean) },
    });
  });

  it('have one body each, with people who can be nobody', () => {
    const variants = tools.flatMap((tool) => tool.variants);
    expect(variants.filter(({ body, json }) => (body === undefined) === (json === undefined))).toEqual([]);
    const emails = variants.flatMap(({ body, json, contentType }) => {
      const text = body ?? JSON.stringify(json);
      return (/urlencoded/.test(contentType) ? decodeURIComponent(text) : text).match(/[\w.]+@[\w.]+/g);
    });
    expect(
      emails.filter((email) => email && !/@(?:(?:[\w-]+\.)?example\.(?:com|org|net)|[\w-]+\.example)\.?$/.test(email)),
    ).toEqual([]);
  });

  it('want phones in E.164 only where they are valid', () => {
    const phones = tools.flatMap(({ variants }) => variants.flatMap(({ expect: { fields } }) => fields.PHONE ?? []));
    const international = phones.filter((phone) => phone.startsWith('+'));
    expect(international.length).toBeGreaterThan(70);
    expect(international.filter((phone) => parsePhoneNumberFromString(phone)?.number !== phone)).toEqual([]);
    expect(international.filter((phone) => !parsePhoneNumberFromString(phone)?.isValid())).toEqual([]);
  });
});

describe('their judge', () => {
  const body = { name: 'Ann', email: 'ann@example.com', Room: 'Kitchen' };
  const right = { NAME: 'Ann', EMAIL: ['ann@example.com'] };

  it('calls a lead good when every field is right, nothing is lost and nothing is left unexplained', async () => {
    const verdict = await judge(variantOf(body, { fields: right, commentsContain: ['Room: Kitchen'] }));
    expect(verdict).toEqual({ unusable: [], clutter: [], comments: 'Room: Kitchen' });
  });

  it('names a wrong field, one too many, and what was lost', async () => {
    const verdict = await judge(variantOf(body, { fields: { NAME: 'Bob' }, commentsContain: ['Room: Hall'] }));
    expect(verdict.unusable).toEqual(['NAME is "Ann", not "Bob"', 'EMAIL is ["ann@example.com"]', 'lost: Room: Hall']);
  });

  it('names lines that nobody needs, and marks that must not be there, in the fields too', async () => {
    const verdict = await judge(variantOf(body, { fields: right, commentsLack: ['Ann', 'Kitchen', 'elsewhere'] }));
    expect(verdict.clutter).toEqual([
      'must not be there: Ann',
      'must not be there: Kitchen',
      'nobody needs: Room: Kitchen',
    ]);
  });

  it('lets a guessed field be right or empty, but not wrong', async () => {
    const guessed = { ...body, city: 'Riga' };
    const expected = { fields: right, commentsContain: ['Room: Kitchen'] };
    const good = await judge(variantOf(guessed, { ...expected, fieldsMay: { ADDRESS_CITY: 'Riga' } }));
    const bad = await judge(variantOf(guessed, { ...expected, fieldsMay: { ADDRESS_CITY: 'Oslo' } }));
    expect([good.unusable, bad.unusable]).toEqual([[], ['ADDRESS_CITY is "Riga"']]);
  });
});
