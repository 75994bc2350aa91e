import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comments } from '../../lib/lead/comments.ts';
import { clean } from '../../lib/lead/text.ts';
import { shown } from '../fixtures/expectations.ts';
import { leadOf } from '../fixtures/lead-of.ts';
import { savedText } from '../sandbox/portal/save-text.ts';

/** Text with everything in it that means something to the portal, and words of several scripts. */
const typed = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...'<>[]/&;#"\'=*‹›!?-. \n') },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          ...['&lt;', '&gt;', '&amp;', '&amp;lt;', '&quot;', '&apos;', '&#60;', '&#x3C;', '&nbsp;', '&copy;'],
          ...[
            '<b>',
            '</b>',
            '<br>',
            '<a href="x">',
            '<!--',
            '[b]',
            '[/url]',
            '[list',
            '[срочно]',
            '[10-12]',
            'lt;',
            '#91;',
          ],
        ),
      },
      { weight: 3, arbitrary: fc.constantFrom('100k', 'ASAP', 'срочно', 'naïve', '東京', 'b', 'url', 'اليوم', 'x_1') },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''))
  // a bracket as an entity is read as the bracket: the portal leaves no way to write it out
  .filter((text) => !/&#9[13];/.test(text));

const words = (text: string) => text.match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [];

describe('what a visitor typed', () => {
  it("is read in the portal's comments word by word, once these are saved", () => {
    fc.assert(
      fc.property(typed, typed, (label, text) => {
        const read = shown(savedText(comments([{ label, text }])));
        const kept = words(read);
        expect(kept).toEqual(expect.arrayContaining(words(label)));
        expect(kept).toEqual(expect.arrayContaining(words(text)));
      }),
      { numRuns: 3000 },
    );
  });

  it('stands there character by character, but for the look-alikes of angle brackets', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const typedAs = clean(text).replaceAll('‹', '<').replaceAll('›', '>');
        expect(shown(savedText(comments([{ label: null, text }])))).toBe(typedAs);
      }),
      { numRuns: 3000 },
    );
  });

  it('is a tag in no text field of the lead, entities decoded or not', async () => {
    const map = { area: 'UF_CRM_AREA', status: 'STATUS_DESCRIPTION' };
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        const value = `x${text}`;
        const answers = { name: value, company: value, city: value, subject: value, area: value, status: value };
        const origin = { page: `https://example.com/?${value}`, utm_term: value };
        const { fields } = await leadOf({ ...answers, ...origin }, { settings: { map } });
        expect(Object.keys(fields)).toEqual(
          expect.arrayContaining([
            'NAME',
            'COMPANY_TITLE',
            'ADDRESS_CITY',
            'TITLE',
            'UF_CRM_AREA',
            'STATUS_DESCRIPTION',
          ]),
        );
        for (const [name, field] of Object.entries(fields))
          expect(String(field).replace(/&(?:lt|#60|#x3c);/gi, '<'), name).not.toMatch(/<(?!\s)/);
      }),
      { numRuns: 500 },
    );
  });
});
