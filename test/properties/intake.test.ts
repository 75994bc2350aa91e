import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBody } from '../../lib/intake/decode/decode-body.ts';
import { splitDelivery } from '../../lib/intake/split-delivery.ts';
import { lookUp } from '../../lib/names/look-up.ts';
import { shown } from '../fixtures/expectations.ts';
import { deliveryOf, leadOf } from '../fixtures/lead-of.ts';
import { bodyOf, posts } from '../fixtures/payload.ts';

const types = fc.constantFrom(
  null,
  'application/json',
  'text/plain',
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=windows-1251',
  'multipart/form-data; boundary=B',
  'multipart/form-data',
  'application/octet-stream',
  'image/png',
  'x',
);

const fragment = fc.constantFrom(
  '{',
  '}',
  '[',
  ']',
  '"',
  ':',
  ',',
  '=',
  '&',
  '%',
  '%5B',
  '__proto__',
  'constructor',
  'a',
  '1',
  '--B\r\n',
  '--B--',
  'Content-Disposition: form-data; name="a"',
  '\r\n\r\n',
  '\\',
  '\u0000',
  'ё',
);
const body = fc.oneof(
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  fc.array(fragment, { maxLength: 40 }).map((parts) => Buffer.from(parts.join(''))),
  fc.json().map((text) => Buffer.from(text)),
  fc.record({ sample: fc.constantFrom(...posts), at: fc.nat(), byte: fc.nat(255) }).map(({ sample, at, byte }) => {
    const bytes = Buffer.from(bodyOf(sample));
    if (bytes.length > 0) bytes[at % bytes.length] = byte;
    return bytes;
  }),
);

const untouched = () => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect({}).not.toHaveProperty('polluted');
};

describe('any body', () => {
  it('is decoded or refused with a RequestError, and touches no prototype', async () => {
    await fc.assert(
      fc.asyncProperty(body, types, async (bytes, type) => {
        await decodeBody(bytes, type).catch((error) => expect(error.name).toBe('RequestError'));
        untouched();
      }),
      { numRuns: 1500 },
    );
  });

  it('that can be decoded makes a lead without empty values, with well-formed multi-fields', async () => {
    await fc.assert(
      fc.asyncProperty(body, types, async (bytes, type) => {
        const delivery = { body: bytes, headers: type ? { 'content-type': type } : {} };
        const lead = await leadOf('', { delivery }).catch((error) => {
          expect(error.name).toBe('RequestError');
          return null;
        });
        splitDelivery(deliveryOf('', delivery));
        for (const [field, value] of Object.entries(lead?.fields ?? {})) {
          expect(value, field).not.toBeOneOf([null, undefined, '']);
          if (!Array.isArray(value)) continue;
          expect(value.length).toBeGreaterThan(0);
          for (const one of value) {
            expect(one).toEqual({ VALUE: expect.any(String), VALUE_TYPE: expect.any(String) });
            expect(one).not.toHaveProperty('VALUE', '');
          }
        }
        untouched();
      }),
      { numRuns: 1500 },
    );
  });
});

/** Names of questions, some of which the table knows and some not, but none that stands for noise, traps or ids. */
const asked = fc
  .oneof(
    fc.constantFrom(
      'name',
      'first_name',
      'Фамилия',
      'phone',
      'Telefon',
      'email',
      'company',
      'message',
      'subject',
      'city',
      'website',
      'telegram',
      'birthday',
      'budget',
      'contact',
      'номер',
      'cep',
      'data',
      'UF_CRM_1',
      'ASSIGNED_BY_ID',
      'Room [m2]',
      'a.b',
      'a__b',
      '<b>x</b>',
    ),
    fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }).filter((name) => /\p{L}/u.test(name)),
  )
  .filter(
    (name) =>
      ![
        'DROP',
        'HONEYPOT',
        'TRACKING',
        'UTM',
        'CONSENT',
        'SUBMISSION_ID',
        'FORM_ID',
        'FORM_NAME',
        'PAGE_URL',
        'REFERRER',
        'CURRENCY_ID',
      ].includes(lookUp(name)?.group ?? '') && !/^(?:__proto__|ad)$/i.test(name.trim()),
  );

const word = fc.stringMatching(/^[a-z]{3,9}$/);
const typed = fc.oneof(
  word,
  fc.array(word, { minLength: 2, maxLength: 4 }).map((words) => words.join(' ')),
  fc.constantFrom(
    '+12025550143',
    '8 (999) 310-42-77',
    'ann@example.com',
    'ann@',
    '<i>hi</i>',
    '[b]hi[/b]',
    '5 < 6 & 7',
    '14.09.1990',
    'example.com',
    'Ångström',
    'жук',
  ),
);

const plain = (text: string) => text.replace(/\s+/g, ' ').toLowerCase();

describe('whatever is typed', () => {
  const form = fc.dictionary(asked, typed, { minKeys: 1, maxKeys: 8 });
  it.each([
    ['flat', (answers: object) => answers],
    ['in a package', (answers: object) => ({ event: 'form.sent', id: 'evt_12345678', data: { fields: answers } })],
    [
      'as a list of questions',
      (answers: object) => ({ answers: Object.entries(answers).map(([question, answer]) => ({ question, answer })) }),
    ],
    [
      'typed by the tool',
      (answers: object) => ({
        fields: Object.entries(answers).map(([label, value], i) => ({ key: `q_${i}`, label, type: 'text', value })),
      }),
    ],
    [
      'urlencoded',
      (answers: object) =>
        Object.entries(answers)
          .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`)
          .join('&'),
    ],
  ])('ends somewhere in the lead, %s', async (_, wrap) => {
    await fc.assert(
      fc.asyncProperty(form, async (answers) => {
        const { fields } = await leadOf(wrap(answers));
        const everything = plain(shown(JSON.stringify(Object.values(fields))));
        for (const value of Object.values(answers)) {
          const digits = value.replace(/\D/g, '');
          const date = value.replace(/^(\d\d)\.(\d\d)\.(\d{4})$/, '$3-$2-$1');
          const found = [value, date].some((text) => everything.includes(plain(JSON.stringify(text).slice(1, -1))));
          expect(found || (digits.length > 6 && everything.includes(digits)), `${value} in ${everything}`).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('has no markup left in the comments', async () => {
    const markup = fc.array(
      fc.constantFrom('<', '>', '[', ']', '/', 'b', 'url', '=', 'script', '&', 'lt;', '#60;', ' ', '\n'),
      { maxLength: 20 },
    );
    await fc.assert(
      fc.asyncProperty(markup, async (parts) => {
        const { fields } = await leadOf({ 'Your roof': `x${parts.join('')}` });
        expect(fields.COMMENTS).not.toMatch(/[<>[]|&(?!amp;|#91;)#?\w+;/);
      }),
    );
  });
});
