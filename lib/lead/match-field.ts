import { lookUp } from '../names/look-up.ts';
import { comparable } from '../names/spelling.ts';
import type { Answer } from '../types.ts';
import { labelsOf } from './fields/labels-of.ts';
import type { LeadFieldDescription, LeadStructure } from './fields/lead-fields.ts';

/** Types that something typed can fill; who is responsible and what a lead belongs to is for no form to say. */
const TYPED: ReadonlySet<string> = new Set([
  ...['string', 'text', 'address', 'integer', 'double', 'boolean', 'char', 'date', 'datetime', 'url', 'money'],
  ...['enumeration', 'file'],
]);

/** How a visitor is called and reached stays in the lead's own fields. */
const OWN = /^(?:NAME|LAST_NAME|SECOND_NAME|NAME_FULL|NAME_OR_FULL|PHONE|EMAIL)$/;

const mayBeFilled = (name: string, { type, isReadOnly, isHidden }: LeadFieldDescription) =>
  name.startsWith('UF_CRM_') && TYPED.has(type) && !isReadOnly && !isHidden;

const isOwn = ({ type, key, label }: Answer) =>
  [type ?? '', ...[key, label ?? ''].map((name) => lookUp(name)?.group ?? '')].some((group) => OWN.test(group));

/**
 * Finds the custom fields whose label in the portal is a question's label, or else its key; case, accents and punctuation
 * don't count. Several are ambiguous. Fields that nobody can fill in or see are never among them.
 */
export function matchField(structure: LeadStructure): (answer: Answer) => readonly string[] {
  const named = Object.entries(structure).flatMap(([field, described]) =>
    mayBeFilled(field, described)
      ? labelsOf(described).flatMap((label) => (label === field ? [] : [{ field, label: comparable(label) }]))
      : [],
  );
  const byLabel = new Map(
    [...Map.groupBy(named, ({ label }) => label)].map(
      ([label, all]) => [label, [...new Set(all.map(({ field }) => field))]] as const,
    ),
  );
  byLabel.delete('');
  return (answer) => {
    const { key, label } = answer;
    if (byLabel.size === 0 || isOwn(answer)) return [];
    const names = [label ?? '', key, key.slice(key.lastIndexOf('.') + 1)].map(comparable);
    return names.map((name) => byLabel.get(name)).find((fields) => fields !== undefined) ?? [];
  };
}
