import { expect, it } from 'vitest';
import { environment, optional } from '../../../lib/aws/environment.ts';

it('has a default for the prefix and takes everything else as not there', () => {
  expect(environment({ QUEUE_URL: '' })).toEqual({
    prefix: '/bitrix24-lead/dev',
    queueUrl: null,
    deadLetterQueueUrl: null,
    spamQueueUrl: null,
    ledgerTable: null,
  });
  expect(environment({ STAGE: 'prod' }).prefix).toBe('/bitrix24-lead/prod');
});

it('reads what is set', () => {
  const variables = {
    PARAMETER_PREFIX: '/x/y/',
    QUEUE_URL: 'q',
    DEAD_LETTER_QUEUE_URL: 'd',
    SPAM_QUEUE_URL: 's',
    LEDGER_TABLE: 't',
  };
  const read = { prefix: '/x/y', queueUrl: 'q', deadLetterQueueUrl: 'd', spamQueueUrl: 's', ledgerTable: 't' };
  expect(environment(variables)).toEqual(read);
});

it('builds only what has a name', () => {
  expect(optional('a', (name) => name.length)).toBe(1);
  expect(optional(null, () => 1)).toBeNull();
});
