import { PORTAL_FIELDS, STATUSES } from './fields.ts';
import { type Leads, type StoredLead, valueId } from './leads.ts';
import type { Parameters } from './read-request.ts';
import { Refusal } from './refusal.ts';

/** What a method gives: its result, with `total` and `next` beside it where there are any. */
export interface Result {
  readonly result: unknown;
  readonly total?: number;
  readonly next?: number;
}

type Method = (parameters: Parameters, leads: Leads) => Result;

const PAGE = 50;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isoDate = (milliseconds: number) => `${new Date(milliseconds).toISOString().slice(0, 19)}+00:00`;

const isList = (value: unknown): value is unknown[] => Array.isArray(value);
const filled = (value: unknown) => (isList(value) && value.length > 0 ? 'Y' : 'N');

/** A multi-field's values as they are read: each with its ID and the field's name. */
const numbered = (name: string, value: unknown) =>
  PORTAL_FIELDS[name]?.type === 'crm_multifield' && isList(value)
    ? value.map((one, index) => ({ ID: valueId(index), ...Object(one), TYPE_ID: name }))
    : value;

/** A lead as it is read: ids as text, every standard field there, multi-fields with ids. */
function read({ createdAt, ID, ...fields }: StoredLead): Record<string, unknown> {
  const empty = Object.fromEntries(Object.keys(PORTAL_FIELDS).map((name) => [name, null]));
  const values = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, numbered(name, value)]));
  return {
    ...empty,
    STATUS_ID: 'NEW',
    OPENED: 'N',
    ASSIGNED_BY_ID: '1',
    CREATED_BY_ID: '1',
    HAS_PHONE: filled(fields.PHONE),
    HAS_EMAIL: filled(fields.EMAIL),
    DATE_CREATE: isoDate(createdAt),
    DATE_MODIFY: isoDate(createdAt),
    ...values,
    ID: String(ID),
  };
}

function checkEmails(fields: Parameters): void {
  const emails = isObject(fields.EMAIL) ? Object.values(fields.EMAIL) : [];
  for (const email of emails) {
    const value = isObject(email) ? String(email.VALUE ?? '') : '';
    if (value === '' || EMAIL.test(value)) continue;
    throw new Refusal(400, 'ERROR_CORE', `The e-mail "${value}" is incorrect.<br>`);
  }
}

function add(parameters: Parameters, leads: Leads): Result {
  // with no fields at all the real portal creates an empty lead, and so does this one
  const { fields = {} } = parameters;
  if (!isObject(fields)) throw new Refusal(400, '', "Parameter 'fields' must be array.");
  checkEmails(fields);
  return { result: leads.add(fields).ID };
}

function find({ id }: Parameters, leads: Leads): StoredLead {
  const lead = leads.all.find((lead) => String(lead.ID) === String(id));
  if (!lead) throw new Refusal(400, '', 'Not found');
  return lead;
}

function update({ id, fields, ...others }: Parameters, leads: Leads): Result {
  if (!isObject(fields)) throw new Refusal(400, '', "Parameter 'fields' must be array.");
  checkEmails(fields);
  return { result: leads.update(find({ id, ...others }, leads).ID, fields) };
}

/** Numbers by their size, texts (dates among them) by the alphabet. */
function compare(a: string, b: string): number {
  const difference = Number(a) - Number(b);
  if (!Number.isNaN(difference)) return difference;
  return a < b ? -1 : Number(a > b);
}

const wildcards = (pattern: string) =>
  new RegExp(
    `^${pattern
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll('%', '.*')
      .replaceAll('_', '.')}$`,
    'i',
  );

/** What a key of a filter begins with, and what it asks of a value; longer beginnings first. */
const OPERATORS: readonly (readonly [string, (value: string, wanted: string) => boolean])[] = [
  ['>=', (value, wanted) => value !== '' && compare(value, wanted) >= 0],
  ['<=', (value, wanted) => value !== '' && compare(value, wanted) <= 0],
  ['=%', (value, wanted) => wildcards(wanted).test(value)],
  ['>', (value, wanted) => value !== '' && compare(value, wanted) > 0],
  ['<', (value, wanted) => value !== '' && compare(value, wanted) < 0],
  ['%', (value, wanted) => value.toLowerCase().includes(wanted.toLowerCase())],
  ['=', (value, wanted) => value === wanted],
  ['@', (value, wanted) => value === wanted],
  ['', (value, wanted) => value === wanted],
];

/** A field's value, or each of a multi-field's, as text. */
const texts = (value: unknown): string[] =>
  isList(value) ? value.map((one) => String(isObject(one) ? one.VALUE : one)) : [String(value ?? '')];

/** `FIELD` compares, and so on by `OPERATORS`, `!` turns it round; a field that is none is ignored, as the real portal does. */
function matches(lead: Record<string, unknown>, filter: unknown): boolean {
  return Object.entries(isObject(filter) ? filter : {}).every(([key, wanted]) => {
    const not = key.startsWith('!');
    const rest = not ? key.slice(1) : key;
    const [operator, fits] = OPERATORS.find(([start]) => rest.startsWith(start)) ?? ['', Object.is];
    const name = rest.slice(operator.length);
    if (!Object.hasOwn(PORTAL_FIELDS, name)) return true;
    const found = texts(lead[name]).some((value) => texts(wanted).some((one) => fits(value, one)));
    return found !== not;
  });
}

function pick(lead: Record<string, unknown>, select: unknown): Record<string, unknown> {
  const names = isObject(select) ? Object.values(select).map(String) : [];
  if (names.length === 0 || names.includes('*')) return lead;
  return Object.fromEntries(Object.entries(lead).filter(([name]) => name === 'ID' || names.includes(name)));
}

/** By each field of the order in turn; a field that is none is ignored. */
function ordered(a: Record<string, unknown>, b: Record<string, unknown>, order: unknown): number {
  for (const [name, direction] of Object.entries(isObject(order) ? order : {})) {
    const difference = compare(String(a[name] ?? ''), String(b[name] ?? ''));
    if (difference !== 0) return String(direction).toUpperCase() === 'DESC' ? -difference : difference;
  }
  return Number(a.ID) - Number(b.ID);
}

function list({ filter, select, order, start = 0 }: Parameters, leads: Leads): Result {
  const found = leads.all
    .map(read)
    .filter((lead) => matches(lead, filter))
    .sort((a, b) => ordered(a, b, order));
  const from = Number(start);
  const offset = Math.max(from, 0);
  const result = found.slice(offset, offset + PAGE).map((lead) => pick(lead, select));
  if (from < 0) return { result };
  const next = offset + PAGE;
  return { result, total: found.length, ...(next < found.length && { next }) };
}

/** The methods this portal has, each a function of its parameters. */
export const METHODS: Readonly<Record<string, Method>> = {
  'crm.lead.add': add,
  'crm.lead.list': list,
  'crm.lead.get': (parameters, leads) => ({ result: read(find(parameters, leads)) }),
  'crm.lead.update': update,
  'crm.lead.delete': (parameters, leads) => ({ result: leads.remove(find(parameters, leads).ID) }),
  'crm.lead.fields': () => ({ result: PORTAL_FIELDS }),
  'crm.status.list': ({ filter }) => {
    const entity = isObject(filter) ? filter.ENTITY_ID : undefined;
    return { result: STATUSES.filter(({ ENTITY_ID }) => entity === undefined || entity === ENTITY_ID) };
  },
  'crm.settings.mode.get': () => ({ result: 1 }),
  'user.current': () => ({
    result: { ID: '1', ACTIVE: true, NAME: 'Sandbox', LAST_NAME: 'User', USER_TYPE: 'employee' },
  }),
};
