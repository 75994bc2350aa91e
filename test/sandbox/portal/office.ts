import { PORTAL_FIELDS, STATUSES } from './fields.ts';
import type { Result } from './methods.ts';
import type { Parameters } from './read-request.ts';
import { Refusal } from './refusal.ts';

interface User {
  readonly ID: string;
  readonly ACTIVE: boolean;
}

/** How a portal is set up: its people, lists and rights. A test changes it as it likes. */
export interface Office {
  /** What the webhook or the application may use; methods of no scope are everybody's. */
  scope: string[];
  /** Whether the webhook's user is an administrator. */
  admin: boolean;
  users: User[];
  /** `crm.settings.mode.get`: 1 classic, 2 simple. */
  mode: 1 | 2;
  fields: Record<string, unknown>;
  statuses: { readonly ENTITY_ID: string; readonly STATUS_ID: string }[];
  currencies: string[];
  /** Whether the application's subscription has run out. */
  paymentExpired: boolean;
  /** False: the user sees only the leads it answers for. */
  readsLeads: boolean;
  /** By how much the portal's clock is ahead. Milliseconds. */
  clockSkew: number;
}

export const newOffice = (): Office => ({
  scope: ['crm', 'user_brief'],
  admin: true,
  users: [
    { ID: '1', ACTIVE: true },
    { ID: '7', ACTIVE: true },
    { ID: '12', ACTIVE: true },
  ],
  mode: 1,
  fields: structuredClone({ ...PORTAL_FIELDS }),
  statuses: [...STATUSES],
  currencies: ['EUR', 'USD', 'RUB'],
  paymentExpired: false,
  readsLeads: true,
  clockSkew: 0,
});

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const listed = (value: unknown): string[] =>
  (isObject(value) ? Object.values(value) : value === undefined ? [] : [value]).map(String);

const SCOPES: readonly (readonly [method: RegExp, scopes: readonly string[]])[] = [
  [/^crm\./, ['crm']],
  [/^user\./, ['user', 'user_basic', 'user_brief']],
];

/** @throws Refusal when the method needs a right that was not given */
export function checkScope(method: string, { scope }: Office): void {
  const needed = SCOPES.find(([methods]) => methods.test(method))?.[1];
  if (needed && !needed.some((name) => scope.includes(name))) {
    throw new Refusal(
      403,
      'insufficient_scope',
      'The request requires higher privileges than provided by the webhook token',
    );
  }
}

type OfficeMethod = (office: Office, parameters: Parameters, isWebhook: boolean) => Result;

/** The methods that tell how the portal is set up. */
export const OFFICE_METHODS: Readonly<Record<string, OfficeMethod>> = {
  scope: ({ scope }) => ({ result: scope }),
  profile: ({ admin }) => ({ result: { ID: '1', ADMIN: admin, NAME: 'Sandbox', LAST_NAME: 'User', TIME_ZONE: '' } }),
  'app.info': ({ paymentExpired }, _, isWebhook) => {
    if (isWebhook) throw new Refusal(400, 'ACCESS_DENIED', 'Access denied! Application context required');
    const expired = paymentExpired ? 'Y' : 'N';
    return { result: { ID: 5, STATUS: 'L', INSTALLED: true, PAYMENT_EXPIRED: expired, DAYS: null, LICENSE: 'eu_std' } };
  },
  'user.get': ({ users }, parameters) => {
    const filter = parameters.FILTER ?? parameters.filter;
    const wanted = listed(isObject(filter) ? (filter.ID ?? filter['@ID']) : undefined);
    return { result: users.filter(({ ID }) => wanted.length === 0 || wanted.includes(ID)) };
  },
  'crm.settings.mode.get': ({ mode }) => ({ result: mode }),
  'crm.lead.fields': ({ fields }) => ({ result: fields }),
  'crm.currency.list': ({ currencies }) => ({ result: currencies.map((CURRENCY) => ({ CURRENCY })), total: 0 }),
  'crm.status.list': ({ statuses }, { filter }) => {
    const entities = listed(isObject(filter) ? filter.ENTITY_ID : undefined);
    return { result: statuses.filter(({ ENTITY_ID }) => entities.length === 0 || entities.includes(ENTITY_ID)) };
  },
};
