import { describe, expect, it } from 'vitest';
import type { LeadStructure } from '../../../lib/lead/fields/lead-fields.ts';
import { leadOf } from '../../fixtures/lead-of.ts';

const structure: LeadStructure = {
  UF_CRM_AREA: { type: 'double' },
  UF_CRM_DAY: { type: 'date' },
  UF_CRM_NEW: { type: 'boolean' },
  UF_CRM_ROOF: {
    type: 'enumeration',
    items: [
      { ID: '44', VALUE: 'Flat' },
      { ID: '45', VALUE: 'Steep' },
    ],
  },
  UF_CRM_ROOFS: {
    type: 'enumeration',
    isMultiple: true,
    items: [
      { ID: '44', VALUE: 'Flat' },
      { ID: '45', VALUE: 'Steep' },
    ],
  },
  UF_CRM_FILE: { type: 'file' },
  UF_CRM_GCLID: { type: 'string' },
  UF_CRM_OWN: { type: 'string', isReadOnly: true },
};

const upload = {
  headers: { 'content-type': 'multipart/form-data; boundary=B' },
  body: Buffer.from(
    '--B\r\nContent-Disposition: form-data; name="cv"; filename="cv.txt"\r\nContent-Type: text/plain\r\n\r\nabc\r\n--B--\r\n',
  ),
};

describe('a configured map', () => {
  it.each([
    [{ 'Floor area': '120,5' }, { 'floor area': 'UF_CRM_AREA' }, { UF_CRM_AREA: 120.5 }],
    [{ floorArea: '120' }, { 'Floor  Area:': 'UF_CRM_AREA' }, { UF_CRM_AREA: 120 }],
    [{ Fläche: '120' }, { flache: 'UF_CRM_AREA' }, { UF_CRM_AREA: 120 }],
    [
      { data: { fields: [{ key: 'q7', label: 'Floor area?', value: '120' }] } },
      { 'floor area': 'UF_CRM_AREA' },
      { UF_CRM_AREA: 120 },
    ],
    [
      { data: { fields: [{ key: 'q7', label: 'Floor area?', value: '120' }] } },
      { q7: 'UF_CRM_AREA' },
      { UF_CRM_AREA: 120 },
    ],
    [{ car: { year: '2020' } }, { year: 'UF_CRM_AREA' }, { UF_CRM_AREA: 2020 }],
    [{ day: '14.09.2026' }, { day: 'UF_CRM_DAY' }, { UF_CRM_DAY: '2026-09-14' }],
    [{ fresh: 'да' }, { fresh: 'UF_CRM_NEW' }, { UF_CRM_NEW: 'Y' }],
    [{ roof: 'flat' }, { roof: 'UF_CRM_ROOF' }, { UF_CRM_ROOF: 44 }],
    [{ a: 'Flat', b: 'Steep' }, { a: 'UF_CRM_ROOFS', b: 'UF_CRM_ROOFS' }, { UF_CRM_ROOFS: [44, 45] }],
    [{ budget: '1 500 €' }, { budget: 'OPPORTUNITY' }, { OPPORTUNITY: 1500 }],
    [{ gclid: 'G1' }, { gclid: 'UF_CRM_GCLID' }, { UF_CRM_GCLID: 'G1', COMMENTS: undefined }],
    [
      { page: 'https://example.com/p', a: 'x' },
      { page_url: 'UF_CRM_GCLID' },
      { UF_CRM_GCLID: 'https://example.com/p' },
    ],
    [{ Wer: 'Ann' }, { wer: 'NAME' }, { NAME: 'Ann' }],
    [
      { Handy2: '+1 202 555 0143', phone: '+442079460318' },
      { handy2: 'PHONE' },
      {
        PHONE: [
          { VALUE: '+12025550143', VALUE_TYPE: 'WORK' },
          { VALUE: '+442079460318', VALUE_TYPE: 'WORK' },
        ],
      },
    ],
    [
      { street: 'Elm', house: '1' },
      { street: 'ADDRESS', house: 'ADDRESS' },
      { ADDRESS: 'Elm, 1', COMMENTS: undefined },
    ],
    [
      { company: 'ACME', note: 'Hi' },
      { company: 'COMMENTS' },
      { COMPANY_TITLE: undefined, COMMENTS: '• company: ACME\n• note: Hi' },
    ],
  ])('puts %j by %j', async (form, map, expected) => {
    const { fields } = await leadOf(form, { settings: { map }, structure });
    expect({
      ...Object.fromEntries(Object.keys(expected).map((field) => [field, undefined])),
      ...fields,
    }).toMatchObject(expected);
  });

  it.each([
    ['is no number', { area: 'big' }, { area: 'UF_CRM_AREA' }, 'area: big'],
    ['is no option', { roof: 'Thatch' }, { roof: 'UF_CRM_ROOF' }, 'roof: Thatch'],
    ['is no e-mail', { post: 'a@' }, { post: 'EMAIL' }, 'post: a@'],
    ['is for a field the portal does not have', { a: 'x' }, { a: 'UF_CRM_NONE' }, 'a: x'],
    ['is for a field nobody can set', { a: 'x' }, { a: 'UF_CRM_OWN' }, 'a: x'],
    ['is for a field no form may set', { manager: '7' }, { manager: 'ASSIGNED_BY_ID' }, 'manager: 7'],
    ['comes second to a field for one', { a: '1', b: '2' }, { a: 'UF_CRM_AREA', b: 'UF_CRM_AREA' }, 'b: 2'],
  ])('leaves what %s to the comments', async (_, form, map, comments) => {
    expect((await leadOf(form, { settings: { map }, structure })).fields.COMMENTS).toBe(comments);
  });

  it('puts a file into a field for files, and else its name and size into the comments', async () => {
    const mapped = await leadOf('', { delivery: upload, settings: { map: { cv: 'UF_CRM_FILE' } }, structure });
    expect(mapped.fields.UF_CRM_FILE).toEqual({ fileData: ['cv.txt', 'YWJj'] });
    expect(mapped.fields.COMMENTS).toBeUndefined();
    expect((await leadOf('', { delivery: upload })).fields.COMMENTS).toBe('cv: cv.txt (text/plain, 3 bytes)');
  });

  it('gives text to custom fields as long as the portal’s are not known', async () => {
    expect((await leadOf({ area: '120' }, { settings: { map: { area: 'UF_CRM_AREA' } } })).fields.UF_CRM_AREA).toBe(
      '120',
    );
  });

  it('tells each of several answers in full when together they are too long for their field', async () => {
    const [street, house] = ['Long Road '.repeat(20).trim(), 'Back House '.repeat(20).trim()];
    const { fields, steps } = await leadOf(
      { street, house },
      { settings: { map: { street: 'ADDRESS', house: 'ADDRESS' } } },
    );
    expect(fields.ADDRESS).toHaveLength(255);
    expect(fields.COMMENTS).toBe(`• street: ${street}\n• house: ${house}`);
    expect(steps).toContainEqual({ field: 'ADDRESS', from: 'house', rule: 'configured map' });
  });

  it('puts no e-mail address into EMAIL that is none, whatever it comes from', async () => {
    const { fields } = await leadOf({ name: 'Ann' }, { settings: { map: { source: 'EMAIL' } } });
    expect(fields).not.toHaveProperty('EMAIL');
  });
});

describe('the title', () => {
  it.each([
    ['the form and the name', { form_name: 'Offer', name: 'Ann' }, null, 'Offer: Ann'],
    ['the form and the phone', { form_name: 'Offer', phone: '+12025550143' }, null, 'Offer: +12025550143'],
    [
      'the site and the e-mail',
      { page: 'https://www.example.com/p', email: 'a@example.com' },
      null,
      'example.com: a@example.com',
    ],
    ['the tool', { id: 'recAbCdEfGhIjKlMn', fields: { Colour: 'red' } }, null, 'airtable'],
    ['the visitor’s subject', { form_name: 'Offer', subject: 'Roof' }, null, 'Roof'],
    [
      'a template',
      { form_name: 'Offer', first_name: 'Ann', last_name: 'Lee', Room: 'Kitchen' },
      '{formName}: {NAME} {LAST_NAME}, {Room}',
      'Offer: Ann Lee, Kitchen',
    ],
    ['a template before a subject', { subject: 'Roof', name: 'Ann' }, 'Call {NAME}', 'Call Ann'],
    ['the default when a template has nothing to say', { form_name: 'Offer', name: 'Ann' }, '{nobody}', 'Offer: Ann'],
  ])('is %s', async (_, form, title, expected) => {
    expect((await leadOf(form, { settings: { title } })).fields.TITLE).toBe(expected);
  });

  it('leaves a subject it does not use to the comments', async () => {
    expect((await leadOf({ subject: 'Roof' }, { settings: { title: 'Call' } })).fields.COMMENTS).toBe('subject: Roof');
  });
});

describe('settings', () => {
  it('set constants over answers, and lose neither', async () => {
    const { fields } = await leadOf(
      { name: 'Ann', subject: 'Roof', message: 'Hi' },
      {
        settings: {
          fields: {
            TITLE: 'Fixed',
            NAME: 'Nobody',
            SOURCE_ID: 'CALL',
            ASSIGNED_BY_ID: 7,
            OPENED: 'Y',
            PHONE: '+1',
            COMMENTS: 'From the site',
          },
          assign: [1],
        },
      },
    );
    expect(fields).toMatchObject({
      TITLE: 'Fixed',
      NAME: 'Nobody',
      SOURCE_ID: 'CALL',
      ASSIGNED_BY_ID: 7,
      OPENED: 'Y',
      PHONE: [{ VALUE: '+1' }],
    });
    expect(fields.COMMENTS).toBe('• From the site\n• message: Hi\n• name: Ann\n• subject: Roof');
  });

  it('leave out a constant that the portal would refuse', async () => {
    expect((await leadOf({ name: 'Ann' }, { settings: { fields: { NO_SUCH: 'x', OPENED: 'maybe' } } })).fields).toEqual(
      {
        TITLE: 'Website: Ann',
        NAME: 'Ann',
        SOURCE_ID: 'WEB',
      },
    );
  });

  it('choose the same person for the same visitor, and tell that person', async () => {
    const settings = { assign: [1, 7, 12], notify: true };
    const first = await leadOf({ phone: '+1 202 555 0143', a: '1' }, { settings });
    const again = await leadOf({ phone: '+12025550143', b: '2' }, { settings });
    expect(settings.assign).toContain(first.fields.ASSIGNED_BY_ID);
    expect(again.fields.ASSIGNED_BY_ID).toBe(first.fields.ASSIGNED_BY_ID);
    expect(first.params).toEqual({ REGISTER_SONET_EVENT: 'Y' });
    expect((await leadOf({ a: '1' })).params).toEqual({});
    expect((await leadOf({ a: '1' }, { settings })).fields.ASSIGNED_BY_ID).toEqual(expect.any(Number));
  });
});

describe('the other text fields', () => {
  it('hold look-alikes where a tag could be read, and are otherwise as typed', async () => {
    const { fields } = await leadOf(
      {
        name: 'Ann <b>Lee</b>',
        company: 'a < b -> [c] &amp; d',
        city: '&lt;Oslo&gt;',
        website: '<x>',
        telegram: '<i>',
        area: '<100k',
        status: '<s>',
        utm_term: '<u>',
        page: 'https://example.com/?<q>',
      },
      {
        settings: {
          title: '{formName} -> {area}: {company}',
          map: { area: 'UF_CRM_AREA', status: 'STATUS_DESCRIPTION', website: 'WEB' },
          fields: { ADDRESS: '<b>our own</b>' },
        },
        delivery: { form: 'roof' },
      },
    );
    expect(fields).toMatchObject({
      TITLE: 'roof -> ‹100k: a < b -> [c] &amp; d',
      NAME: 'Ann ‹b›Lee‹/b›',
      COMPANY_TITLE: 'a < b -> [c] &amp; d',
      ADDRESS_CITY: '‹Oslo›',
      ADDRESS: '<b>our own</b>',
      WEB: [{ VALUE: '‹x›' }],
      IM: [{ VALUE: '‹i›' }],
      UF_CRM_AREA: '‹100k',
      STATUS_DESCRIPTION: '‹s›',
      UTM_TERM: '‹u›',
      SOURCE_DESCRIPTION: 'Page: https://example.com/?‹q›',
    });
  });

  it("hold the tracker's trace as it came", async () => {
    const trace = '{"url":"https://example.com/?<q>"}';
    expect((await leadOf({ name: 'A', trace })).fields.TRACE).toBe(trace);
  });
});

describe('the comments', () => {
  it('take the meaning from markup and leave the text', async () => {
    const message = '<script>x</script> [url=http://e.example]x[/url] a & b &lt; 5 < 6 [1] [*]\u0000\u202E';
    expect((await leadOf({ message })).fields.COMMENTS).toBe(
      'message: ‹script›x‹/script› &#91;url=http://e.example]x&#91;/url] a & b &amp;lt; 5 ‹ 6 &#91;1] &#91;*]',
    );
  });

  it('hold the constant of the settings as text too: its markup could take along what was typed', async () => {
    const fields = { COMMENTS: '[ASAP] <from' };
    expect((await leadOf({ message: 'Hi' }, { settings: { fields } })).fields.COMMENTS).toBe(
      '• &#91;ASAP] ‹from\n• message: Hi',
    );
  });

  it('keep line breaks, labels as they were, and messages first', async () => {
    const { fields } = await leadOf({ 'Room:': 'Kitchen', 'No Label field_1': 'x', message: 'one\r\ntwo' });
    expect(fields.COMMENTS).toBe('• message: one\ntwo\n• Room: Kitchen\n• x');
  });

  it('tell ids of clicks and clients in one line', async () => {
    expect((await leadOf({ name: 'A', gclid: 'G1', _fbp: 'fb.1' })).fields.COMMENTS).toBe(
      'Tracking: gclid G1, fbp fb.1',
    );
  });

  it('tell an id that is a part of another field all the same', async () => {
    const { fields } = await leadOf({ name: 'A', gclid: 'G1' }, { settings: { map: { gclid: 'POST' } } });
    expect(fields).toMatchObject({ POST: 'G1', COMMENTS: 'Tracking: gclid G1' });
  });

  it('tell the sizes of files in words', async () => {
    const files = [1, 2048, 5 * 1024 * 1024].map((size, i) => ({
      key: 'f',
      name: `${i}`,
      type: 'application/octet-stream',
      size,
    }));
    expect((await leadOf({ name: 'A' }, { delivery: { files } })).fields.COMMENTS).toBe(
      '• f: 0 (1 bytes)\n• f: 1 (2 KB)\n• f: 2 (5 MB)',
    );
  });
});

describe('where the visitor came from', () => {
  it('fills UTM fields, SOURCE_DESCRIPTION and TRACE', async () => {
    const { fields } = await leadOf({
      name: 'A',
      utm_source: 'vk',
      page: 'https://example.com/p',
      referrer: 'https://vk.com',
      trace: '{"url":"x"}',
    });
    expect(fields).toMatchObject({
      UTM_SOURCE: 'vk',
      SOURCE_DESCRIPTION: 'Page: https://example.com/p\nReferrer: https://vk.com',
      TRACE: '{"url":"x"}',
    });
  });
});

describe('the steps', () => {
  it('say for every field and every line of the comments why it is there', async () => {
    const { steps } = await leadOf(
      {
        name: 'Ann',
        'Ваш телефон': '+12025550143',
        mail: [{ type: 'email', label: 'x', value: 'a@example.com' }],
        Room: 'Kitchen',
        area: '5',
      },
      { settings: { map: { area: 'UF_CRM_A' }, fields: { OPENED: 'Y' } } },
    );
    expect(steps).toEqual(
      expect.arrayContaining([
        { field: 'NAME', from: 'name', rule: 'key name' },
        { field: 'PHONE', from: 'Ваш телефон', rule: 'key Ваш телефон' },
        { field: 'EMAIL', from: 'x', rule: 'type email' },
        { field: 'COMMENTS', from: 'Room', rule: 'unknown' },
        { field: 'UF_CRM_A', from: 'area', rule: 'configured map' },
        { field: 'OPENED', from: 'settings', rule: 'constant' },
        { field: 'TITLE', from: 'form and visitor', rule: 'default title' },
      ]),
    );
  });
});

it('gives a field what was answered elsewhere in the same words, where the settings ask for it', async () => {
  const body = { name: 'Ann Lee', witness: 'Ann Lee', email: 'ann@example.com' };
  expect((await leadOf(body, { settings: { map: { witness: 'STATUS_DESCRIPTION' } } })).fields).toMatchObject({
    NAME: 'Ann Lee',
    STATUS_DESCRIPTION: 'Ann Lee',
  });
  expect((await leadOf(body)).fields.COMMENTS).toBeUndefined();
});
