import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactValues } from '../../../lib/bitrix24/redact-values.ts';

describe("the portal's words in a message", () => {
  it.each([
    [
      'keep what says nothing of anybody',
      'The field "E-mail" is wrong',
      { NAME: 'Jane' },
      'The field "E-mail" is wrong',
    ],
    ['lose what was sent, in any case', 'No JANE here', { fields: { NAME: 'Jane' } }, 'No … here'],
    ['lose it within lists and objects', 'x@y at 5', { EMAIL: [{ VALUE: 'x@y' }], N: 5 }, '… at …'],
    ['lose the longer value first', 'Jane Roe is no name', { NAME: 'Jane', FULL: 'Jane Roe' }, '… is no name'],
    ['keep a word that only contains a value', 'The annex is wrong', { NAME: 'Ann' }, 'The annex is wrong'],
    ['lose every e-mail address', 'User a.b@example.com.', {}, 'User …'],
    ['lose every URL', 'See https://portal/rest/1/code/ now', {}, 'See … now'],
    ['lose every long number', 'Call +49 (30) 123-456 now', {}, 'Call … now'],
    ['lose markup and line breaks', 'Wrong.<br>\n Again', {}, 'Wrong. Again'],
    ['are cut', 'x'.repeat(300), {}, 'x'.repeat(200)],
    ['leave signs of patterns alone', 'a.b (c) [d] ok', { X: 'a.b', Y: '(c)', Z: '[d]' }, '… … … ok'],
    ['are looked through for no files', 'fine', { FILE: 'x'.repeat(1000) }, 'fine'],
  ])('%s', (_, text, sent, expected) => {
    expect(redactValues(text, sent)).toBe(expected);
  });

  it('never quote a word that was sent', () => {
    const word = fc
      .stringMatching(/^[\p{L}\p{N}.+*()[\]\\$^-]{3,20}$/u)
      .filter((text) => /^[\p{L}].*[\p{L}]$/u.test(text));
    fc.assert(
      fc.property(word, (value) => {
        expect(redactValues(`« ${value} »`, { fields: { NAME: value } })).toBe('« … »');
      }),
    );
  });

  it('lose what was sent in every spelling of its letters', () => {
    expect(redactValues('No STRAẞE and no ſmith', { A: 'straße', B: 'Smith' })).toBe('No … and no …');
  });

  it('show no half of a value where a long text was cut', () => {
    const value = `secret ${'y'.repeat(400)}`;
    for (const before of [3990, 3999, 4000 - 400])
      expect(redactValues(`${'J '.repeat(before / 2)}${value} end`, { A: 'J', B: value })).not.toContain('yy');
    expect(
      redactValues(`${'<i>'.repeat(1300)}${'x'.repeat(90)} secret ${'y'.repeat(400)}`, { B: value }),
    ).not.toContain('yy');
  });
});
