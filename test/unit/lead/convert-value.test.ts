import { describe, expect, it } from 'vitest';
import { convertValue } from '../../../lib/lead/convert-value.ts';
import type { LeadFieldDescription } from '../../../lib/lead/fields/lead-fields.ts';

const convert = (value: string, description: LeadFieldDescription) => convertValue({ value }, description);

describe('a typed answer becomes the value its lead field takes', () => {
  it.each([
    ['string', 'Any text, 1 200', 'Any text, 1 200'],
    ['integer', '38', 38],
    ['integer', '+38', 38],
    ['integer', '−5', -5],
    ['integer', '12 345', 12345],
    ['integer', '1,200', 1200],
    ['integer', '12.0', 12],
    ['double', '12,5', 12.5],
    ['double', '0.125', 0.125],
    ['double', '1 200,50', 1200.5],
    ['double', '1\u00a0200\u202f300', 1200300],
    ['double', "1'200.50", 1200.5],
    ['double', '1,234,567', 1234567],
    ['double', '1.234.567,89', 1234567.89],
    ['double', '1,234.56', 1234.56],
    ['double', '$ 300', 300],
    ['double', '5 000 ₽', 5000],
    ['money', '300|EUR', '300|EUR'],
    ['money', '300 EUR', '300|EUR'],
    ['money', '€1.200,50', '1200.5|EUR'],
    ['money', '1 200 руб.', '1200|RUB'],
    ['money', 'pln 99,90', '99.9|PLN'],
    ['money', 'US$ 40', '40|USD'],
    ['boolean', 'on', 'Y'],
    ['boolean', 'Да', 'Y'],
    ['boolean', 'Sí', 'Y'],
    ['boolean', 'não', 'N'],
    ['boolean', 'Жоқ', 'N'],
    ['boolean', 'false', 'N'],
    ['char', 'yes', 'Y'],
    ['date', '2026-09-14', '2026-09-14'],
    ['date', '2026-09-14T15:00:00Z', '2026-09-14'],
    ['date', '14.9.2026', '2026-09-14'],
    ['date', '05.06.2026', '2026-06-05'],
    ['date', '14/09/2026', '2026-09-14'],
    ['date', '09/14/2026', '2026-09-14'],
    ['date', '7-7-2026', '2026-07-07'],
    ['date', '2026/9/4', '2026-09-04'],
    ['datetime', '2026-09-14T15:00:00+03:00', '2026-09-14T15:00:00+03:00'],
    ['datetime', '2026-09-14T15:00:00.000000Z', '2026-09-14T15:00:00+00:00'],
    ['datetime', '2026-09-14 15:00-0430', '2026-09-14T15:00:00-04:30'],
    ['url', 'https://example.com/a?b=c', 'https://example.com/a?b=c'],
    ['url', 'пример.рф', 'пример.рф'],
    ['url', 'https://example.com/?<b>', 'https://example.com/?%3Cb%3E'],
    ['string', '<100k, 5 < 6', '‹100k, 5 ‹ 6'],
    ['string', '5 < 6 -> [7] &amp;', '5 < 6 -> [7] &amp;'],
    ['employee', '7', 7],
    ['user', '12', 12],
    ['crm', 'C_2', 'C_2'],
    ['crm', '15', '15'],
    ['crm_status', 'WEB', 'WEB'],
    ['crm_currency', 'eur', 'EUR'],
  ])('%s: %j → %j', (type, value, expected) => {
    expect(convert(value, { type })).toEqual(expected);
  });

  it.each([
    ['integer', '12.5'],
    ['integer', '3 rooms'],
    ['integer', '99999999999999999999'],
    ['integer', '10–20'],
    ['double', '1,200'],
    ['double', '20 25'],
    ['double', '12 EUR USD'],
    ['double', '5 constructor'],
    ['double', 'about 5'],
    ['double', '1,2,3'],
    ['money', '300'],
    ['boolean', 'maybe'],
    ['date', '31.02.2026'],
    ['date', '05/06/2026'],
    ['date', '14.09.26'],
    ['date', 'tomorrow'],
    ['datetime', '2026-09-14T15:00'],
    ['datetime', '2026-02-31T15:00:00Z'],
    ['datetime', '2026-09-14T25:00:00Z'],
    ['url', 'javascript:alert(1)'],
    ['url', 'ask me'],
    ['employee', 'Anna'],
    ['employee', '0'],
    ['crm', 'X_2'],
    ['crm_status', 'From a friend'],
    ['crm_currency', 'euros'],
    ['crm_multifield', 'a@example.com'],
    ['constructor', 'text'],
    ['file', 'plan.pdf'],
  ])('%s: %j goes to the comments', (type, value) => {
    expect(convert(value, { type })).toBeUndefined();
  });

  it('takes the usual currency for money written without one', () => {
    expect(convertValue({ value: '300' }, { type: 'money' }, { currency: 'KZT' })).toBe('300|KZT');
    expect(convertValue({ value: '300 €' }, { type: 'money' }, { currency: 'KZT' })).toBe('300|EUR');
  });

  it('puts the value of a multiple field into an array', () => {
    expect(convert('38', { type: 'integer', isMultiple: true })).toEqual([38]);
    expect(convert('many', { type: 'integer', isMultiple: true })).toBeUndefined();
  });
});

describe('an option', () => {
  const items = [
    { ID: '101', VALUE: 'Été' },
    { ID: '102', VALUE: 'Winter, all of it' },
    { ID: '103', VALUE: '101' },
    { ID: '104', VALUE: 'Straße' },
  ];
  const one = { type: 'enumeration', items };
  const many = { ...one, isMultiple: true };

  it.each([
    ['ETE', 101],
    [' strasse ', 104],
    ['winter,  all of it', 102],
    ['101', 103],
    ['102', 102],
  ])('%j is known by its text or id: %j', (value, expected) => {
    expect(convert(value, one)).toBe(expected);
  });

  it.each(['Spring', '999', 'Été, Straße'])('%j is no single option', (value) => {
    expect(convert(value, one)).toBeUndefined();
  });

  it('is found in a joined list even when its own text holds a comma', () => {
    expect(convert('Straße, Winter, all of it, Été', many)).toEqual([104, 102, 101]);
    expect(convert('Été, ete', many)).toEqual([101]);
  });

  it('leaves the whole list to the comments when one of it is unknown', () => {
    expect(convert('Été, Spring', many)).toBeUndefined();
  });

  it('can not be found in a field that describes none', () => {
    expect(convert('Été', { type: 'enumeration' })).toBeUndefined();
  });
});

describe('a file', () => {
  const plan = { name: 'plan.pdf', type: 'application/pdf', size: 3, content: 'YWJj' };
  const tooLarge = { name: 'film.mp4', type: 'video/mp4', size: 9e9 };

  it('travels as name and base64', () => {
    const answer = { value: 'plan.pdf', files: [plan] };
    expect(convertValue(answer, { type: 'file' })).toEqual({ fileData: ['plan.pdf', 'YWJj'] });
    expect(convertValue(answer, { type: 'file', isMultiple: true })).toEqual([{ fileData: ['plan.pdf', 'YWJj'] }]);
  });

  it('is left to the comments without its content', () => {
    expect(convertValue({ value: 'film.mp4', files: [tooLarge] }, { type: 'file' })).toBeUndefined();
    expect(convertValue({ value: 'both', files: [tooLarge, plan] }, { type: 'file' })).toEqual({
      fileData: ['plan.pdf', 'YWJj'],
    });
  });
});
