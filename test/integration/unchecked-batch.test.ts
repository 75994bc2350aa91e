import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { acceptHandler } from '../../lib/handlers/form-handler.ts';
import { formEvent, startWorld, type World } from '../fixtures/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  world.ssm.parameters.set(`${world.prefix}/forms`, '{}');
  for (const message of await world.receive()) await world.acknowledge(message);
});

const entry = (id: string) => ({ lead_id: id, changes: [{ field: 'name', value: `Visitor ${id}` }] });
const post = (ids: readonly string[]) =>
  acceptHandler(world.coldAccept())(formEvent({ entry: ids.map(entry) }), { awsRequestId: 'request-1' });

describe.each([
  ['its settings can’t be read', '{"countri":"DE"}'],
  ['the secret of its signature is missing', '{"verify":{"scheme":"token","secret":"not-there-yet"}}'],
])('a request that can’t be checked now since %s', (_, forms) => {
  it('is left to its sender when it holds several leads: their parts carry no signature of their own', async () => {
    world.ssm.parameters.set(`${world.prefix}/forms`, forms);
    expect(await post(['31', '32'])).toMatchObject({ statusCode: 503, headers: { 'retry-after': '60' } });
    expect(world.queues.depths()).toEqual({ queue: 0, deadLetters: 0, spam: 0 });
  });

  it('is taken when it holds one', async () => {
    world.ssm.parameters.set(`${world.prefix}/forms`, forms);
    expect(await post(['33'])).toMatchObject({ statusCode: 200 });
    expect(world.queues.depths().queue).toBe(1);
  });
});

it('is taken with all its leads when it can be checked', async () => {
  expect(await post(['34', '35'])).toMatchObject({ statusCode: 200 });
  expect(world.queues.depths().queue).toBe(2);
});
