import { describe, expect, it } from 'vitest';
import { checkLeadChanges } from '../../../../lib/lead/fields/check-lead.ts';
import { leadFilterStructure } from '../../../../lib/lead/fields/filter-structure.ts';

describe('what is to be changed in a lead', () => {
  it.each([
    [
      { TITLE: 'A', OPENED: true, PHONE: '123' },
      { TITLE: 'A', OPENED: 'Y', PHONE: [{ VALUE: '123', VALUE_TYPE: 'WORK' }] },
    ],
    [
      { COMMENTS: '', POST: null, UF_CRM_NOTES: [] },
      { COMMENTS: '', POST: '', UF_CRM_NOTES: [] },
    ],
    [
      { EMAIL: [{ ID: '7', VALUE: '' }, { VALUE: 'a@b.c' }] },
      {
        EMAIL: [
          { ID: '7', VALUE: '' },
          { VALUE: 'a@b.c', VALUE_TYPE: 'WORK' },
        ],
      },
    ],
    [{ PHONE: { ID: 7, DELETE: 'Y' } }, { PHONE: [{ ID: 7, DELETE: 'Y' }] }],
  ])('%j goes as %j', (fields, expected) => {
    expect(checkLeadChanges(fields)).toEqual(expected);
  });

  it.each([
    [{ TITEL: '' }, 'did you mean TITLE?'],
    [{ ID: 5 }, 'ID is set by the portal'],
    [{ OPPORTUNITY: 'much' }, 'OPPORTUNITY must be a number'],
    [{}, 'one at least'],
    [[], 'must be an object'],
  ])('is refused where it is wrong: %j', (fields, words) => {
    expect(() => checkLeadChanges(fields)).toThrow(words);
  });
});

it('is told what leads can be filtered by, described or empty', () => {
  const described = leadFilterStructure();
  expect(Object.keys(described)).toEqual(
    (
      'ID ASSIGNED_BY_ID COMPANY_ID COMPANY_TITLE CONTACT_ID CREATED_BY_ID CURRENCY_ID DATE_CLOSED DATE_CREATE ' +
      'DATE_MODIFY EMAIL HAS_EMAIL HAS_PHONE IS_RETURN_CUSTOMER MODIFY_BY_ID MOVED_BY_ID MOVED_TIME OPENED ' +
      'OPPORTUNITY STATUS_ID TITLE'
    ).split(' '),
  );
  expect(described).toMatchObject({ ID: '<lead identifier>', OPPORTUNITY: '<expected amount>' });
  const empty = leadFilterStructure(true);
  expect(Object.keys(empty)).toEqual(Object.keys(described));
  expect(new Set(Object.values(empty))).toEqual(new Set(['']));
});
