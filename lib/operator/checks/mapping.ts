import * as v from 'valibot';
import { convertValue, isFillable } from '../../lead/convert-value.ts';
import type { FieldValue } from '../../lead/fields/kinds.ts';
import type { LeadFieldDescription, LeadStructure } from '../../lead/fields/lead-fields.ts';
import { nearestName } from '../../lead/fields/nearest-name.ts';
import { everyForm, type OneForm } from '../every-form.ts';
import { type Check, type Finding, fault, fine, warning } from '../finding.ts';
import type { SetUp } from '../set-up.ts';

const text = v.union([v.string(), v.pipe(v.number(), v.transform(String))]);
const Statuses = v.array(v.object({ ENTITY_ID: v.string(), STATUS_ID: text }));
const Currencies = v.array(v.object({ CURRENCY: v.string() }));
const Users = v.array(v.object({ ID: text, ACTIVE: v.optional(v.boolean(), true) }));

/** A field a form writes to: from an answer, or with a constant. */
interface Use {
  readonly form: string;
  readonly field: string;
  readonly value?: FieldValue;
}

const usesOf = ({ name, own: { map = {}, fields = {} } }: OneForm): Use[] => [
  ...Object.values(map).map((field) => ({ form: name, field })),
  ...Object.entries(fields).map(([field, value]) => ({ form: name, field, value })),
];

const uses = async ({ forms }: SetUp): Promise<readonly Use[]> => everyForm(await forms()).flatMap(usesOf);

const isOurOwn = (field: string) => /^(UF_CRM_|PARENT_ID_)/.test(field);
/** Read by every `crm.lead.add`, and not told of by `crm.lead.fields`. */
const isUntold = (field: string) => field === 'TRACE' || field.startsWith('PARENT_ID_');

const several = (value: FieldValue): readonly unknown[] => (Array.isArray(value) ? value : [value]);
const isScalar = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);

/** Whether the portal takes a constant as it stands. */
function fits(value: FieldValue, description: LeadFieldDescription): boolean {
  if (Array.isArray(value) && !description.isMultiple) return false;
  return several(value)
    .filter(isScalar)
    .every((one) =>
      description.type === 'enumeration'
        ? (description.items ?? []).some(({ ID }) => ID === String(one))
        : convertValue({ value: String(one) }, { ...description, isMultiple: false }) !== undefined,
    );
}

function wrongUse({ form, field, value }: Use, structure: LeadStructure): Finding | null {
  const description = structure[field];
  if (!description) {
    if (isUntold(field)) return null;
    const nearest = nearestName(field, Object.keys(structure));
    return fault(
      `${form} writes to ${field}, which the portal does not have and would drop silently`,
      nearest ? `did you mean ${nearest}? (bitrix24-lead fields lists them)` : 'choose one from bitrix24-lead fields',
    );
  }
  if (description.isReadOnly) {
    return fault(`${form} writes to ${field}, which only the portal sets`, 'choose another from bitrix24-lead fields');
  }
  if (!isOurOwn(field)) return null;
  if (!isFillable(description.type)) {
    return fault(
      `${form} writes to ${field}, whose type ${description.type} nothing typed can fill`,
      'make a field of another type in the portal, best of all a text',
    );
  }
  if (value === undefined || value === null || fits(value, description)) return null;
  const wanted =
    description.type === 'enumeration'
      ? `one of its options’ ids (${(description.items ?? []).map(({ ID, VALUE }) => `${ID} ${VALUE}`).join(', ')})`
      : `a ${description.type}`;
  return fault(`${form} gives ${field} a value the portal does not take`, `give it ${wanted}`);
}

const orFine = (findings: readonly (Finding | null)[], message: string): Finding | readonly Finding[] => {
  const found = findings.filter((finding) => finding !== null);
  return found.length > 0 ? found : fine(message);
};

async function fields(context: SetUp): Promise<Finding | readonly Finding[]> {
  const [used, structure] = [await uses(context), await context.structure()];
  return orFine(
    used.map((use) => wrongUse(use, structure)),
    used.length > 0
      ? `each of the ${new Set(used.map(({ field }) => field)).size} that are written to is there, and of a fitting type`
      : `${Object.keys(structure).length} in the portal, none named in the settings`,
  );
}

async function required(context: SetUp): Promise<Finding | readonly Finding[]> {
  const [used, structure] = [await uses(context), await context.structure()];
  const filled = new Set(used.filter(({ form }) => form === 'every form').map(({ field }) => field));
  const open = Object.entries(structure)
    .filter(([name, { isRequired, isReadOnly }]) => isRequired && !isReadOnly && !filled.has(name) && name !== 'TITLE')
    .map(([name]) => name);
  return open.length > 0
    ? warning(
        `the portal requires ${open.join(', ')}: where it enforces that for REST too, a lead without it is refused`,
        'give it a constant in "fields", map an answer to it, or make it optional in the portal',
      )
    : fine('none that a lead could lack');
}

const LISTS: Readonly<Record<string, string>> = { SOURCE_ID: 'SOURCE', STATUS_ID: 'STATUS', HONORIFIC: 'HONORIFIC' };

async function lists(context: SetUp): Promise<Finding | readonly Finding[]> {
  const used = (await uses(context)).filter(({ field, value }) => LISTS[field] && typeof value === 'string');
  if (used.length === 0) return fine('no source or status is set in the settings');
  const { result } = await context.call('crm.status.list', { filter: { ENTITY_ID: Object.values(LISTS) } });
  const known = v.parse(Statuses, result);
  return orFine(
    used.map(({ form, field, value }) => {
      const ids = known.filter(({ ENTITY_ID }) => ENTITY_ID === LISTS[field]).map(({ STATUS_ID }) => STATUS_ID);
      return ids.includes(String(value))
        ? null
        : fault(`${form} sets ${field} to ${value}, which the portal does not have`, `use one of ${ids.join(', ')}`);
    }),
    `every source and status that is set is there (${used.map(({ value }) => value).join(', ')})`,
  );
}

async function currencies(context: SetUp): Promise<Finding | readonly Finding[]> {
  const used = (await uses(context)).filter(({ field, value }) => field === 'CURRENCY_ID' && value);
  if (used.length === 0) return fine('none is set in the settings');
  const { result } = await context.call('crm.currency.list');
  const known = v.parse(Currencies, result).map(({ CURRENCY }) => CURRENCY);
  return orFine(
    used.map(({ form, value }) =>
      known.includes(String(value))
        ? null
        : fault(
            `${form} sets the currency ${value}, which the portal does not have`,
            `add it there, or use ${known.join(', ')}`,
          ),
    ),
    'every one that is set is there',
  );
}

/** Ids of users that somewhere in the settings get leads, with where that is. */
async function people(context: SetUp): Promise<ReadonlyMap<string, string>> {
  const structure = await context.structure();
  const named = (await uses(context))
    .filter(({ field, value }) => value && (field === 'ASSIGNED_BY_ID' || structure[field]?.type === 'employee'))
    .flatMap(({ form, field, value = null }) =>
      several(value).map((id) => [String(id), `${field} of ${form}`] as const),
    );
  const assigned = everyForm(await context.forms()).flatMap(({ name, own: { assign = [] } }) =>
    assign.map((id) => [String(id), `"assign" of ${name}`] as const),
  );
  return new Map([...named, ...assigned]);
}

const MAY_NOT = new Set(['insufficient_scope', 'ERROR_METHOD_NOT_FOUND']);
const isDenied = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && MAY_NOT.has(error.code);

async function users(context: SetUp): Promise<Finding | readonly Finding[]> {
  const wanted = await people(context);
  if (wanted.size === 0) return fine('nobody is named in the settings');
  const ids = [...wanted.keys()];
  const answer = await context.call('user.get', { FILTER: { ID: ids } }).catch((error: unknown) => {
    if (isDenied(error)) return null;
    throw error;
  });
  if (!answer) {
    return warning(
      `whether users ${ids.join(', ')} are still there can’t be told`,
      'give the webhook the right user_brief too (names only, no contacts)',
    );
  }
  const active = new Map(v.parse(Users, answer.result).map(({ ID, ACTIVE }) => [ID, ACTIVE]));
  return orFine(
    [...wanted].map(([id, where]) => {
      if (active.get(id)) return null;
      const what = active.has(id) ? `user ${id} has left` : `there is no user ${id}`;
      return fault(`${what}, but gets leads by ${where}`, 'name somebody else in the parameter "forms"');
    }),
    `${ids.join(', ')}: all there and active`,
  );
}

/** What the settings name in the portal: fields, lists, people. All of it only reads. */
export const MAPPING_CHECKS: readonly Check<SetUp>[] = [
  { about: 'fields', run: fields },
  { about: 'required', run: required },
  { about: 'lists', run: lists },
  { about: 'currency', run: currencies },
  { about: 'people', run: users },
];
