import { GetParametersCommand, type SSMClient } from '@aws-sdk/client-ssm';
import { withAws } from './aws-failure.ts';
import { PARAMETER_NAMES, type StoredName } from './parameter-names.ts';

/** A parameter as it is stored. */
export interface Stored {
  /** Trimmed. */
  readonly value: string;
  readonly isSecure: boolean;
}

export type StoredParameters = Readonly<Partial<Record<StoredName, Stored>>>;

/**
 * Reads everything under a stage's prefix, at once.
 *
 * @throws the lead errors of `awsFailure`
 */
export async function readParameters(client: SSMClient, prefix: string): Promise<StoredParameters> {
  const { Parameters: found = [] } = await withAws('SSM', 'ssm:GetParameters', () =>
    client.send(
      new GetParametersCommand({ Names: PARAMETER_NAMES.map((name) => `${prefix}/${name}`), WithDecryption: true }),
    ),
  );
  const byPath = new Map(found.map((parameter) => [parameter.Name, parameter]));
  return Object.fromEntries(
    PARAMETER_NAMES.flatMap((name) => {
      const { Value, Type } = byPath.get(`${prefix}/${name}`) ?? {};
      const value = Value?.trim();
      return value ? [[name, { value, isSecure: Type === 'SecureString' }]] : [];
    }),
  );
}
