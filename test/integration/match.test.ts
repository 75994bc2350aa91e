import { afterAll, beforeAll, expect, it } from 'vitest';
import { acceptHandler } from '../../lib/handlers/form-handler.ts';
import { leadHandler } from '../../lib/handlers/lead-handler.ts';
import { sqsEvent, startWorld, type World } from '../fixtures/world.ts';

const context = { awsRequestId: 'request-1' };

let world: World;
beforeAll(async () => {
  world = await startWorld({ forms: '{"match":true}' });
});
afterAll(() => world.stop());

it('a form’s answers land in the custom fields of their labels, through accept, queue and lead into the portal', async () => {
  const body = new URLSearchParams({ name: 'Ada', 'Floor area': '120 m²', rooms: '4', ROOF: 'slate', Price: 'much' });
  const event = {
    version: '2.0',
    rawPath: '/forms/contact',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    requestContext: { http: { method: 'POST', sourceIp: '198.51.100.9' }, requestId: 'r', stage: '$default' },
    body: body.toString(),
  };
  expect(await acceptHandler(world.coldAccept())(event, context)).toMatchObject({ statusCode: 200 });
  for (const message of await world.receive()) {
    await leadHandler(world.coldLead())(sqsEvent(message, 1), context);
    await world.acknowledge(message);
  }

  expect(world.portal.leads).toMatchObject([
    { NAME: 'Ada', UF_CRM_AREA: '120 m²', UF_CRM_ROOMS: 4, UF_CRM_ROOF: expect.anything(), COMMENTS: 'Price: much' },
  ]);
});
