import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { closePools } from '../../lib/bitrix24/post.ts';
import { program } from '../../lib/cli/program.ts';
import { runCommand } from '../../lib/cli/run-command.ts';
import { isLeadError } from '../../lib/errors.ts';
import { leadHandler } from '../../lib/handlers/lead-handler.ts';
import { otherIdentity, portalIdentity } from '../fixtures/tls.ts';
import { startWorld, type World } from '../fixtures/world.ts';
import { type SandboxPortal, startPortal } from '../sandbox/portal/start-portal.ts';

let world: World;
let own: SandboxPortal;
let other: SandboxPortal;
beforeAll(async () => {
  [world, own, other] = await Promise.all([
    startWorld(),
    startPortal({ tls: portalIdentity.tls }),
    startPortal({ tls: otherIdentity.tls }),
  ]);
});
afterAll(() => Promise.all([world.stop(), own.close(), other.close()]));
beforeEach(() => {
  for (const portal of [own, other]) portal.reset();
  for (const name of ['webhook-url', 'oauth', 'ca']) world.ssm.parameters.delete(`${world.prefix}/${name}`);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await closePools();
});

const put = (parameters: Readonly<Record<string, string>>) => {
  for (const [name, value] of Object.entries(parameters)) world.ssm.parameters.set(`${world.prefix}/${name}`, value);
};
/** Makes a lead as the deployed function does, and tells how that failed; null when it did not. */
async function failure(io = world.coldLead()): Promise<unknown> {
  try {
    await (await io.portal()).addLead({ TITLE: 'A' }, {});
    return null;
  } catch (error) {
    return error;
  }
}
const refused = { fate: 'refused', code: 'UNREACHABLE', message: expect.stringContaining('parameter "ca"') };

describe('a portal whose certificate is signed by an authority of its own', () => {
  it('is refused without that authority: surely nothing was created', async () => {
    put({ 'webhook-url': own.webhookUrl });
    expect(await failure()).toMatchObject(refused);
    expect(own.calls).toEqual([]);
  });

  it('gets its lead with that authority in the parameter', async () => {
    put({ 'webhook-url': own.webhookUrl, ca: portalIdentity.authority });
    const handler = leadHandler(world.coldLead());
    const invoked = await handler({ fields: { TITLE: 'From the function' } }, { awsRequestId: 'r-1' });
    expect(invoked).toMatchObject({ status: 'created', result: 381 });
    expect(own.leads).toMatchObject([{ TITLE: 'From the function' }]);
  });

  it('stays refused with the authority of another', async () => {
    put({ 'webhook-url': other.webhookUrl, ca: portalIdentity.authority });
    expect(await failure()).toMatchObject(refused);
    expect(other.calls).toEqual([]);
  });

  it('is let in with both authorities in one parameter', async () => {
    put({ 'webhook-url': other.webhookUrl, ca: `${portalIdentity.authority}${otherIdentity.authority}` });
    expect(await failure()).toBeNull();
  });

  it('is judged anew when the parameter changes, whatever connections are open', async () => {
    put({ 'webhook-url': own.webhookUrl, ca: portalIdentity.authority });
    expect(await failure()).toBeNull();
    put({ ca: otherIdentity.authority });
    expect(await failure()).toMatchObject(refused);
    world.ssm.parameters.delete(`${world.prefix}/ca`);
    expect(await failure()).toMatchObject(refused);
    put({ ca: portalIdentity.authority });
    expect(await failure()).toBeNull();
    expect(own.leads).toHaveLength(2);
  });

  it('halts all leads when the parameter is no certificate, and says which', async () => {
    put({ 'webhook-url': own.webhookUrl, ca: 'trust me' });
    expect(await failure()).toMatchObject({ fate: 'halted', code: 'BAD_CA', message: expect.stringContaining('"ca"') });
    expect(own.calls).toEqual([]);
  });

  it('is not let in by an environment that switches the check off', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    vi.spyOn(process, 'emitWarning').mockReturnValue(); // Node.js warns of it
    put({ 'webhook-url': own.webhookUrl });
    expect(await failure()).toMatchObject(refused);
  });
});

describe('the authorization server', () => {
  const expired = { expires: 1 };
  const refreshes = () => own.calls.filter(({ url }) => url.startsWith('/oauth/token/')).length;

  it("is trusted by the portal's authority on the portal's host", async () => {
    put({ oauth: JSON.stringify({ ...own.oauth, domain: own.url, ...expired }), ca: portalIdentity.authority });
    await world.coldLead().portal();
    expect(refreshes()).toBe(1);
  });

  it('is not trusted by it anywhere else, even where the certificate would do', async () => {
    const server = own.url.replace('127.0.0.1', 'localhost');
    put({ oauth: JSON.stringify({ ...own.oauth, domain: own.url, server, ...expired }), ca: portalIdentity.authority });
    const error = await failure();
    expect(isLeadError(error) && [error.fate, error.code]).toEqual(['refused', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE']);
    expect(own.calls).toEqual([]);
  });
});

describe('the command line', () => {
  const authority = fileURLToPath(new URL('../fixtures/tls/portal-ca.pem', import.meta.url));
  const key = fileURLToPath(new URL('../fixtures/tls/portal.key', import.meta.url));
  const create = async (...more: readonly string[]) => {
    const [log, error] = [vi.spyOn(console, 'log'), vi.spyOn(console, 'error')].map((spy) => spy.mockReturnValue());
    const code = await runCommand(program(), ['node', 'x', 'create', '--fields', '{"TITLE":"A"}', ...more]);
    const said = [...(log?.mock.calls ?? []), ...(error?.mock.calls ?? [])].join('\n');
    return { code, said };
  };

  it('takes the authority from a file', async () => {
    expect(await create('--url', own.webhookUrl, '--ca', authority)).toMatchObject({ code: 0 });
    expect(own.leads).toMatchObject([{ TITLE: 'A' }]);
  });

  it('says what is missing without it', async () => {
    expect(await create('--url', own.webhookUrl)).toEqual({ code: 1, said: expect.stringContaining('--ca') });
  });

  it.each([
    ['a file that is none', 2, ['--url', 'https://portal.example/rest/1/x/', '--ca', key], 'no PEM certificate'],
    ['no file', 2, ['--url', 'https://portal.example/rest/1/x/', '--ca', 'none.pem'], 'there is no such file'],
    ['a stage', 2, ['--stage', 'dev', '--ca', authority], 'a stage has the parameter "ca"'],
  ])('refuses %s', async (_, code, args, said) => {
    expect(await create(...args)).toEqual({ code, said: expect.stringContaining(said) });
  });
});
