import { describe, expect, it } from 'vitest';
import { expectLead } from '../../fixtures/expectations.ts';
import { givenId, leadOf } from '../../fixtures/lead-of.ts';
import { tools } from '../../fixtures/tools.ts';
import { variants } from '../../fixtures/variants.ts';

describe('tools beyond the samples', () => {
  it.each([...tools, ...variants])('$tool becomes the lead it should', async ({ body, delivery, expect: expected }) => {
    const { fields, submission } = await leadOf(body, delivery ? { delivery } : {});
    expectLead(fields, { commentsContain: [], commentsLack: [], ...expected });
    expect(submission.formId ?? submission.formName).toBe(expected.form ?? null);
    expect(givenId({ headers: delivery?.headers ?? {} }, submission)).toBe(expected.submissionId ?? null);
    expect(submission.notALead).toBeNull();
  });
});
