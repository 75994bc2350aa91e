import { describe, expect, it } from 'vitest';
import { screenSpam } from '../../../lib/guard/screen-spam.ts';
import type { Answer, Submission } from '../../../lib/types.ts';

const RECEIVED = Date.parse('2026-09-10T08:00:10Z');

const answer = (key: string, label: string | null = null): Answer => ({ key, label, type: null, value: 'x' });

const submission = (parts: Partial<Submission> = {}): Submission => ({
  source: 'generic',
  formId: null,
  formName: null,
  id: null,
  answers: [],
  tracking: { utm: {}, ids: {}, pageUrl: null, referrer: null, trace: null },
  traps: [],
  control: {},
  notALead: null,
  ...parts,
});

const screen = (parts: Partial<Submission>, settings: { honeypot?: string[]; minimumSeconds?: number } = {}) =>
  screenSpam(submission(parts), { receivedAt: RECEIVED }, { honeypot: [], minimumSeconds: 0, ...settings });

describe('traps', () => {
  it.each<[string, Partial<Submission>]>([
    ['a usual one', { traps: ['_gotcha'] }],
    ['one of the form by its key', { answers: [answer('Website-URL')] }],
    ['one of the form by the last part of its key', { answers: [answer('fields.website_url')] }],
    ['one of the form by its label', { answers: [answer('q7', 'Website URL')] }],
    ['one of the form among the control answers', { control: { website_url: 'x' } }],
  ])('catch a robot that fills %s in', (_, parts) => {
    expect(screen(parts, { honeypot: ['website_url'] })).toBe('honeypot');
  });

  it.each<[string, Partial<Submission>]>([
    ['other answers', { answers: [answer('website'), answer('', null)] }],
    ['a trap left empty', { control: { website_url: ' ' } }],
  ])('let a person pass with %s', (_, parts) => {
    expect(screen(parts, { honeypot: ['website_url', '***'] })).toBeNull();
  });

  it('are questions like others where they are not configured', () => {
    expect(screen({ answers: [answer('website_url')] })).toBeNull();
  });
});

describe('the time to fill a form in', () => {
  it.each([
    ['_start_time', '2026-09-10T08:00:08Z', 'too fast'],
    ['started_at', String(RECEIVED - 2000), 'too fast'],
    ['form_loaded_at', String(RECEIVED / 1000 - 2), 'too fast'],
    ['_ts', `${RECEIVED / 1000 - 1}.25`, 'too fast'],
    ['_start_time', String(RECEIVED - 3000), null],
    ['_start_time', '2026-09-10T07:50:00Z', null],
    ['_start_time', String(RECEIVED + 60_000), null],
    ['_start_time', 'just now', null],
    ['_next', String(RECEIVED), null],
  ])('%s %j: %j', (key, value, expected) => {
    expect(screen({ control: { [key]: value } }, { minimumSeconds: 3 })).toBe(expected);
  });

  it('is not looked at unless configured, or when the page does not send its start', () => {
    expect(screen({ control: { _start_time: String(RECEIVED) } })).toBeNull();
    expect(screen({}, { minimumSeconds: 3 })).toBeNull();
  });
});
