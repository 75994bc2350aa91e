import { PORTAL_FIELDS } from './fields.ts';
import { savedText } from './save-text.ts';

/** A lead as the portal keeps it: the fields it took, its id, and when it was made (milliseconds since 1970). */
export interface StoredLead {
  readonly ID: number;
  readonly createdAt: number;
  readonly [field: string]: unknown;
}

export interface Leads {
  /** Newest last. */
  readonly all: StoredLead[];
  add(fields: Readonly<Record<string, unknown>>): StoredLead;
  /** Fields that are given take the place of those there are; a multi-field's value with the ID of one there is, its place. */
  update(id: number, fields: Readonly<Record<string, unknown>>): boolean;
  remove(id: number): boolean;
  clear(): void;
}

const FIRST_ID = 381;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Of a multi-field the portal keeps what has a VALUE; plain text it drops without a word. */
const keptValues = (value: unknown): unknown[] =>
  isObject(value) ? Object.values(value).filter((one) => isObject(one) && String(one.VALUE ?? '') !== '') : [];

function kept(name: string, value: unknown): unknown {
  const field = PORTAL_FIELDS[name];
  if (!field && !/^PARENT_ID_\d+$/.test(name)) return undefined;
  if (field?.isReadOnly) return undefined;
  if (name === 'COMMENTS' && typeof value === 'string') return savedText(value);
  return field?.type === 'crm_multifield' ? keptValues(value) : value;
}

const idOf = (value: unknown) => (isObject(value) ? String(value.ID ?? '') : '');

/** Values with the ID of one there is replace it, or take it away when they are empty; those with none come behind. */
function changedValues(old: unknown, changes: unknown): unknown[] {
  const before = Array.isArray(old) ? old : [];
  const given = isObject(changes) ? Object.values(changes) : [];
  const named = new Map(given.filter((one) => idOf(one) !== '').map((one) => [idOf(one), one]));
  const after = before.map((one, index) => ({ ...one, ...Object(named.get(valueId(index))) }));
  return keptValues([...after, ...given.filter((one) => idOf(one) === '')].map(({ ID: _, ...one }) => one));
}

/** The ID of a multi-field's value, by its place. */
export const valueId = (index: number) => String(1000 + index);

export function leadStore(now: () => number, changed: () => void): Leads {
  const all: StoredLead[] = [];
  let nextId = FIRST_ID;
  return {
    all,
    add(fields) {
      const taken = Object.entries(fields)
        .map(([name, value]) => [name, kept(name, value)] as const)
        .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0));
      const lead = { ...Object.fromEntries(taken), ID: nextId++, createdAt: now() };
      all.push(lead);
      changed();
      return lead;
    },
    update(id, fields) {
      const index = all.findIndex((lead) => lead.ID === id);
      const old = all[index];
      if (!old) return false;
      const changes = Object.entries(fields).flatMap(([name, value]) => {
        const next =
          PORTAL_FIELDS[name]?.type === 'crm_multifield' ? changedValues(old[name], value) : kept(name, value);
        return next === undefined ? [] : [[name, next]];
      });
      all[index] = { ...old, ...Object.fromEntries(changes) };
      changed();
      return true;
    },
    remove(id) {
      const index = all.findIndex((lead) => lead.ID === id);
      if (index < 0) return false;
      all.splice(index, 1);
      changed();
      return true;
    },
    clear() {
      all.length = 0;
      nextId = FIRST_ID;
      changed();
    },
  };
}
