import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../lib/names/languages.ts';
import { asksForFamilyName, asksForPhone, isSalutation, pageTexts, yesOrNo } from '../../../lib/names/words.ts';

describe('yes and no', () => {
  it.each(LANGUAGES)('are told apart in $code', ({ yes, no }) => {
    for (const word of yes.split(' ')) expect(yesOrNo(` ${word.toUpperCase()} `), word).toBe(true);
    for (const word of no.split(' ')) expect(yesOrNo(word), word).toBe(false);
  });

  it.each(['✓', '1', '+', 'ja', 'ano'])('%s is yes', (word) => expect(yesOrNo(word)).toBe(true));
  it.each(['-', '0', 'nee', 'ne', 'HAYIR'])('%s is no', (word) => expect(yesOrNo(word)).toBe(false));
  it.each(['perhaps', '', 'yes please'])('%j is neither', (word) => expect(yesOrNo(word)).toBeUndefined());
});

describe('a salutation', () => {
  it.each(['Mrs', 'dr.', 'Frau', 'SRA.', 'Sig.ra', 'M.', 'Pan'])('is %s', (word) =>
    expect(isSalutation(word)).toBe(true),
  );
  it.each(['Mrs King', 'Roof', ''])('is not %j', (word) => expect(isSalutation(word)).toBe(false));
});

describe('a question about a phone', () => {
  it.each([
    'На какой телефон перезвонить?',
    'your_phone_please',
    'Handynummer hier',
    'Tu móvil',
    '请问您的手机号是多少',
    '긴급 연락처는?',
  ])('is %s', (name) => expect(asksForPhone(['q1', name])).toBe(true));
  it.each(['Headphones?', 'handle', 'phoneme'])('is not %s', (name) => expect(asksForPhone([name])).toBe(false));
});

describe('a name beside one for the first name', () => {
  it.each([
    [['nom'], ['prénom'], true],
    [['Votre nom'], ['Votre prénom'], true],
    [['Name'], ['x', 'Vorname'], true],
    [['Name'], ['first_name'], false],
    [['prénom'], ['prénom'], false],
  ])('%j beside %j asks for the family name: %s', (names, beside, asks) => {
    expect(asksForFamilyName(names, beside)).toBe(asks);
  });
});

describe('what a visitor reads', () => {
  it.each(LANGUAGES)('is in $code where a browser asks for it', ({ code, page }) => {
    expect(pageTexts(`xx, ${code}-ZZ;q=0.8, en;q=0.1`)).toEqual({ language: code, texts: page });
  });

  it.each(['nb', 'nb-NO', 'nn-NO;q=0.9', 'no'])('is Norwegian for %s', (header) => {
    expect(pageTexts(header).language).toBe('no');
  });

  it.each([undefined, '', 'xx', 'constructor', 'nbx'])('is English for %j', (header) => {
    expect(pageTexts(header).language).toBe('en');
  });
});

it('every language has a code of its own', () => {
  expect(new Set(LANGUAGES.map(({ code }) => code)).size).toBe(LANGUAGES.length);
});
