import { Command } from 'commander';
import { leadStructure } from '../bitrix24/lead-structure.ts';
import { systemClock } from '../clock.ts';
import { labelsOf } from '../lead/fields/labels-of.ts';
import type { LeadFieldDescription, LeadStructure } from '../lead/fields/lead-fields.ts';
import { endpointOf, type PortalOptions, withPortalOptions } from './portal-options.ts';
import { printTable } from './print-table.ts';

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
  withPortalOptions(new Command('fields'))
    .description("list the portal's lead fields, custom ones first")
    .option('--json', "the portal's own description of the fields")
    .action(async ({ json, ...portal }: PortalOptions & { readonly json?: boolean }) => {
      const structure = await leadStructure(await endpointOf(portal), { clock: systemClock });
      if (json) {
        console.log(JSON.stringify(structure, null, 2));
        return;
      }
      const rows = sorted(structure).map(([name, field]) => [
        name,
        field.type,
        labelsOf(field)[0] ?? '',
        marks(field),
        choices(field),
      ]);
      printTable(['FIELD', 'TYPE', 'NAME', '', 'VALUES'], rows);
    });
