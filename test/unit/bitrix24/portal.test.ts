import { createServer } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseEndpoint } from '../../../lib/bitrix24/endpoint.ts';
import { openPortal } from '../../../lib/bitrix24/portal.ts';
import { closePools } from '../../../lib/bitrix24/post.ts';
import { virtualClock } from '../../fixtures/virtual-clock.ts';
import { listen } from '../../sandbox/listen.ts';
import { type SandboxPortal, startPortal } from '../../sandbox/portal/start-portal.ts';

const clock = virtualClock();
let sandbox: SandboxPortal;

beforeAll(async () => {
  sandbox = await startPortal({ now: clock.now, onHang: () => clock.advance(20_000) });
});
beforeEach(() => sandbox.reset());
afterEach(() => closePools());
afterAll(() => sandbox.close());

const open = () => openPortal(parseEndpoint(sandbox.webhookUrl), { clock });

/** Opens a portal that always gives this answer. */
async function answering<T>(body: unknown, use: (portal: ReturnType<typeof openPortal>) => Promise<T>): Promise<T> {
  const { url, close } = await listen(createServer((_, response) => void response.end(JSON.stringify(body))));
  try {
    return await use(openPortal(parseEndpoint(`${url}/rest/1/code/`), { clock }));
  } finally {
    await close();
  }
}

const lead = (ID: unknown, ORIGIN_ID: unknown = 'one', ORIGINATOR_ID: unknown = 'us') => ({
  ID,
  ORIGINATOR_ID,
  ORIGIN_ID,
});

describe('adding a lead', () => {
  it("gives the portal's answer unchanged", async () => {
    const answer = await open().addLead({ TITLE: 'A' }, {});
    expect(answer).toEqual({ result: 381, time: expect.objectContaining({ operating: 0.05 }) });
    expect(sandbox.leads).toMatchObject([{ ID: 381, TITLE: 'A' }]);
  });

  it('sends the parameters where there are any', async () => {
    await open().addLead({ TITLE: 'A' }, { REGISTER_SONET_EVENT: 'Y' });
    await open().addLead({ TITLE: 'B' }, {});
    expect(sandbox.calls.map(({ parameters }) => parameters)).toEqual([
      { fields: { TITLE: 'A' }, params: { REGISTER_SONET_EVENT: 'Y' } },
      { fields: { TITLE: 'B' } },
    ]);
  });

  it('works once for each time the portal is opened: a second call throws before anything is sent', async () => {
    const portal = open();
    await portal.addLead({ TITLE: 'A' }, {});
    const again = portal.addLead({ TITLE: 'A' }, {});
    await expect(again).rejects.toThrow('A lead was sent in this invocation already');
    await expect(again).rejects.not.toHaveProperty('fate');
    expect(sandbox.calls).toHaveLength(1);
  });

  it('works once even when the first call failed, or is still under way', async () => {
    const portal = open();
    sandbox.fail({ kind: 'reset', committed: true });
    const [first, second] = await Promise.allSettled([
      portal.addLead({ TITLE: 'A' }, {}),
      portal.addLead({ TITLE: 'A' }, {}),
    ]);
    expect([first.status, second.status]).toEqual(['rejected', 'rejected']);
    expect(sandbox.calls).toHaveLength(1);
  });

  it.each([
    [{ result: 382 }],
    [{ result: '382' }],
    [{ result: 382, time: [] }],
    [{ result: 382, time: { operating: 0.4, anything: 'else' }, more: true }],
  ])('takes %j for created', async (answer) => {
    expect(await answering(answer, (portal) => portal.addLead({}, {}))).toEqual(answer);
  });

  it.each([[{ result: 382, time: 'now' }], [{ result: 382, time: { operating: 'much' } }]])(
    'takes %j for created, and leaves an odd time out',
    async (answer) => {
      expect(await answering(answer, (portal) => portal.addLead({}, {}))).toEqual({ result: 382 });
    },
  );

  it.each([
    [{}],
    [{ result: 0 }],
    [{ result: -1 }],
    [{ result: 1.5 }],
    [{ result: true }],
    [{ result: '' }],
    [{ result: '0382' }],
    [{ result: null }],
    [{ result: [382] }],
    [{ result: { ID: 382 } }],
    [{ result: '9999999999999999' }],
  ])('is in doubt at %j', async (answer) => {
    await answering(answer, (portal) =>
      expect(portal.addLead({}, {})).rejects.toMatchObject({ fate: 'in doubt', code: 'NO_RESULT' }),
    );
  });

  it('is in doubt when a lead was made and the answer has no result', async () => {
    sandbox.fail({ kind: 'no result' });
    await expect(open().addLead({ TITLE: 'A' }, {})).rejects.toMatchObject({ fate: 'in doubt' });
    expect(sandbox.leads).toHaveLength(1);
  });
});

describe('looking for a lead', () => {
  it('finds it by both names of origin', async () => {
    await open().addLead({ TITLE: 'A', ORIGINATOR_ID: 'us', ORIGIN_ID: 'one' }, {});
    await open().addLead({ TITLE: 'B', ORIGINATOR_ID: 'us', ORIGIN_ID: 'two' }, {});
    await open().addLead({ TITLE: 'C', ORIGINATOR_ID: 'them', ORIGIN_ID: 'two' }, {});
    expect(await open().findLead('us', 'two')).toBe(382);
    expect(await open().findLead('them', 'one')).toBeNull();
  });

  it('asks for exact matches, without a count, and for what it compares', async () => {
    await open().findLead('us', 'one');
    expect(sandbox.calls).toMatchObject([
      {
        method: 'crm.lead.list',
        parameters: {
          filter: { '=ORIGINATOR_ID': 'us', '=ORIGIN_ID': 'one' },
          select: ['ID', 'ORIGINATOR_ID', 'ORIGIN_ID'],
          start: -1,
        },
      },
    ]);
  });

  it('may be repeated', async () => {
    const portal = open();
    expect([await portal.findLead('us', 'one'), await portal.findLead('us', 'one')]).toEqual([null, null]);
  });

  const find = (result: unknown) => answering({ result }, (portal) => portal.findLead('us', 'one'));

  it.each([
    ['ids as text', [lead('382')], 382],
    ['ids as numbers', [lead(382)], 382],
    ['the first of several', [lead('400'), lead('382')], 382],
    ['names of origin that are numbers', [{ ...lead('5'), ORIGIN_ID: 1 }], null],
    ['others among them', [lead('1', 'two'), lead('2', 'one', 'them'), lead('3')], 3],
    ['nothing', [], null],
    ['other leads only, though all there are', [lead('1', 'two'), lead('2', null, null)], null],
    ['one that differs in case', [lead('1', 'ONE')], null],
  ])('copes with %s', async (_, rows, expected) => {
    expect(await find(rows)).toBe(expected);
  });

  it.each([
    ['no list', { ID: '1' }],
    ['nothing', null],
    ['a number', 1],
    ['rows without what was asked for', [{ ID: '382' }]],
    ['a row without an id', [lead(null)]],
    ['a page full of other leads', Array.from({ length: 50 }, (_, index) => lead(String(index + 1), 'two'))],
  ])('knows nothing, and says so, when the answer is %s', async (_, result) => {
    await expect(find(result)).rejects.toMatchObject({ fate: 'in doubt', code: 'NO_RESULT' });
  });

  it('fails as any call does', async () => {
    sandbox.fail({ kind: 'error', status: 503, code: 'QUERY_LIMIT_EXCEEDED' }, 1, 'crm.lead.list');
    await expect(open().findLead('us', 'one')).rejects.toMatchObject({ fate: 'refused' });
  });
});

describe("the portal's lead fields", () => {
  it('come with type, labels and items', async () => {
    const fields = await open().leadStructure();
    expect(fields.TITLE).toMatchObject({ type: 'string', isReadOnly: false });
    expect(fields.ID).toMatchObject({ isReadOnly: true });
    expect(fields.UF_CRM_ROOF).toMatchObject({
      type: 'enumeration',
      isDynamic: true,
      formLabel: 'Roof',
      items: [{ VALUE: 'Tiles' }, { VALUE: 'Slate' }, { VALUE: 'Metal' }],
    });
  });

  const read = (result: unknown) => answering({ result }, (portal) => portal.leadStructure());

  it('keep members nobody knows, and take ids of items that are numbers', async () => {
    const fields = { UF_CRM_X: { type: 'enumeration', isNew: true, items: [{ ID: 7, VALUE: 'A' }] } };
    expect(await read(fields)).toEqual({
      UF_CRM_X: { type: 'enumeration', isNew: true, items: [{ ID: '7', VALUE: 'A' }] },
    });
  });

  it('keep at least the type of a field described oddly, and leave out one that has none', async () => {
    expect(await read({ A: { type: 'string', title: 5 }, B: { title: 'B' }, C: null })).toEqual({
      A: { type: 'string' },
    });
  });

  it.each([[undefined], [null], [[]], ['fields']])('are no fields at all as %j', async (result) => {
    await expect(read(result)).rejects.toMatchObject({ fate: 'in doubt', code: 'NO_RESULT' });
  });
});

it('tells its host', () => {
  expect(open().host).toBe(sandbox.domain);
});
