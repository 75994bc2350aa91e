import { PORTAL_FIELDS, STATUSES } from './fields.ts';
import type { Leads, StoredLead } from './leads.ts';
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

/** A lead as it is read: ids as text, every standard field there, multi-fields with ids. */
function read({ createdAt, ID, ...fields }: StoredLead): Record<string, unknown> {
  const empty = Object.fromEntries(Object.keys(PORTAL_FIELDS).map((name) => [name, null]));
  return {
    ...empty,
    STATUS_ID: 'NEW',
    OPENED: 'N',
    ASSIGNED_BY_ID: '1',
    CREATED_BY_ID: '1',
    DATE_CREATE: isoDate(createdAt),
    DATE_MODIFY: isoDate(createdAt),
    ...fields,
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

/** `=FIELD` and `FIELD` compare; every other key is ignored, as the real portal ignores what it does not know. */
function matches(lead: Record<string, unknown>, filter: unknown): boolean {
  return Object.entries(isObject(filter) ? filter : {}).every(([key, wanted]) => {
    const name = key.replace(/^=/, '');
    if (!Object.hasOwn(PORTAL_FIELDS, name)) return true;
    const values = Array.isArray(wanted) ? wanted : [wanted];
    return values.some((value) => String(value ?? '') === String(lead[name] ?? ''));
  });
}

function pick(lead: Record<string, unknown>, select: unknown): Record<string, unknown> {
  const names = isObject(select) ? Object.values(select).map(String) : [];
  if (names.length === 0 || names.includes('*')) return lead;
  return Object.fromEntries(Object.entries(lead).filter(([name]) => name === 'ID' || names.includes(name)));
}

function list({ filter, select, order, start = 0 }: Parameters, leads: Leads): Result {
  const direction = isObject(order) && String(order.ID).toUpperCase() === 'DESC' ? -1 : 1;
  const found = leads.all
    .map(read)
    .filter((lead) => matches(lead, filter))
    .sort((a, b) => direction * (Number(a.ID) - Number(b.ID)));
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
