import { RequestError } from '../errors.ts';
import type { LeadFields } from '../types.ts';
import { checkLeadFields } from './fields/lead-fields.ts';
import type { MappingSettings } from './mapping-settings.ts';

/** Constant fields of the settings as the portal takes them; one that it would not take is left out, the lead is not. */
export const constants = ({ fields }: Pick<MappingSettings, 'fields'>): LeadFields =>
  Object.assign(
    {},
    ...Object.entries(fields).map(([name, value]) => {
      try {
        return checkLeadFields({ [name]: value });
      } catch (error) {
        if (error instanceof RequestError) return {};
        throw error;
      }
    }),
  );
