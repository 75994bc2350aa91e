import { describe, expect, it } from 'vitest';
import { deliveryOf, submissionOf } from '../../fixtures/lead-of.ts';

const parse = (body: unknown, delivery = {}, secretNames: readonly string[] = []) =>
  submissionOf(deliveryOf(body, delivery), secretNames);
const form = 'application/x-www-form-urlencoded';

describe('answers', () => {
  it('come flat, with key, label, type and text', async () => {
    const { answers } = await parse({
      data: { fields: [{ key: 'q1', label: 'Your roof?', type: 'email', value: ' a@example.com ' }] },
    });
    expect(answers).toEqual([{ key: 'q1', label: 'Your roof?', type: 'EMAIL', value: 'a@example.com' }]);
  });

  it('of yes and no are kept for questions, not for boxes that nobody ticked', async () => {
    const { answers } = await parse({ 'Any pets?': false, Newsletter: false, Parking: true });
    expect(answers.map(({ key, value }) => [key, value])).toEqual([
      ['Any pets?', 'no'],
      ['Parking', 'yes'],
    ]);
  });

  it('that nobody gave are left out', async () => {
    const { answers } = await parse({ a: '', b: null, c: [], d: {}, e: ['', null], f: { x: '' }, g: ' ', h: 'x' });
    expect(answers.map(({ key }) => key)).toEqual(['h']);
  });

  it('lose neither of two ticks', async () => {
    const { answers } = await parse({ agree: 'on', gdpr: 'on', Boat: 'yes', Car: 'yes' });
    expect(answers).toHaveLength(4);
  });

  it('that came twice come once', async () => {
    const { answers } = await parse({
      data: { Name: 'Ann', q: 'Red' },
      human_fields: { name: 'Ann', Q: 'Red' },
      values: ['Ann', 'Red'],
    });
    expect(answers.map(({ value }) => value)).toEqual(['Ann', 'Red']);
  });

  it('hold files, and those whose bytes were given up', async () => {
    const files = [{ key: 'cv', name: 'cv.pdf', type: 'application/pdf', size: 7 }];
    const { answers } = await parse({ name: 'Ann' }, { files });
    expect(answers[1]).toEqual({
      key: 'cv',
      label: null,
      type: 'file',
      value: 'cv.pdf',
      files: [{ name: 'cv.pdf', type: 'application/pdf', size: 7 }],
    });
  });

  it('never hold secrets, nor technical fields', async () => {
    const { answers } = await parse(
      {
        name: 'Ann',
        google_key: 'k1',
        api_key: 'k2',
        _wpnonce: 'k3',
        csrf_token: 'k4',
        'Our key': 'k5',
        created_at: '2026-09-10T10:00:00Z',
        id: '4187',
        ua: 'Mozilla/5.0 (X11; Linux)',
      },
      {},
      ['our-key'],
    );
    expect(answers.map(({ key }) => key)).toEqual(['name']);
  });

  it('keep words that only look like an envelope', async () => {
    const { answers } = await parse({ body: 'Flat', headers: 'none', detail: 'Keys', Records: '2', data: 'x' });
    expect(answers.map(({ value }) => value)).toEqual(['Flat', 'none', 'Keys', '2', 'x']);
  });
});

describe('the form', () => {
  it.each([
    [{ form_id: 7, form_name: 'Offer', a: 'x' }, '7', 'Offer'],
    [{ form: 'Contact us', a: 'x' }, null, 'Contact us'],
    [{ form: 'xrgv', a: 'x' }, 'xrgv', 'path'],
    [{ form: { id: 5, name: 'Offer' }, a: 'x' }, '5', 'Offer'],
    [{ 'form-name': 'kayak', a: 'x' }, null, 'kayak'],
    [{ a: 'x' }, null, 'path'],
  ])('of %j', async (body, formId, formName) => {
    expect(await parse(body, { form: 'path' })).toMatchObject({ formId, formName });
  });

  it('has one name; a second one is an answer', async () => {
    const { formName, answers } = await parse({ form_name: 'Tables', форма: 'круглая' });
    expect(formName).toBe('Tables');
    expect(answers).toMatchObject([{ key: 'форма', value: 'круглая' }]);
  });
});

describe('the submission id', () => {
  it.each([
    ['where its tool puts it', { tranid: 't', submission_id: 's', a: 'x' }, { value: 't', given: 'tool' }],
    ['the most telling name', { request_id: 'r', submission_id: 's', a: 'x' }, { value: 's', given: 'field' }],
    ['one that several may share', { event_id: 'e', a: 'x' }, { value: 'e', given: 'shared' }],
    [
      'a long id beside a type',
      { id: 'evt_1Kd8fQ', type: 'l', data: { a: 'x' } },
      { value: 'evt_1Kd8fQ', given: 'tool' },
    ],
    ['no short id', { id: 'evt_1', type: 'lead', data: { a: 'x' } }, null],
    ['no nested id', { type: 'lead', data: { id: 'evt_1Kd8fQ', a: 'x' } }, null],
    ['no id that was asked for', { 'Order ID': '42', a: 'x' }, null],
  ])('%s', async (_, body, id) => {
    expect((await parse(body)).id).toEqual(id);
  });

  it('of an order stays in sight', async () => {
    const { id, answers } = await parse({ order_id: 'A-42', name: 'Ann' });
    expect(id).toEqual({ value: 'A-42', given: 'shared' });
    expect(answers).toContainEqual({ key: 'order_id', label: null, type: null, value: 'A-42' });
  });
});

describe('traps and words to us', () => {
  it.each(['_gotcha', 'bot-field', 'form-spec-comments', 'hp'])('%s filled in is a trap', async (trap) => {
    expect((await parse({ name: 'Ann', [trap]: 'x' })).traps).toEqual([trap]);
    expect((await parse({ name: 'Ann', [trap]: ' ' })).traps).toEqual([]);
  });

  it('are kept by name and never answers', async () => {
    const { control, answers } = await parse(
      'name=Ann&_next=https%3A%2F%2Fexample.com%2F&g-recaptcha-response=t1&cf-turnstile-response=t2&_t=1789&token=s',
      { headers: { 'content-type': form } },
    );
    expect(control).toEqual({
      _next: 'https://example.com/',
      g_recaptcha_response: 't1',
      cf_turnstile_response: 't2',
      _t: '1789',
    });
    expect(answers).toHaveLength(1);
  });
});

describe('what is not a lead', () => {
  it.each([
    ['Tilda’s test', 'test=test'],
    ['Tilda’s test with its key', 'test=test&ourkey=k'],
    ['a partial response', { event_type: 'form_response_partial', form_response: {} }],
    ['an appointment called off', { event: 'invitee.canceled', payload: { name: 'Ann' } }],
    ['another event of VK', { type: 'message_new', group_id: 1, object: { text: 'x' } }],
    ['a response taken back', { leadGenFormResponse: 'urn:x', leadAction: 'DELETED' }],
    ['a schedule', { id: 'x', 'detail-type': 'Scheduled Event', source: 'aws.events', detail: {} }],
    ['a subscription', { Type: 'SubscriptionConfirmation', MessageId: 'm', TopicArn: 't', Token: 'x' }],
    ['a test of the address', { event: 'endpoint.url_validation', payload: { plainToken: 'x' } }],
    ['an unsubscription', { type: 'unsubscribe', data: { merges: { FNAME: 'x' } } }],
    ['a response not finished', { webhookId: 'w', event: 'responseCreated', data: { id: 'r', data: { a: 'x' } } }],
  ])('%s', async (_, body) => {
    expect((await parse(body)).notALead).toEqual(expect.any(String));
  });

  it.each(['', {}, '"x"', { utm_source: 'x', form_id: '4' }])('%j holds no answer', async (body) => {
    expect((await parse(body)).answers).toEqual([]);
  });

  it.each([
    { type: 'ada@example.com', group_id: 1, object: {} },
    { Type: 'ada@example.com', MessageId: 'm', TopicArn: 't' },
  ])('is told without a word of the sender’s: %j', async (body) => {
    expect((await parse(body)).notALead).not.toContain('ada');
  });
});

describe('where the visitor came from', () => {
  it('is read from fields, cookies, queries and the referrer, in this order', async () => {
    const cookies = `TILDAUTM=${encodeURIComponent('utm_source=c|||utm_medium=c|||utm_term=a=b#x|||')}`;
    const { tracking } = await parse(
      {
        'utm[source]': 'f',
        name: 'Ann',
        COOKIES: cookies,
        page: 'https://example.com/p?utm_campaign=p&utm_content=p&token=s',
      },
      {
        query: 'utm_campaign=q&utm_source=q',
        headers: { 'content-type': 'application/json', referer: 'https://example.com/r?utm_content=r&utm_id=9' },
      },
    );
    expect(tracking.utm).toEqual({
      UTM_SOURCE: 'f',
      UTM_MEDIUM: 'c',
      UTM_CAMPAIGN: 'q',
      UTM_CONTENT: 'p',
      UTM_TERM: 'a=b',
    });
    expect(tracking.ids).toEqual({ utm_id: '9' });
    expect(tracking.pageUrl).toBe('https://example.com/p?utm_campaign=p&utm_content=p');
  });

  it('is told by click and client ids under one name each', async () => {
    const { tracking } = await parse(
      { name: 'Ann', gcl_id: 'G1', client_id: '1788990135440271866', trace: { url: 'https://example.com' } },
      {
        headers: {
          'content-type': 'application/json',
          cookie: '_gid=GA1.2.1.2; _ga=GA1.1.5.6; _fbp=fb.1; theme=dark; _gcl_aw=GCL.1.G2; bad=%',
        },
      },
    );
    expect(tracking.ids).toEqual({
      gclid: 'G1',
      ym_client_id: '1788990135440271866',
      ga_client_id: '5.6',
      fbp: 'fb.1',
    });
    expect(tracking.trace).toBe('{"url":"https://example.com"}');
  });

  it('does not take an answer for it', async () => {
    const { answers, tracking } = await parse({
      client_id: 'C-7',
      keyword: 'roof',
      location: 'Oslo',
      url: 'https://mine.example',
      page: 'https://example.com/p',
    });
    expect(answers.map(({ key }) => key).toSorted()).toEqual(['client_id', 'keyword', 'location', 'url']);
    expect(tracking).toMatchObject({ ids: {}, utm: {}, pageUrl: 'https://example.com/p' });
  });

  it('takes a keyword for UTM_TERM beside a campaign', async () => {
    const { tracking } = await parse({ name: 'Ann', keyword: 'roof', utm_source: 'x' });
    expect(tracking.utm).toEqual({ UTM_SOURCE: 'x', UTM_TERM: 'roof' });
  });

  it('holds no secrets', async () => {
    const { tracking } = await parse({
      name: 'Ann',
      page: 'https://user:pw@example.com/p?a=1&access_token=s&email=a%40example.com&%E0=1#frag',
      referrer: '/r?password=s',
    });
    expect(tracking).toMatchObject({ pageUrl: 'https://example.com/p?a=1&%E0=1', referrer: '/r' });
  });
});
