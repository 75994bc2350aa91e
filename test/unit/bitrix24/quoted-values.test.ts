import { describe, expect, it } from 'vitest';
import { classifyAnswer } from '../../../lib/bitrix24/classify-answer.ts';

describe('a portal that quotes what was typed', () => {
  it.each(['Disk resource exhausted', 'disk resource exhausted!'])('is not taken to be full: %s', (typed) => {
    const error = { error: 'ERROR_CORE', error_description: `The field "E-mail" is wrong: ${typed}` };
    const judge = () =>
      classifyAnswer(
        { status: 400, location: null, text: JSON.stringify(error) },
        {
          method: 'crm.lead.add',
          now: 0,
          operatingReset: undefined,
          hideSecret: (text) => text,
          sent: { fields: { EMAIL: [{ VALUE: typed, VALUE_TYPE: 'WORK' }] } },
        },
      );
    expect(judge).toThrow(expect.objectContaining({ fate: 'rejected' }));
  });
});
