import { describe, expect, it } from 'vitest';
import { rawLead } from '../../../lib/lead/raw-lead.ts';

describe('rawLead', () => {
  it('passes Bitrix24’s own names on, as the portal takes them', () => {
    expect(
      rawLead({ fields: { TITLE: 'x', PHONE: '1', OPENED: true }, params: { REGISTER_SONET_EVENT: 'Y' } }),
    ).toEqual({
      fields: { TITLE: 'x', PHONE: [{ VALUE: '1', VALUE_TYPE: 'WORK' }], OPENED: 'Y' },
      params: { REGISTER_SONET_EVENT: 'Y' },
    });
  });

  it.each([
    { fields: 'x' },
    { fields: 5 },
    { fields: null },
    { fields: {} },
    { fields: {}, params: {} },
    { fields: { TITLE: ' ', PHONE: [] } },
    { fields: { ORIGINATOR_ID: 'shop', ORIGIN_ID: '7' } },
    { fields: { ASSIGNED_BY_ID: 1, CONTACT_IDS: [3], COMPANY_ID: 2 } },
    { fields: { SOURCE_ID: 'WEB', STATUS_ID: 'NEW', OPENED: 'Y', CURRENCY_ID: 'EUR' } },
    { fields: { UTM_SOURCE: 'x', TRACE: '{}' } },
  ])('refuses %j: there is nothing of its own in it', (body) => {
    expect(() => rawLead(body)).toThrow(expect.objectContaining({ name: 'RequestError', code: 'invalid_lead' }));
  });

  it.each([
    { fields: { TITLE: 'x' } },
    { fields: { UF_CRM_AREA: 5 } },
    { fields: { OPPORTUNITY: 100 } },
    { fields: { COMMENTS: 'x', ORIGIN_ID: '7' } },
  ])('takes %j', (body) => {
    expect(rawLead(body)?.fields).toEqual(body.fields);
  });

  it.each([
    ['a form’s answers', { fields: { name: 'Ada' } }],
    ['a list of answers', { fields: [{ label: 'Name', value: 'Ada' }] }],
    ['JSON in a text', { fields: '{"name":"Ada"}' }],
    ['other members beside them', { fields: { TITLE: 'x' }, form: 'f' }],
    ['no fields', { name: 'Ada' }],
  ])('leaves %s to the mapping', (_, body) => {
    expect(rawLead(body)).toBeNull();
  });
});
