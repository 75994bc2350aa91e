import { expect, it } from 'vitest';
import { LeadHaltedError } from '../../../lib/errors.ts';
import { awsFailure, withAws } from '../../../lib/operator/aws-failure.ts';

const failure = (name: string, message = 'arn:aws:iam::123456789012:user/somebody', code?: string) =>
  Object.assign(new Error(message), { name, ...(code && { code }) });

it.each<[string, Error, string, RegExp]>([
  ['no region', failure('Error', 'Region is missing'), 'halted', /--region/],
  ['no credentials', failure('CredentialsProviderError'), 'halted', /no AWS credentials.*--profile/],
  ['credentials that expired', failure('ExpiredTokenException'), 'halted', /expired: log in again/],
  ['credentials nobody knows', failure('InvalidClientTokenId'), 'halted', /does not know these credentials/],
  ['a missing right', failure('AccessDeniedException'), 'halted', /SSM turns .* ssm:GetParameters$/],
  ['a thing that is not there', failure('ResourceNotFoundException'), 'halted', /nothing by that name.*--stage/],
  ['a role that is not there', failure('NoSuchEntityException'), 'halted', /nothing by that name/],
  ['no answer', failure('Error', 'connect', 'ECONNREFUSED'), 'refused', /SSM does not answer \(ECONNREFUSED\)/],
  ['a time-out', failure('TimeoutError'), 'refused', /SSM does not answer \(TimeoutError\)/],
])('says %s in one sentence, with nothing of the SDK’s own message', (_, error, fate, words) => {
  const said = awsFailure(error, 'SSM', 'ssm:GetParameters');
  expect(said.fate).toBe(fate);
  expect(said.message).toMatch(words);
  expect(said.message).not.toMatch(/somebody|\n/);
});

it('lets our own errors pass, and results', async () => {
  const own = new LeadHaltedError('ours', { code: 'OURS' });
  await expect(withAws('SSM', 'ssm:GetParameters', () => Promise.reject(own))).rejects.toBe(own);
  expect(await withAws('SSM', 'ssm:GetParameters', async () => 1)).toBe(1);
});
