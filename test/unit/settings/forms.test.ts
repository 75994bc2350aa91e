import { describe, expect, it } from 'vitest';
import { LeadHaltedError } from '../../../lib/errors.ts';
import { formSettings, parseForms } from '../../../lib/settings/forms.ts';

const DOCUMENTED = {
  country: 'DE',
  origins: ['https://example.com'],
  fields: { SOURCE_ID: 'WEB', OPENED: 'Y' },
  title: '{formName}: {NAME} {LAST_NAME}',
  assign: [1, 7, 12],
  notify: true,
  map: { 'floor area': 'UF_CRM_AREA' },
  forms: {
    contact: { title: 'Contact form', redirect: 'https://example.com/thanks' },
    quiz: { verify: { scheme: 'typeform', secret: 'typeform' }, map: { budget: 'OPPORTUNITY' } },
    landing: { turnstile: 'turnstile', honeypot: ['website_url'], fields: { ASSIGNED_BY_ID: 7 } },
  },
};

const documented = parseForms(JSON.stringify(DOCUMENTED));

function failure(forms: unknown): LeadHaltedError {
  try {
    parseForms(typeof forms === 'string' ? forms : JSON.stringify(forms));
  } catch (error) {
    if (error instanceof LeadHaltedError) return error;
    throw error;
  }
  throw new Error('It was taken');
}

describe('parseForms', () => {
  it('takes the documented example as it is', () => {
    expect(documented).toEqual(DOCUMENTED);
  });

  it.each([undefined, '', ' \n', '{}'])('needs no parameter: %j', (json) => {
    expect(parseForms(json)).toEqual({});
  });

  it.each([
    { origins: ['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:80'] },
    { redirect: 'http://localhost:3000/thanks' },
    { fields: { PHONE: [{ VALUE: '+49301234', VALUE_TYPE: 'WORK' }], UF_CRM_TAGS: ['a', 2], PARENT_ID_128: 4 } },
    { forms: { a: { country: null, title: null, redirect: null, verify: null, turnstile: null } } },
    { verify: { scheme: 'Standard Webhooks', secret: 's', name: 'X-Sig', verifyToken: 't', confirmation: 'c' } },
    { minimumSeconds: 2.5, hcaptcha: 'h', recaptcha: 'r' },
  ])('takes %j', (forms) => {
    expect(() => parseForms(JSON.stringify(forms))).not.toThrow();
  });

  it('gives constant fields as the portal takes them', () => {
    expect(parseForms('{"fields":{"PHONE":"+49301234","OPENED":true,"POST":""}}')).toEqual({
      fields: { PHONE: [{ VALUE: '+49301234', VALUE_TYPE: 'WORK' }], OPENED: 'Y' },
    });
  });

  it('takes an origin with a slash and in capitals for what it is', () => {
    expect(parseForms('{"origins":["https://Example.com/"]}')).toEqual({ origins: ['https://example.com'] });
  });

  it.each<[unknown, string]>([
    ['[]', 'must be an object'],
    ['7', 'must be an object'],
    ['null', 'must be an object'],
    [{ contry: 'DE' }, 'contry: is not known; did you mean "country"?'],
    [{ quiz: {} }, 'quiz: is not known here; settings of one form stand under "forms"'],
    [{ zzzzzz: 1 }, 'zzzzzz: is not known; allowed are forms, country,'],
    [{ forms: { quiz: { forms: {} } } }, 'forms.quiz.forms: is not known; allowed are country,'],
    [{ verify: { scheme: 'tally', secret: 's', secrte: 's' } }, 'verify.secrte: is not known; did you mean "secret"?'],
    [{ country: 'de' }, 'country: must be a two-letter country code such as "DE"'],
    [{ country: 49 }, 'country: must be a two-letter country code'],
    [{ origins: 'https://example.com' }, 'origins: must be a list of origins'],
    [{ origins: ['https://a.example', 'http://b.example'] }, 'origins.1: must be an https origin'],
    [{ origins: ['https://a.example/page'] }, 'origins.0: must be an https origin'],
    [{ origins: ['*'] }, 'origins.0: must be an https origin'],
    [{ origins: [1] }, 'origins.0: must be an https origin'],
    [{ fields: { source_id: 'WEB' } }, 'fields.source_id: "source_id" is no lead field: did you mean SOURCE_ID?'],
    [{ fields: { ID: 1 } }, 'fields.ID: ID is set by the portal'],
    [
      { fields: { OPENED: 'maybe', NAME: 'x', PHONE: [{ VALUE: '1', VALUE_TYPE: 'SMS' }] } },
      'fields.OPENED: OPENED must be "Y" or "N"; fields.PHONE: PHONE[0].VALUE_TYPE must be one of',
    ],
    [{ fields: { SOURCE_ID: { a: 1 } } }, 'fields.SOURCE_ID: SOURCE_ID must be text'],
    [{ fields: [] }, 'fields'],
    [{ title: '' }, 'title: must not be empty'],
    [{ assign: 7 }, 'assign: must be a list of user ids'],
    [{ assign: [1, 0.5] }, 'assign.1: must be a list of user ids'],
    [{ assign: [0] }, 'assign.0: must be a list of user ids'],
    [{ notify: 'Y' }, 'notify: must be true or false'],
    [{ match: 'yes' }, 'match: must be true or false'],
    [{ names: 'western' }, 'names: must be "given first" or "family first"'],
    [{ map: { budget: 'opportunity' } }, 'map.budget: "opportunity" is no lead field: did you mean OPPORTUNITY?'],
    [{ map: { budget: 'HAS_PHONE' } }, 'map.budget: HAS_PHONE is set by the portal'],
    [{ map: { budget: 7 } }, 'map.budget: must be the name of a lead field'],
    [{ redirect: 'http://example.com' }, 'redirect: must be an https address'],
    [{ redirect: '/thanks' }, 'redirect: must be an https address'],
    [
      { forms: { quiz: { verify: { scheme: 'typefrom', secret: 's' } } } },
      'forms.quiz.verify.scheme: must be one of typeform, tally',
    ],
    [{ forms: { quiz: { verify: { scheme: 'tally' } } } }, 'forms.quiz.verify.secret: is missing'],
    [{ verify: 'typeform' }, 'verify: must be an object with "scheme" and "secret"'],
    [{ turnstile: 7 }, 'turnstile: must be the name of a secret'],
    [{ honeypot: 'hp' }, 'honeypot: must be a list of field names'],
    [{ minimumSeconds: -1 }, 'minimumSeconds: must be a number of seconds'],
    [{ minimumSeconds: '3' }, 'minimumSeconds: must be a number of seconds'],
    [{ forms: { quiz: 7 } }, 'forms.quiz: must be an object'],
    [{ forms: [] }, 'forms'],
  ])('of %j says %j', (forms, message) => {
    const error = failure(forms);
    expect(error.code).toBe('FORMS_PARAMETER');
    expect(error.message).toContain(message);
  });

  it('names every wrong path at once', () => {
    const { message } = failure({ contry: 1, nottify: 1, country: 'x', forms: { quiz: { assign: 1, titel: 'x' } } });
    for (const path of ['contry:', 'nottify:', 'country:', 'forms.quiz.assign:', 'forms.quiz.titel:']) {
      expect(message).toContain(path);
    }
  });

  it('quotes no value, not even of broken JSON', () => {
    const secret = 'wh-s3cret';
    for (const forms of [
      { title: [secret] },
      { fields: { OPENED: secret, UF_CRM_A: { secret } } },
      { verify: { scheme: secret, secret: 1 } },
      { redirect: secret, origins: [secret], country: secret },
      `{"title": ${secret}}`,
      `{"title": "${secret}`,
    ]) {
      const error = failure(forms);
      expect(error.message).not.toContain(secret);
      expect(error.cause).toBeUndefined();
    }
  });

  it('says where broken JSON breaks', () => {
    expect(failure('{"a": 1,\n"b" 2}').message).toContain('line 2 column 5');
    expect(failure('{"a": 1').message).toMatch(/line 1 column 8|its end/);
  });
});

describe('formSettings', () => {
  it('gives defaults without any settings', () => {
    expect(formSettings({}, null)).toEqual({
      country: null,
      origins: [],
      fields: {},
      title: null,
      assign: [],
      notify: false,
      map: {},
      match: false,
      names: null,
      redirect: null,
      verify: null,
      turnstile: null,
      hcaptcha: null,
      recaptcha: null,
      honeypot: [],
      minimumSeconds: 0,
    });
  });

  it("puts a form's own settings over those of all forms", () => {
    expect(formSettings(documented, 'contact')).toMatchObject({ title: 'Contact form', country: 'DE', notify: true });
  });

  it('merges constant fields and mappings name by name', () => {
    expect(formSettings(documented, 'landing').fields).toEqual({ SOURCE_ID: 'WEB', OPENED: 'Y', ASSIGNED_BY_ID: 7 });
    expect(formSettings(documented, 'quiz').map).toEqual({ 'floor area': 'UF_CRM_AREA', budget: 'OPPORTUNITY' });
  });

  it('replaces the rest as a whole, and null takes it back', () => {
    const forms = parseForms('{"country":"DE","assign":[1,2],"forms":{"a":{"country":null,"assign":[]}}}');
    expect(formSettings(forms, 'a')).toMatchObject({ country: null, assign: [] });
  });

  it.each([null, 'other', 'constructor', '__proto__', ''])('gives %j the settings of all forms', (form) => {
    expect(formSettings(documented, form)).toEqual(formSettings(documented, null));
    expect(formSettings(documented, form)).not.toHaveProperty('forms');
  });
});
