import { expect, it, vi } from 'vitest';
import { LeadHaltedError, RequestError } from '../../lib/errors.ts';
import { describeError, powertoolsLog } from '../../lib/log.ts';

it('writes JSON lines with the fields and the error, and nothing of a foreign error that may quote a visitor', () => {
  const lines: string[] = [];
  vi.stubEnv('POWERTOOLS_DEV', 'true'); // writes through the console of this process
  vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'INFO');
  vi.spyOn(console, 'error').mockImplementation((line: string) => lines.push(line));
  let error: unknown;
  try {
    JSON.parse('John Doe, 8 800');
  } catch (caught) {
    error = caught;
  }
  powertoolsLog().error('It failed', { form: 'contact', error });
  const line: unknown = JSON.parse(lines[0] ?? '');
  expect(line).toMatchObject({
    level: 'ERROR',
    message: 'It failed',
    form: 'contact',
    failure: { name: 'SyntaxError' },
  });
  expect(lines[0]).not.toContain('John');
});

it('cuts what a stranger may have written: the form’s name in the path to 64 characters, all else to 500', () => {
  const lines: string[] = [];
  vi.stubEnv('POWERTOOLS_DEV', 'true');
  vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'INFO');
  vi.spyOn(console, 'info').mockImplementation((line: string) => lines.push(line));
  powertoolsLog().info('Taken', { form: `${'a'.repeat(63)}😀`, reason: 'b'.repeat(700_000) });
  const line: unknown = JSON.parse(lines[0] ?? '');
  expect(line).toMatchObject({ form: `${'a'.repeat(63)}\uFFFD`, reason: 'b'.repeat(500) });
});

it('tells what our own errors say', () => {
  expect(describeError(new LeadHaltedError('mend it', { code: 'X' }))).toEqual({
    name: 'LeadHaltedError',
    fate: 'halted',
    code: 'X',
    message: 'mend it',
  });
  expect(describeError(new RequestError('bad_request', 'why'))).toMatchObject({ code: 'bad_request', message: 'why' });
  expect(describeError('text')).toEqual({ name: 'string' });
});
