import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';
import { parseJson } from '../json.ts';
import { headerId, ORIGINATOR_ID, originId, repeatId, trustedKeys } from '../once/submission-key.ts';
import { readDelivery } from '../read-delivery.ts';
import type { Forms } from '../settings/forms.ts';
import { withAws } from './aws-failure.ts';
import { type Held, isMeant } from './held-message.ts';
import type { SetUp } from './set-up.ts';
import type { Stage } from './stage.ts';

/** One thing that is known of a submission. */
export interface Trace {
  readonly state: 'received' | 'in doubt' | 'created' | 'parked' | 'spam' | 'gone';
  /** Milliseconds since 1970; null when it is not known. */
  readonly at: number | null;
  readonly message: string;
  /** The message in a queue, for who asks to see it. */
  readonly held?: Held;
}

/** An item of the ledger's table, as far as it matters here. */
interface Item {
  readonly state: string | undefined;
  readonly at: number | null;
  readonly lead: number | null;
  readonly tries: number;
  /** Moments at which content came that only its words name. */
  readonly moments: readonly number[];
}

const Moments = v.array(v.number());

async function ledgerItem({ aws, ledger }: Stage, id: string): Promise<Item | null> {
  const { Item } = await withAws(`DynamoDB (table ${ledger})`, 'dynamodb:GetItem', () =>
    new DynamoDBClient(aws).send(
      new GetItemCommand({ TableName: ledger, Key: { id: { S: id } }, ConsistentRead: true }),
    ),
  );
  if (!Item) return null;
  const moments = v.safeParse(Moments, parseJson(Item.moments?.S ?? '[]'));
  return {
    state: Item.state?.S,
    at: Item.at?.N ? Number(Item.at.N) : null,
    lead: Item.lead?.N ? Number(Item.lead.N) : null,
    tries: Number(Item.tries?.N ?? 0),
    moments: moments.success ? moments.output : [],
  };
}

const Lead = v.object({ ORIGINATOR_ID: v.nullish(v.string()), ORIGIN_ID: v.nullish(v.string()) });

/** Who made a lead of the portal, by its number; null when there is no such lead. */
async function leadByNumber({ call }: SetUp, number: string): Promise<v.InferOutput<typeof Lead> | null> {
  const filter = { ID: Number(number) };
  const { result } = await call('crm.lead.list', { filter, select: ['ID', 'ORIGINATOR_ID', 'ORIGIN_ID'], start: -1 });
  const rows = v.parse(v.array(v.looseObject({ ID: v.union([v.string(), v.number()]) })), result);
  const row = rows.find(({ ID }) => String(ID) === number);
  return row ? v.parse(Lead, row) : null;
}

const Row = v.array(v.looseObject({ ID: v.union([v.string(), v.number()]), ORIGIN_ID: v.nullish(v.string()) }));

async function leadByOrigin({ call }: SetUp, id: string): Promise<number | null> {
  const filter = { '=ORIGINATOR_ID': ORIGINATOR_ID, '=ORIGIN_ID': id };
  const { result } = await call('crm.lead.list', { filter, select: ['ID', 'ORIGIN_ID'], start: -1 });
  const row = v.parse(Row, result).find(({ ORIGIN_ID }) => ORIGIN_ID === id);
  return row ? Number(row.ID) : null;
}

/** What became of one id of the ledger. */
async function traceOf(id: string, stage: Stage, context: SetUp): Promise<readonly Trace[]> {
  const item = await ledgerItem(stage, id);
  if (item?.state === 'DONE') {
    const isThere = (await leadByOrigin(context, id)) !== null;
    const lead = `lead ${item.lead}`;
    return [
      { state: 'created', at: item.at, message: `created as ${lead}` },
      ...(isThere
        ? []
        : [
            {
              state: 'gone',
              at: null,
              message: `${lead} is not in the portal any more, or its ORIGIN_ID was changed`,
            } as const,
          ]),
    ];
  }
  const found = await leadByOrigin(context, id);
  if (found !== null) {
    return [
      {
        state: 'created',
        at: null,
        message: `is in the portal as lead ${found}; the ledger learns of it at the next attempt`,
      },
    ];
  }
  if (item?.state !== 'SENT') return [];
  const tries = item.tries > 0 ? `, tried ${item.tries + 1} times` : '';
  return [
    {
      state: 'in doubt',
      at: item.at,
      message: `sent, and its end is unknown since then${tries}; it is looked for in the portal before it is sent again`,
    },
  ];
}

/** Whether a message's submission has this id of its sender's. */
async function isNamed({ delivery }: Held, named: string, forms: Forms): Promise<boolean> {
  if (!delivery) return false;
  if (headerId(delivery.headers) === named || delivery.transportId === named) return true;
  const reading = await readDelivery(delivery, forms).catch(() => null);
  if (!reading) return false;
  return reading.raw ? reading.raw.fields.ORIGIN_ID === named : reading.submission.id?.value === named;
}

const SAID = { 'dead letters': 'parked', spam: 'spam', queue: 'received' } as const;

const traceOfHeld = (held: Held): Trace => ({
  state: SAID[held.queue],
  at: held.sentAt,
  message:
    held.queue === 'spam'
      ? `taken for spam (${held.reason ?? 'no reason given'}); bitrix24-lead queue release ${held.id} lets it through`
      : `parked with the dead letters: ${held.reason ?? 'tried for too long'}; bitrix24-lead queue redrive ${held.id} sends it through again`,
  held,
});

/**
 * What is known of a submission: in the ledger, in the portal, with the dead letters and in the spam.
 *
 * @param named the id that a form's answer gave (32 hex digits), a lead's number, or the sender's own id: that is found
 * in the queues, and in the ledger only where a trusted caller gave it
 * @param held all there is in the dead letters and the spam
 */
export async function whereIs(
  named: string,
  stage: Stage,
  context: SetUp,
  held: readonly Held[],
): Promise<readonly Trace[]> {
  const wanted = /^[1-9]\d{0,14}$/.test(named) ? await leadByNumber(context, named) : { ORIGIN_ID: named };
  if (!wanted) return [{ state: 'gone', at: null, message: `there is no lead ${named} in the portal` }];
  const { ORIGIN_ID: id } = wanted;
  if (!id)
    return [
      { state: 'created', at: null, message: `lead ${named} is in the portal, and was not made by this product` },
    ];

  const forms = await context.forms().catch((): Forms => ({}));
  const ids = /^[0-9a-f]{32}$/.test(id) ? [id] : [id, ...trustedKeys(id).map(originId)];
  const repeats = await Promise.all(ids.map(async (one) => ({ one, item: await ledgerItem(stage, `repeats/${one}`) })));
  const received = repeats.flatMap(({ one, item }) =>
    (item?.moments ?? []).map((at) => ({ at, id: repeatId(one, at) })),
  );
  const traces = await Promise.all(
    [...ids, ...received.map(({ id: repeat }) => repeat)].map((one) => traceOf(one, stage, context)),
  );
  const isHeld = await Promise.all(held.map(async (one) => isMeant(one, id) || (await isNamed(one, id, forms))));
  return [
    ...received.map(({ at }): Trace => ({ state: 'received', at, message: 'came in' })),
    ...traces.flat(),
    ...held.filter((_, index) => isHeld[index]).map(traceOfHeld),
  ];
}
