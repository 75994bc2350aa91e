import { Command } from 'commander';
import { leadStructure } from '../bitrix24/lead-structure.ts';
import { readMethod } from '../bitrix24/read-method.ts';
import { labelsOf } from '../lead/fields/labels-of.ts';
import type { LeadFieldDescription, LeadStructure } from '../lead/fields/lead-fields.ts';
import { checkPortal } from './portal-options.ts';
import { tableText } from './print-table.ts';
import { type RunOptions, run, withRunOptions } from './run-call.ts';

const isCustom = (name: string) => name.startsWith('UF_');

/** Custom fields first: they are the ones nobody knows by heart. */
const sorted = (structure: LeadStructure) =>
  Object.entries(structure).sort(([a], [b]) => Number(isCustom(b)) - Number(isCustom(a)) || a.localeCompare(b));

const marks = ({ isRequired, isReadOnly, isMultiple }: LeadFieldDescription) =>
  [isRequired && 'required', isReadOnly && 'read-only', isMultiple && 'multiple'].filter(Boolean).join(', ');

const choices = ({ items, statusType }: LeadFieldDescription) =>
  items?.map(({ ID, VALUE }) => `${ID} ${VALUE}`).join('; ') ?? (statusType ? `list ${statusType}` : '');

/** `fields`: the portal's lead fields as a table, custom ones first. */
export const fieldsCommand = (): Command =>
  withRunOptions(
    new Command('fields').description(
      "list the portal's lead fields, custom ones first (GetLeadStructure: the portal's answer)",
    ),
    "the portal's own description of the fields, and errors as JSON too",
  ).action(async ({ json, ...options }: RunOptions & { readonly json?: boolean }) => {
    checkPortal(options);
    await run(options, async ({ endpoint, options: call, output }) => {
      const structure = await leadStructure(endpoint, call, readMethod);
      const rows = sorted(structure).map(([name, field]) => [
        name,
        field.type,
        labelsOf(field)[0] ?? '',
        marks(field),
        choices(field),
      ]);
      const text = json ? JSON.stringify(structure, null, 2) : tableText(['FIELD', 'TYPE', 'NAME', '', 'VALUES'], rows);
      await output.write(`${text}\n`);
    });
  });
