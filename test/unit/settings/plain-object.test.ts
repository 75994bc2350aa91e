import { describe, expect, it } from 'vitest';
import { formSettings, parseForms } from '../../../lib/settings/forms.ts';
import { parseSecrets } from '../../../lib/settings/secrets.ts';

/** Names that a schema's record leaves out without a word. */
const NAMES = ['constructor', 'prototype', '__proto__'];
const named = (name: string, value: unknown) => JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`);

/** What a reader makes of a parameter, or that it halts: both are answers, silence is none. */
function result<T>(read: () => T): T | 'halted' {
  try {
    return read();
  } catch {
    return 'halted';
  }
}

describe.each(NAMES)('the name %s', (name) => {
  it('does not leave a form open that is to be verified', () => {
    const json = JSON.stringify({ forms: named(name, { verify: { scheme: 'token', secret: 's' } }) });
    const verify = result(() => formSettings(parseForms(json), name).verify?.scheme);
    expect(['token', 'halted']).toContain(verify);
  });

  it('does not make a secret vanish', () => {
    const json = JSON.stringify(named(name, '0123456789abcdef'));
    const names = result(() => Object.keys(parseSecrets(json)));
    expect([[name], 'halted']).toContainEqual(names);
  });

  it('does not make a mapping vanish', () => {
    const json = JSON.stringify({ map: named(name, 'COMPANY_TITLE') });
    const map = result(() => Object.keys(formSettings(parseForms(json), null).map));
    expect([[name], 'halted']).toContainEqual(map);
  });
});
