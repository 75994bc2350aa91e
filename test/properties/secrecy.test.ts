import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { acceptHandler } from '../../lib/handlers/form-handler.ts';
import { leadHandler } from '../../lib/handlers/lead-handler.ts';
import { memoryLog } from '../fixtures/memory-log.ts';
import { formEvent, startWorld, type World } from '../fixtures/world.ts';
import { PORTAL_ERRORS } from '../sandbox/portal/faults.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const token = fc.stringMatching(/^[A-Za-z0-9]{24}$/);
const person = fc.record({
  name: fc.stringMatching(/^[A-Z][a-z]{11} [A-Z][a-z]{13}$/),
  email: fc.stringMatching(/^[a-z]{14}@example\.com$/),
  phone: fc.stringMatching(/^\+4930[1-9][0-9]{7}$/),
});
const faults = Object.values(PORTAL_ERRORS);

it('no secret and nothing typed is in a log line, an error or an answer, whatever the portal says', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(token, person, fc.constantFrom(...faults), async (bearer, visitor, fault) => {
      world.clock.advance(3_600_000);
      world.portal.reset();
      world.ssm.parameters.set(`${world.prefix}/secrets`, JSON.stringify({ lead: bearer }));
      const log = memoryLog();
      const io = { ...world.coldLead(), log };
      const said: unknown[] = [log.lines];
      const lead = (event: unknown, queued: boolean) =>
        leadHandler(queued ? io : { ...io, queue: null, deadLetters: null })(event, { awsRequestId: 'r' }).then(
          (answer) => said.push(answer),
          (error: unknown) => said.push(String(error), error instanceof Error ? error.stack : '', error),
        );

      // the portal quotes what it was sent, as it does for a field it will not have
      const quoting =
        fault.kind === 'error' ? { ...fault, description: `Wrong: ${visitor.email}, ${visitor.name}` } : fault;
      const server = formEvent(visitor, { authorization: `Bearer ${bearer}` }, '/lead');
      for (const queued of [true, false]) {
        world.portal.fail(quoting);
        await lead(server, queued);
        world.portal.fail(quoting);
        await lead({ Records: [{ eventSource: 'aws:sqs', body: JSON.stringify(visitor) }] }, queued);
      }
      said.push(await acceptHandler({ ...world.coldAccept(), log })(formEvent(visitor), { awsRequestId: 'r' }));
      await world.receive();
      await world.deadLetters();

      const words = JSON.stringify(said);
      const code = world.portal.webhookUrl.split('/').at(-2) ?? '';
      for (const secret of [bearer, code, world.portal.webhookUrl, visitor.name, visitor.email, visitor.phone]) {
        expect(words).not.toContain(secret);
      }
    }),
    { numRuns: 40 },
  );
});
