import { afterAll, beforeAll, expect, it } from 'vitest';
import { leadHandler } from '../../lib/lead-handler.ts';
import { sqsEvent, startWorld, type World } from '../fixtures/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

it('keeps the pace of a call a second: two seconds for a look-up and a lead', async () => {
  const lead = () =>
    leadHandler(world.coldLead())(sqsEvent({ MessageId: 'm', Body: '{"fields":{"TITLE":"Pace"}}' }, 1), {
      awsRequestId: 'request-1',
    });
  world.portal.fail({ kind: 'reset', committed: false });
  await expect(lead()).rejects.toThrow('did not come');
  expect(world.clock.takeSlept()).toBe(1000);
  world.clock.advance(240_000);
  await lead();
  expect(world.clock.takeSlept()).toBe(2000);
  expect(world.portal.calls.map(({ method }) => method)).toEqual(['crm.lead.add', 'crm.lead.list', 'crm.lead.add']);
});
