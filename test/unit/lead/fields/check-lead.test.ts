import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RequestError } from '../../../../lib/errors.ts';
import { checkLeadFields, checkLeadParams } from '../../../../lib/lead/fields/check-lead.ts';
import { LEAD_FIELDS } from '../../../../lib/lead/fields/lead-fields.ts';

const failure = (fields: unknown): unknown => {
  try {
    return checkLeadFields(fields);
  } catch (error) {
    return error;
  }
};

describe('lead fields of a trusted caller', () => {
  it('come through as they are when nothing is wrong', () => {
    const fields = {
      TITLE: 'MegaClient',
      NAME: 'John',
      BIRTHDATE: '1990-12-31',
      OPPORTUNITY: 1200.5,
      CURRENCY_ID: 'EUR',
      OPENED: 'Y',
      ASSIGNED_BY_ID: 7,
      CONTACT_IDS: [1, '2'],
      SOURCE_ID: 'WEB',
      UTM_SOURCE: 'google',
      ORIGIN_ID: 'mine',
      PHONE: [{ VALUE: '88005553535', VALUE_TYPE: 'WORK' }],
      UF_CRM_AREA: '30 m²',
      UF_CRM_1700000000: ['a', 5, true],
      UF_CRM_PLAN: { fileData: ['plan.pdf', 'JVBERi0='] },
      UF_CRM_PLANS: [{ fileData: ['plan.pdf', 'JVBERi0='] }],
      PARENT_ID_177: 3,
    };
    expect(checkLeadFields(fields)).toEqual(fields);
  });

  it.each([
    ['a number as text', { POST: 5, ADDRESS_POSTAL_CODE: 10115 }, { POST: '5', ADDRESS_POSTAL_CODE: '10115' }],
    ['flags in every way', { OPENED: true, IS_MANUAL_OPPORTUNITY: 'n' }, { OPENED: 'Y', IS_MANUAL_OPPORTUNITY: 'N' }],
    ['a flag as a number', { OPENED: 0 }, { OPENED: 'N' }],
    ['an amount as text', { OPPORTUNITY: '1200.50' }, { OPPORTUNITY: '1200.50' }],
    ['a currency in small letters', { CURRENCY_ID: 'eur' }, { CURRENCY_ID: 'EUR' }],
    ['a date with its time', { BIRTHDATE: '1990-12-31T00:00:00+03:00' }, { BIRTHDATE: '1990-12-31T00:00:00+03:00' }],
    ['one contact', { CONTACT_IDS: 5 }, { CONTACT_IDS: [5] }],
    ['a status id that is a number', { STATUS_ID: 1 }, { STATUS_ID: '1' }],
  ])('take %s', (_, fields, expected) => {
    expect(checkLeadFields(fields)).toEqual(expected);
  });

  it('lose what is empty', () => {
    const fields = {
      TITLE: '',
      NAME: null,
      LAST_NAME: '  ',
      POST: undefined,
      PHONE: [],
      EMAIL: '',
      WEB: [{ VALUE: '' }, { VALUE: ' ', VALUE_TYPE: 'WORK' }],
      IM: ['', null],
      CONTACT_IDS: [],
      UF_CRM_A: null,
      UF_CRM_B: [null, ''],
      UF_CRM_C: ['', 'kept'],
      COMMENTS: 'kept',
    };
    expect(checkLeadFields(fields)).toEqual({ UF_CRM_C: ['kept'], COMMENTS: 'kept' });
  });
});

describe('multi-fields', () => {
  const work = { VALUE: 'a@example.com', VALUE_TYPE: 'WORK' };

  it.each([
    ['text', 'a@example.com', [work]],
    ['a list of texts', ['a@example.com', 'b@example.com'], [work, { VALUE: 'b@example.com', VALUE_TYPE: 'WORK' }]],
    ['one value', { VALUE: 'a@example.com' }, [work]],
    ['a list of values', [{ VALUE: 'a@example.com', VALUE_TYPE: 'HOME' }], [{ ...work, VALUE_TYPE: 'HOME' }]],
    ['a type in small letters', [{ VALUE: 'a@example.com', VALUE_TYPE: ' home ' }], [{ ...work, VALUE_TYPE: 'HOME' }]],
    ['an empty type', [{ VALUE: 'a@example.com', VALUE_TYPE: '' }], [work]],
    ['values and texts mixed, some empty', ['', { VALUE: null }, null, 'a@example.com'], [work]],
  ])('may be %s', (_, EMAIL, expected) => {
    expect(checkLeadFields({ EMAIL })).toEqual({ EMAIL: expected });
  });

  it('take a phone that is a number', () => {
    expect(checkLeadFields({ PHONE: 88005553535 })).toEqual({ PHONE: [{ VALUE: '88005553535', VALUE_TYPE: 'WORK' }] });
  });

  it('have OTHER for a messenger nobody named, since there is no WORK among them', () => {
    expect(checkLeadFields({ IM: '@john' })).toEqual({ IM: [{ VALUE: '@john', VALUE_TYPE: 'OTHER' }] });
  });

  it.each([
    [
      'a type of another field',
      { EMAIL: [{ VALUE: 'x', VALUE_TYPE: 'FAX' }] },
      /EMAIL\[0\]\.VALUE_TYPE must be one of WORK, HOME/,
    ],
    ['a type that is no text', { EMAIL: [{ VALUE: 'x', VALUE_TYPE: {} }] }, /EMAIL\[0\]\.VALUE_TYPE must be text/],
    [
      'a member misnamed',
      { EMAIL: [{ VALUE: 'x', TYPE: 'WORK' }] },
      /EMAIL\[0\] has VALUE and VALUE_TYPE only, no "TYPE"/,
    ],
    ['a value that is no text', { PHONE: ['1', { VALUE: [1] }] }, /PHONE\[1\]\.VALUE must be text/],
    ['truth', { PHONE: true }, /PHONE\[0\] must be text, or a list/],
    ['a list within a list', { PHONE: [['1']] }, /PHONE\[0\] must be text, or a list/],
  ])('refuse %s', (_, fields, message) => {
    expect(failure(fields)).toMatchObject({ code: 'invalid_lead', message: expect.stringMatching(message) });
  });
});

describe('what is no lead', () => {
  it.each([[undefined], [null], ['text'], [5], [[]], [[{ TITLE: 'A' }]], [new Date()], [new Map()]])(
    'is refused: %j',
    (fields) => {
      expect(failure(fields)).toMatchObject({ code: 'invalid_lead', status: 422 });
    },
  );

  it.each([
    ['TITEL', 'did you mean TITLE?'],
    ['title', 'did you mean TITLE?'],
    ['First_Name', 'did you mean NAME?'],
    ['Favourite colour', 'see crm.lead.fields'],
    ['LASTNAME', 'did you mean LAST_NAME?'],
    ['last-name', 'did you mean LAST_NAME?'],
    ['E_MAIL', 'did you mean EMAIL?'],
    ['UTM_SOURSE', 'did you mean UTM_SOURCE?'],
    ['COMMENT', 'did you mean COMMENTS?'],
    ['FM', 'PHONE, EMAIL, WEB and IM'],
    ['ORIGIN_VERSION', 'contacts and companies'],
    ['uf_crm_area', 'see crm.lead.fields'],
    ['PARENT_ID_', 'see crm.lead.fields'],
    ['constructor', 'see crm.lead.fields'],
    ['Z'.repeat(5000), 'see crm.lead.fields'],
  ])('has a name that is no field: %s', (name, hint) => {
    expect(failure({ [name]: 'secret value' })).toMatchObject({
      code: 'invalid_lead',
      message: expect.stringContaining(hint),
    });
    expect(String(failure({ [name]: 'secret value' }))).not.toContain('secret value');
  });

  it('has a name even when its value is empty', () => {
    expect(failure({ TITEL: '' })).toBeInstanceOf(RequestError);
  });

  it('may be an attack on the prototype', () => {
    const fields: unknown = JSON.parse('{"__proto__":{"polluted":"yes"}}');
    expect(failure(fields)).toMatchObject({ message: expect.stringContaining('__proto__') });
  });

  it.each(Object.entries(LEAD_FIELDS).filter(([, { kind }]) => kind === 'read-only'))(
    'sets %s, which is read-only',
    (name) => {
      expect(failure({ [name]: '1' })).toMatchObject({ message: `${name} is set by the portal: leave it out` });
    },
  );

  it.each([
    [{ TITLE: { a: 1 } }, 'TITLE must be text'],
    [{ TITLE: true }, 'TITLE must be text'],
    [{ NAME: ['John'] }, 'NAME must be text'],
    [{ SOURCE_ID: false }, 'SOURCE_ID must be text'],
    [{ OPPORTUNITY: '1 200,50' }, 'OPPORTUNITY must be a number'],
    [{ OPPORTUNITY: Number.NaN }, 'OPPORTUNITY must be a number'],
    [{ CURRENCY_ID: 'Euro' }, 'CURRENCY_ID must be an ISO 4217 code'],
    [{ BIRTHDATE: '31.12.1990' }, 'BIRTHDATE must be a date'],
    [{ BIRTHDATE: '1990-13-31' }, 'BIRTHDATE must be a date'],
    [{ BIRTHDATE: 19901231 }, 'BIRTHDATE must be a date'],
    [{ OPENED: 'maybe' }, 'OPENED must be "Y" or "N"'],
    [{ OPENED: { toString: 1 } }, 'OPENED must be "Y" or "N"'],
    [{ ASSIGNED_BY_ID: 0 }, 'ASSIGNED_BY_ID must be an id'],
    [{ ASSIGNED_BY_ID: 'John' }, 'ASSIGNED_BY_ID must be an id'],
    [{ CONTACT_IDS: [1, 'x'] }, 'CONTACT_IDS[1] must be an id'],
    [{ PARENT_ID_177: 'x' }, 'PARENT_ID_177 must be an id'],
    [{ UF_CRM_A: { b: 1 } }, 'UF_CRM_A must be text'],
    [{ UF_CRM_A: [[1]] }, 'UF_CRM_A[0] must be text'],
    [{ UF_CRM_A: { fileData: ['a'] } }, 'UF_CRM_A must be text'],
    [{ UF_CRM_A: { fileData: ['a', 'b', 'c'] } }, 'UF_CRM_A must be text'],
    [{ UF_CRM_A: Number.POSITIVE_INFINITY }, 'UF_CRM_A must be text'],
  ])('has a value of the wrong kind: %j', (fields, message) => {
    expect(failure(fields)).toMatchObject({ code: 'invalid_lead', message: expect.stringContaining(message) });
  });
});

describe('whatever is given', () => {
  const names = [...Object.keys(LEAD_FIELDS), 'UF_CRM_A', 'PARENT_ID_5'];

  it('ends in a lead without empty values or in a RequestError', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), fc.jsonValue(), { maxKeys: 4 }),
        (fields) => {
          const result = failure({ ...fields });
          if (result instanceof RequestError) return;
          for (const value of Object.values(Object(result))) expect([null, '', undefined]).not.toContain(value);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('no value is quoted in an error', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.stringMatching(/^[a-z]{16}$/), (name, value) => {
        for (const wrong of [{ [name]: { x: value } }, { [name]: [[value]] }, { [name]: value }]) {
          const result = failure(wrong);
          if (result instanceof Error) expect(`${result.message} ${result.stack}`).not.toContain(value);
        }
      }),
    );
  });
});

describe('the parameters', () => {
  it.each([
    [undefined, {}],
    [null, {}],
    [{}, {}],
    [{ REGISTER_SONET_EVENT: 'Y' }, { REGISTER_SONET_EVENT: 'Y' }],
    [{ REGISTER_SONET_EVENT: false }, { REGISTER_SONET_EVENT: 'N' }],
    [{ REGISTER_SONET_EVENT: '' }, {}],
  ])('%j become %j', (params, expected) => {
    expect(checkLeadParams(params)).toEqual(expected);
  });

  it.each([
    ['Y', /must be an object/],
    [[], /must be an object/],
    [{ NOTIFY: 'Y' }, /"NOTIFY" is no parameter/],
    [{ REGISTER_SONET_EVENT: 'yes' }, /REGISTER_SONET_EVENT must be "Y" or "N"/],
  ])('%j are refused', (params, message) => {
    expect(() => checkLeadParams(params)).toThrow(message);
  });
});
