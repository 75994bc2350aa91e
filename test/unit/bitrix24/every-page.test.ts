import { expect, it } from 'vitest';
import { everyPage } from '../../../lib/bitrix24/every-page.ts';
import type { LeadsWanted } from '../../../lib/bitrix24/list-leads.ts';

/** A portal with leads of these numbers, in any order; what it was asked for is kept. */
function portalWith(ids: readonly number[], { heedful = true } = {}) {
  const asked: LeadsWanted[] = [];
  return {
    asked,
    async list(wanted: LeadsWanted) {
      asked.push(wanted);
      const after = heedful ? Number(wanted.filter?.['>ID'] ?? 0) : 0;
      const found = ids.filter((id) => id > after);
      return {
        result: found.slice(0, 50).map((id) => ({ ID: String(id) })),
        ...(wanted.start !== -1 && { total: found.length }),
      };
    },
  };
}

const numbers = (length: number) => Array.from({ length }, (_, index) => index + 1);

async function all(portal: ReturnType<typeof portalWith>, wanted: Parameters<typeof everyPage>[0] = {}) {
  const ids: number[] = [];
  for await (const { leads } of everyPage(wanted, portal.list)) ids.push(...leads.map(({ ID }) => Number(ID)));
  return ids;
}

it.each([0, 1, 49, 50, 51, 100, 120])('gives %i leads, each once, in order', async (count) => {
  expect(await all(portalWith(numbers(count)))).toEqual(numbers(count));
});

it('asks by number after the first page, keeps the filter, and lets nothing be counted again', async () => {
  const portal = portalWith(numbers(120));
  await all(portal, { filter: { STATUS_ID: 'NEW', '>ID': 10 }, select: ['TITLE'], start: 0 });
  const order = { ID: 'ASC' };
  const select = ['ID', 'TITLE'];
  expect(portal.asked).toEqual([
    { filter: { STATUS_ID: 'NEW', '>ID': 10 }, select, order, start: 0 },
    { filter: { STATUS_ID: 'NEW', '>ID': 60 }, select, order, start: -1 },
    { filter: { STATUS_ID: 'NEW', '>ID': 110 }, select, order, start: -1 },
  ]);
});

it('tells how many there were and the last number of each page', async () => {
  const pages = [];
  for await (const { total, last } of everyPage({}, portalWith(numbers(60)).list)) pages.push([total, last]);
  expect(pages).toEqual([
    [60, 50],
    [60, 60],
  ]);
});

it.each([
  ['filter', portalWith(numbers(60), { heedful: false })],
  ['order', portalWith([3, 1, 2])],
])('stops at a portal that does not heed the %s, instead of running for ever', async (_, portal) => {
  await expect(all(portal)).rejects.toMatchObject({ code: 'NO_ORDER' });
});
