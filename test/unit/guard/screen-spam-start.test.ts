import { describe, expect, it } from 'vitest';
import { screenSpam } from '../../../lib/guard/screen-spam.ts';
import type { Submission } from '../../../lib/types.ts';

const submission = (start: string): Submission => ({
  ...{ source: 'generic', formId: null, formName: null, id: null, answers: [], traps: [], notALead: null },
  tracking: { utm: {}, ids: {}, pageUrl: null, referrer: null, trace: null },
  control: { _start: start },
});

const screen = (start: string, receivedAt: number) =>
  screenSpam(submission(start), { receivedAt }, { honeypot: [], minimumSeconds: 3 });

describe('when a form was opened', () => {
  it.each<[string, string, number]>([
    ['9 digits: seconds', '999999999', 999_999_999_000],
    ['10 digits: seconds', '1789000000', 1_789_000_000_000],
    ['11 digits: seconds', '99999999999', 99_999_999_999_000],
    ['12 digits: milliseconds', '999999999999', 999_999_999_999],
    ['13 digits: milliseconds', '1789000000123', 1_789_000_000_123],
    ['seconds with a fraction, which is left out', '1789000000.75', 1_789_000_000_000],
    ['blanks around it', ' 1789000000\n', 1_789_000_000_000],
    ['an ISO date', '2026-09-10T08:00:00Z', Date.UTC(2026, 8, 10, 8)],
  ])('by %s', (_, start, opened) => {
    expect(screen(start, opened - 1)).toBeNull();
    expect(screen(start, opened)).toBe('too fast');
    expect(screen(start, opened + 2999)).toBe('too fast');
    expect(screen(start, opened + 3000)).toBeNull();
  });

  it.each<[string, number]>([
    ['99999999', 99_999_999_000],
    ['17890000001234', 17_890_000_001_234],
    ['x1789000000', 1_789_000_000_000],
    ['1789000000x', 1_789_000_000_000],
    ['1789000000.', 1_789_000_000_000],
    ['', 1_789_000_000_000],
  ])('is not told by %j', (start, receivedAt) => {
    expect(screen(start, receivedAt + 1000)).toBeNull();
  });
});

describe('the field that says so', () => {
  const opened = (key: string) =>
    screenSpam(
      { ...submission(''), control: { [key]: '1789000000' } },
      { receivedAt: 1_789_000_001_000 },
      { honeypot: [], minimumSeconds: 3 },
    );

  it.each([
    ...[
      '_start',
      'started',
      'startedAt',
      'start_time',
      'form_start',
      'form-started',
      'formStartedAt',
      'Form Start Time',
    ],
    ...['loaded', 'loaded_at', 'load-time', 'formLoaded', 'form_loaded_at', 'form_load_time', 'pageLoadedAt'],
    ...['rendered_at', '_t', 'ts', '_TIME', 'timestamp', 'form_time', 'form_timestamp', '＿ｔｉｍｅ'],
  ])('may be %s', (key) => {
    expect(opened(key)).toBe('too fast');
  });

  it.each(['', 'end', 'time1', 'starting', 'form'])('is not %j', (key) => {
    expect(opened(key)).toBeNull();
  });
});
