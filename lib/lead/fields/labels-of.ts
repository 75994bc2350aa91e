import type { LeadFieldDescription } from './lead-fields.ts';

/** Every label of a field, in every language it has one in; that of its form first. */
export const labelsOf = ({ formLabel, listLabel, filterLabel, title }: LeadFieldDescription): string[] =>
  [formLabel, listLabel, filterLabel, title].flatMap((label) =>
    typeof label === 'object' ? Object.values(label) : (label ?? []),
  );
