import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderTitle } from '../../../lib/lead/title.ts';

const TEMPLATE = '{formName}: {NAME} {LAST_NAME}';

describe('renderTitle', () => {
  it.each([
    [TEMPLATE, { formName: 'Contact', NAME: 'Anna', LAST_NAME: 'Ek' }, 'Contact: Anna Ek'],
    [TEMPLATE, { formName: 'Contact', NAME: 'Anna' }, 'Contact: Anna'],
    [TEMPLATE, { formName: 'Contact', LAST_NAME: 'Ek' }, 'Contact: Ek'],
    [TEMPLATE, { formName: 'Contact' }, 'Contact'],
    [TEMPLATE, { formName: null, NAME: ' Anna\n', LAST_NAME: '' }, 'Anna'],
    [TEMPLATE, {}, ''],
    ['{A} — {B} — {C}', { A: '1', C: '3' }, '1 — 3'],
    ['{A}/{B}/{C}', { A: '1', C: '3' }, '1/3'],
    ['{A}, {B}, {C}', { B: '2' }, '2'],
    ['{A} {B}, {C}', { A: '1', C: '3' }, '1, 3'],
    ['{A} ({B})', { A: '1' }, '1'],
    ['{A} ({B})', { A: '1', B: '2' }, '1 (2)'],
    ['Call {A} now', {}, 'Call now'],
    ['Fixed title', {}, 'Fixed title'],
    ['{ A }', { A: '1' }, '1'],
    ['{A}', { A: '{B} - - :', B: 'never' }, '{B} - - :'],
    ['{constructor}{__proto__}', {}, ''],
  ])('%j with %j is %j', (template, values, expected) => {
    expect(renderTitle(template, values)).toBe(expected);
  });

  it('cuts at 255 characters and never through one', () => {
    expect(renderTitle('{A}', { A: 'x'.repeat(300) })).toHaveLength(255);
    expect(renderTitle('{A}', { A: `${'x'.repeat(254)}😀` })).toBe('x'.repeat(254));
  });

  it('is always one tidy line of at most 255 characters', () => {
    fc.assert(
      fc.property(fc.string(), fc.dictionary(fc.constantFrom('A', 'B'), fc.string()), (text, values) => {
        const title = renderTitle(`${text}{A}: ({B})`, values);
        expect(title.length).toBeLessThanOrEqual(255);
        expect(title).toBe(title.trim());
        expect(title).not.toMatch(/\s{2}|\n/);
      }),
    );
  });
});
