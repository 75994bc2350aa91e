import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shown } from '../fixtures/expectations.ts';
import { leadOf } from '../fixtures/lead-of.ts';

/** What a person may have typed: words, letters that no machine uses, an e-mail, a phone. */
const typed = fc.oneof(
  fc.constantFrom('Two doors please', 'Окна на кухню', '庭の手入れ', 'до 18', 'what about Monday?', 'Zażółć'),
  fc.tuple(fc.stringMatching(/^[a-z]{2,8}$/), fc.stringMatching(/^[a-z]{2,8}$/)).map((two) => two.join(' ')),
  fc.stringMatching(/^[a-z]{3,8}@example\.com$/),
  fc.stringMatching(/^\+120255501\d\d$/),
);

/** What asks for it: a question, or a key that sounds like the tool's own. */
const question = fc.constantFrom(
  ...['Your wish?', 'Wann passt es Ihnen?', 'Что вас интересует', 'What should we know?', 'Anything else', 'comment'],
);

/** Containers as tools call them, those of their own affairs too. */
const container = fc.constantFrom(
  ...['data', 'payload', 'request', 'meta', 'metadata', 'context', 'event', 'source', 'settings', 'trigger', 'status'],
  ...['record', 'entry', 'fields', 'lead', 'booking', 'order', 'details', 'extra', 'table', 'session', 'calendar', 'x'],
  ...['time', 'number', 'form', 'shipping', 'billing_address', 'profile'],
  ...['customer', 'device', 'page', 'card', 'survey'],
);
/** What machines put beside it. */
const beside = fc.dictionary(
  fc.constantFrom(
    'id',
    'type',
    'created_at',
    'is_new',
    'status',
    'table',
    'event',
    'owner_id',
    'count',
    'url',
    'email',
    'total',
    'direction',
    'method',
    'phone',
  ),
  fc.constantFrom<unknown>(
    '41',
    'lead',
    '2026-11-24T10:00:00Z',
    true,
    0,
    'new',
    'lead.created',
    null,
    'ann@example.org',
    'Ann Lee',
    '00:04:38',
  ),
  { maxKeys: 4 },
);
const levels = fc.array(fc.tuple(container, beside, fc.boolean()), { maxLength: 5 });

describe('what somebody typed', () => {
  it('reaches the lead from whatever container, however deep', async () => {
    await fc.assert(
      fc.asyncProperty(question, typed, levels, beside, async (asked, value, around, siblings) => {
        const body = around.reduceRight<unknown>(
          (inner, [name, others, listed]) => ({ ...others, [name]: listed ? [inner] : inner }),
          { ...siblings, [asked]: value },
        );
        const { fields } = await leadOf(body);
        expect(shown(JSON.stringify(Object.values(fields))).toLowerCase()).toContain(value.toLowerCase());
      }),
      { numRuns: 500 },
    );
  });

  it('reaches it from a list of questions as well, whatever its members are called', async () => {
    const label = fc.constantFrom('label', 'title', 'question', 'name');
    const answer = fc.constantFrom('value', 'answer', 'response', 'values');
    await fc.assert(
      fc.asyncProperty(label, answer, question, typed, levels, async (ask, say, asked, value, around) => {
        const questions: unknown = [
          { id: 'q1', [ask]: 'Your name', [say]: 'Ann' },
          { id: 'q2', [ask]: asked, [say]: value },
        ];
        const body = around.reduceRight((inner, [name, others]) => ({ ...others, [name]: inner }), questions);
        const { fields } = await leadOf(Array.isArray(body) ? { answers: body } : body);
        expect(shown(JSON.stringify(Object.values(fields))).toLowerCase()).toContain(value.toLowerCase());
      }),
      { numRuns: 300 },
    );
  });
});
