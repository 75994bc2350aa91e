import { describe, expect, it } from 'vitest';
import type { LeadStructure } from '../../../lib/lead/fields/lead-fields.ts';
import { leadOf } from '../../fixtures/lead-of.ts';

const structure: LeadStructure = {
  UF_CRM_AREA: { type: 'double', title: 'UF_CRM_AREA', formLabel: 'Floor area', listLabel: 'Площадь пола' },
  UF_CRM_DAY: { type: 'date', filterLabel: 'Дата визита' },
  UF_CRM_NEW: { type: 'boolean', formLabel: { en: 'New building?', de: 'Neubau?' } },
  UF_CRM_ROOF: { type: 'enumeration', formLabel: 'Roof', items: [{ ID: '44', VALUE: 'Flat' }] },
  UF_CRM_ROOFS: {
    type: 'enumeration',
    isMultiple: true,
    formLabel: 'Extras',
    items: [
      { ID: '50', VALUE: 'Pool' },
      { ID: '51', VALUE: 'Garage' },
    ],
  },
  UF_CRM_ONE: { type: 'string', formLabel: 'Colour' },
  UF_CRM_TWO: { type: 'string', listLabel: 'COLOUR:' },
  UF_CRM_LOCKED: { type: 'string', formLabel: 'Score', isReadOnly: true },
  UF_CRM_HIDDEN: { type: 'string', formLabel: 'Rating', isHidden: true },
  UF_CRM_WHO: { type: 'employee', formLabel: 'Manager' },
  UF_CRM_PHONE: { type: 'string', formLabel: 'Phone' },
  UF_CRM_CITY: { type: 'string', formLabel: 'City' },
  STATUS_ID: { type: 'crm_status', title: 'Stage' },
  ORIGIN_ID: { type: 'string', title: 'External key' },
};
const match = (body: unknown, settings = {}) => leadOf(body, { structure, settings: { match: true, ...settings } });

describe('an answer goes to the custom field', () => {
  it.each([
    ['of its label', { 'Floor area': '120,5' }, { UF_CRM_AREA: 120.5 }],
    ['whatever case, accents and punctuation', { 'FLOOR  ÁREA:': '120' }, { UF_CRM_AREA: 120 }],
    ['by a key', { floor_area: '120' }, { UF_CRM_AREA: 120 }],
    ['by the last part of a path', { answers: { house: { floorArea: '120' } } }, { UF_CRM_AREA: 120 }],
    ['by its label in lists', { 'Площадь пола': '120' }, { UF_CRM_AREA: 120 }],
    ['by its label in filters', { 'дата визита': '14.09.2026' }, { UF_CRM_DAY: '2026-09-14' }],
    ['by its label in another language', { Neubau: 'ja' }, { UF_CRM_NEW: 'Y' }],
    ['by the visitor’s question', { fields: [{ key: 'q7', label: 'Floor area', value: '120' }] }, { UF_CRM_AREA: 120 }],
    ['as an option', { roof: 'flat' }, { UF_CRM_ROOF: 44 }],
    ['as several options', { Extras: ['Pool', 'garage'] }, { UF_CRM_ROOFS: [50, 51] }],
    ['though a standard field would have had it', { City: 'Oslo' }, { UF_CRM_CITY: 'Oslo' }],
  ])('%s', async (_, body, expected) => {
    const { fields } = await match(body);

    expect(fields).toMatchObject(expected);
    expect(fields.COMMENTS).toBeUndefined();
  });

  it('and the steps say so', async () => {
    const { steps } = await match({ 'Floor area': '120' });

    expect(steps).toContainEqual({ field: 'UF_CRM_AREA', from: 'Floor area', rule: 'label of a custom field' });
  });

  it.each([
    ['that two fields have', { colour: 'red' }, 'colour: red', 'is the label of UF_CRM_ONE and UF_CRM_TWO'],
    [
      'with a value of another kind',
      { 'Floor area': 'big' },
      'Floor area: big',
      'does not fit UF_CRM_AREA, which has its label',
    ],
    ['with no such option', { Roof: 'Thatch' }, 'Roof: Thatch', 'does not fit UF_CRM_ROOF, which has its label'],
  ])('but not by a label %s: the comments have it, with the reason', async (_, body, comments, rule) => {
    const { fields, steps } = await match(body);

    expect(fields.COMMENTS).toBe(comments);
    expect(Object.keys(fields).filter((name) => name.startsWith('UF_'))).toEqual([]);
    expect(steps).toContainEqual(expect.objectContaining({ field: 'COMMENTS', rule }));
  });

  it('the first of two; the second goes to the comments', async () => {
    const { fields } = await match({ 'Floor area': '120', floor_area: '7' });

    expect(fields).toMatchObject({ UF_CRM_AREA: 120, COMMENTS: 'floor_area: 7' });
  });

  it.each([
    ['is read-only', { Score: '9' }],
    ['is hidden', { Rating: '9' }],
    ['names an employee', { Manager: '7' }],
    ['is the portal’s own', { Stage: 'WON' }],
    ['is for the settings alone', { 'External key': '1' }],
    ['is called so by the portal alone', { UF_CRM_AREA: '120' }],
  ])('but to none that %s', async (_, body) => {
    const { fields } = await match(body);

    expect(fields.COMMENTS).toBe(Object.entries(body).map(([name, value]) => `${name}: ${value}`)[0]);
    expect(Object.keys(fields).sort()).toEqual(['COMMENTS', 'SOURCE_ID', 'TITLE']);
  });

  it('never a phone', async () => {
    const { fields } = await match({ Phone: '+12025550143' });

    expect(fields).toMatchObject({ PHONE: [{ VALUE: '+12025550143' }] });
    expect(fields.UF_CRM_PHONE).toBeUndefined();
  });

  it('unless the map says otherwise', async () => {
    const { fields } = await match({ 'Floor area': '120' }, { map: { 'floor area': 'POST' } });

    expect(fields).toMatchObject({ POST: '120' });
    expect(fields.UF_CRM_AREA).toBeUndefined();
  });

  it.each([
    ['the settings do not ask for it', { structure, settings: {} }],
    ['the portal is not asked', { structure: null, settings: { match: true } }],
  ])('not when %s', async (_, options) => {
    expect((await leadOf({ 'Floor area': '120' }, options)).fields.COMMENTS).toBe('Floor area: 120');
  });
});
