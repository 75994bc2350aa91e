import { PutParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';
import { withAws } from './aws-failure.ts';
import type { Change } from './draft.ts';
import { IS_SECRET } from './parameter-names.ts';

/**
 * Writes parameters under a stage's prefix, secrets encrypted, one after the other; run again, it writes the rest.
 *
 * @throws the lead errors of `awsFailure`
 */
export async function writeParameters(client: SSMClient, prefix: string, changes: readonly Change[]): Promise<void> {
  for (const { name, value } of changes) {
    const command = new PutParameterCommand({
      Name: `${prefix}/${name}`,
      Value: value,
      Type: IS_SECRET[name] ? 'SecureString' : 'String',
      Tier: 'Intelligent-Tiering', // more than 4 KiB of forms need the advanced tier
      Overwrite: true,
    });
    await withAws('SSM', 'ssm:PutParameter', () => client.send(command));
  }
}
