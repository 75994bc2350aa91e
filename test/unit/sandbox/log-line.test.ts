import { describe, expect, it } from 'vitest';
import { describeLogLine } from '../../sandbox/log-line.ts';

const line = (entry: object) => JSON.stringify({ service: 'bitrix24-lead-dev', ...entry });

describe('what the sandbox tells of a log line', () => {
  it.each([
    [
      { level: 'INFO', message: 'Outcome', outcome: 'created', lead: 381, form: 'contact', ms: 84.6 },
      'Lead 381 created (form contact, 85 ms)',
    ],
    [{ level: 'INFO', message: 'Outcome', outcome: 'queued', form: null }, 'queued'],
    [
      { level: 'ERROR', message: 'Not delivered', form: 'contact', failure: { name: 'E', message: 'Portal is down' } },
      'Not delivered (form contact): Portal is down',
    ],
    [{ level: 'WARN', message: 'Parked', form: 'quiz', reason: 'refused' }, 'Parked (form quiz): refused'],
    [{ level: 'ERROR', message: 'Not delivered', failure: { name: 'TypeError' } }, 'Not delivered: TypeError'],
    [{ level: 'WARN', message: 'Something' }, 'Something: warn'],
  ])('%o', (entry, told) => {
    expect(describeLogLine(line(entry))).toBe(told);
  });

  it.each([
    ['news of no lead', line({ level: 'INFO', message: 'Accepted', form: 'contact' })],
    ['metrics', '{"_aws":{"Timestamp":1},"LeadsCreated":1}'],
    ['the tool’s own output', 'Server ready: http://127.0.0.1:3000'],
  ])('nothing of %s', (_, text) => {
    expect(describeLogLine(text)).toBeNull();
  });
});
