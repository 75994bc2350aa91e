import { describe, expect, it } from 'vitest';
import { formOf } from '../../../lib/intake/receive.ts';
import { mapLead } from '../../../lib/lead/map-lead.ts';
import { expectLead } from '../../fixtures/expectations.ts';
import { deliveryOf, givenId, noSettings, submissionOf } from '../../fixtures/lead-of.ts';
import { bodyOf, posts } from '../../fixtures/payload.ts';

describe('what form tools send', () => {
  it.each(posts)('$name becomes the lead it should', async (sample) => {
    const form = formOf(sample.path);
    const { headers, query } = sample;
    const submission = await submissionOf(deliveryOf('', { form, headers, query, body: bodyOf(sample) }));

    expect(submission.formId ?? submission.formName ?? form).toBe(sample.expect.form);
    expect(givenId({ headers }, submission)).toBe(sample.expect.submissionId);
    const { notALead, traps, answers } = submission;
    expect(notALead === null && traps.length === 0 && answers.length > 0).toBe(sample.expect.lead);

    if (sample.expect.lead) {
      const { fields } = mapLead(submission, noSettings, null, { visitor: '0'.repeat(32) });
      expectLead(fields, sample.expect);
    }
  });
});
