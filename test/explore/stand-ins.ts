import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** The one item of the ledger's table that matters; null when it is not there. */
export type Item = Readonly<Record<string, AttributeValue>> | null;

/** A DynamoDB command as the ledger sent it. */
export interface Command {
  /** `PutItem`, `GetItem`, `UpdateItem` or `DeleteItem`. */
  readonly name: string;
  readonly item: Item;
  readonly condition: string | null;
  readonly update: string | null;
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, AttributeValue>>;
}

/** A call that a worker has made. */
export type Call =
  | { readonly to: 'ledger'; readonly command: Command }
  | { readonly to: 'portal'; readonly method: 'add' | 'find' };

/** What comes back from a call: a value, or one of the errors. */
export type Answer =
  | { readonly is: 'item'; readonly item: Item }
  | { readonly is: 'lead'; readonly lead: number | null }
  | { readonly is: 'written' | 'condition not met' | 'no answer' | 'refused' | 'in doubt' };

/** What a call does to item and leads, and what it is answered. */
export interface Effect {
  readonly item: Item;
  readonly leads: number;
  readonly answer: Answer;
}

const textOf = (value: AttributeValue | undefined): string | undefined => value?.N ?? value?.S;

/** Conditions as DynamoDB reads them, as far as the ledger writes them: a comparison with a missing attribute is false. */
function holds(item: Item, { condition, names, values }: Command): boolean {
  if (condition === null) return true;
  const attribute = (name: string) => item?.[names[name] ?? name];
  const term = (text: string): boolean => {
    const [, absent] = /^attribute_not_exists\((#?\w+)\)$/.exec(text) ?? [];
    if (absent) return attribute(absent) === undefined;
    const [, name = '', operator, value = ''] = /^(#?\w+) (=|<) (:\w+)$/.exec(text) ?? [];
    if (!operator) throw new Error(`Teach the explorer this condition: ${text}`);
    const left = attribute(name);
    const right = values[value];
    if (operator === '=') return left !== undefined && textOf(left) === textOf(right);
    return left?.N !== undefined && right?.N !== undefined && Number(left.N) < Number(right.N);
  };
  return condition.split(' OR ').some((any) => any.split(' AND ').every((one) => term(one.trim())));
}

function updated(item: Item, { update, names, values }: Command): Item {
  const [, list] = /^SET (.+)$/.exec(update ?? '') ?? [];
  if (!list) throw new Error(`Teach the explorer this update: ${update}`);
  const set = list.split(', ').map((one): [string, AttributeValue] => {
    const [, name = '', value = ''] = /^(#?\w+) = (:\w+)$/.exec(one) ?? [];
    const given = values[value];
    if (!given) throw new Error(`Teach the explorer this update: ${one}`);
    return [names[name] ?? name, given];
  });
  return { ...item, ...Object.fromEntries(set) };
}

function perform(item: Item, command: Command): { readonly item: Item; readonly answer: Answer } {
  if (command.name === 'GetItem') return { item, answer: { is: 'item', item } };
  if (!holds(item, command)) return { item, answer: { is: 'condition not met' } };
  const answer: Answer = { is: 'written' };
  switch (command.name) {
    case 'PutItem':
      return { item: command.item, answer };
    case 'UpdateItem':
      return { item: updated(item, command), answer };
    case 'DeleteItem':
      return { item: null, answer };
    default:
      throw new Error(`Teach the explorer this command: ${command.name}`);
  }
}

/** DynamoDB and the portal in memory: each call takes effect as a whole, at one moment. */
export function effectOf(call: Call, item: Item, leads: number): Effect {
  if (call.to === 'ledger') return { ...perform(item, call.command), leads };
  if (call.method === 'find') return { item, leads, answer: { is: 'lead', lead: leads > 0 ? 1 : null } };
  return { item, leads: leads + 1, answer: { is: 'lead', lead: leads + 1 } };
}

/** Whether the call changes anything, so that doing it twice is something else than doing it once. */
export const isWrite = (call: Call): boolean => call.to === 'ledger' && call.command.name !== 'GetItem';

/** The call in words, for a schedule. */
export const nameOf = (call: Call): string => (call.to === 'ledger' ? call.command.name : `crm.lead.${call.method}`);

/** The answer in words, for a schedule. */
export function describe(answer: Answer): string {
  if (answer.is === 'lead') return answer.lead === null ? 'no lead' : `lead ${answer.lead}`;
  if (answer.is !== 'item') return answer.is;
  return answer.item ? `${answer.item.state?.S}` : 'nothing there';
}
