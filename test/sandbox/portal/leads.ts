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
