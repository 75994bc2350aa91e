import { GetParametersCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { afterEach, describe, expect, it } from 'vitest';
import { clientConfig } from '../../sandbox/aws.ts';
import { type Ssm, type SsmFault, startSsm } from '../../sandbox/ssm.ts';

const WEBHOOK = '/bitrix24-lead/dev/webhook-url';
const FORMS = '/bitrix24-lead/dev/forms';
const SECRETS = '/bitrix24-lead/dev/secrets';

describe('the SSM stand-in, asked by the real SDK', () => {
  const endings: (() => unknown)[] = [];
  afterEach(async () => {
    for (const end of endings.splice(0).reverse()) await end();
  });

  async function start(parameters: Record<string, string> = {}): Promise<{ ssm: Ssm; client: SSMClient }> {
    const ssm = await startSsm({ parameters });
    const client = new SSMClient({ ...clientConfig(ssm.url), maxAttempts: 1 });
    endings.push(ssm.close, () => client.destroy());
    return { ssm, client };
  }
  const get = (client: SSMClient, Names: string[], WithDecryption = true) =>
    client.send(new GetParametersCommand({ Names, WithDecryption }));

  it('gives the parameters it has and names those it has not', async () => {
    const { client } = await start({ [WEBHOOK]: 'https://portal/rest/1/code/', [FORMS]: '{}' });
    const { Parameters, InvalidParameters } = await get(client, [WEBHOOK, FORMS, SECRETS]);
    expect(Parameters?.map(({ Name, Type, Value }) => [Name, Type, Value])).toEqual([
      [WEBHOOK, 'SecureString', 'https://portal/rest/1/code/'],
      [FORMS, 'String', '{}'],
    ]);
    expect(InvalidParameters).toEqual([SECRETS]);
  });

  it('takes an ARN in place of a name', async () => {
    const { client } = await start({ [FORMS]: '{}' });
    const arn = `arn:aws:ssm:us-east-1:000000000000:parameter${FORMS}`;
    const { Parameters } = await get(client, [arn]);
    expect(Parameters).toMatchObject([{ Name: FORMS, Value: '{}', ARN: arn }]);
  });

  it('keeps a secret encrypted for a caller that does not ask for decryption', async () => {
    const { client } = await start({ [WEBHOOK]: 'https://portal/rest/1/code/', [FORMS]: '{}' });
    const { Parameters } = await get(client, [WEBHOOK, FORMS], false);
    expect(Parameters?.[0]?.Value).not.toContain('portal');
    expect(Parameters?.[1]?.Value).toBe('{}');
  });

  it('refuses more than ten names, as Parameter Store does', async () => {
    const { client } = await start();
    const names = Array.from({ length: 11 }, (_, i) => `/p/${i}`);
    await expect(get(client, names)).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('writes new parameters, overwrites only when told to, and counts versions', async () => {
    const { client, ssm } = await start();
    const put = (Value: string, Overwrite: boolean) =>
      client.send(new PutParameterCommand({ Name: WEBHOOK, Value, Type: 'SecureString', Overwrite }));

    expect((await put('first', false)).Version).toBe(1);
    await expect(put('second', false)).rejects.toMatchObject({ name: 'ParameterAlreadyExists' });
    expect((await put('third', true)).Version).toBe(2);

    expect(ssm.parameters.get(WEBHOOK)).toBe('third');
    expect((await get(client, [WEBHOOK])).Parameters).toMatchObject([{ Value: 'third', Version: 2 }]);
  });

  it('shows the next call what a test changed, and remembers who asked for what', async () => {
    const { client, ssm } = await start({ [FORMS]: '{}' });
    ssm.parameters.set(FORMS, '{"country":"DE"}');
    expect((await get(client, [FORMS])).Parameters?.[0]?.Value).toBe('{"country":"DE"}');
    expect(ssm.calls).toMatchObject([{ operation: 'GetParameters', names: [FORMS], at: expect.any(Number) }]);
  });

  it.each<[SsmFault, string]>([
    ['throttled', 'ThrottlingException'],
    ['error', 'InternalServerError'],
    ['denied', 'AccessDeniedException'],
  ])('fails on request: %s is %s, as often as asked and no more', async (fault, name) => {
    const { client, ssm } = await start({ [FORMS]: '{}' });
    ssm.fail(fault, 2);
    await expect(get(client, [FORMS])).rejects.toMatchObject({ name });
    await expect(get(client, [FORMS])).rejects.toMatchObject({ name });
    expect((await get(client, [FORMS])).Parameters).toHaveLength(1);
  });

  it('hangs on request, until the caller loses patience', async () => {
    const { client, ssm } = await start({ [FORMS]: '{}' });
    ssm.fail('hang');
    const abortSignal = AbortSignal.timeout(100);
    const asked = client.send(new GetParametersCommand({ Names: [FORMS] }), { abortSignal });
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('knows no other operation, and drops what is no JSON', async () => {
    const { ssm } = await start();
    const post = (target: string, body: string) =>
      fetch(ssm.url, { method: 'POST', headers: { 'x-amz-target': target }, body });
    expect(await (await post('AmazonSSM.DeleteParameter', '{}')).json()).toMatchObject({
      __type: 'UnknownOperationException',
    });
    await expect(post('AmazonSSM.GetParameters', '{')).rejects.toThrow();
  });
});
