/** The REST methods for leads, by what they do. */
export const METHODS = {
  /** Deprecated in favour of `crm.item.add` with no date of removal. Nothing but `addLead` calls it. */
  add: 'crm.lead.add',
  get: 'crm.lead.get',
  update: 'crm.lead.update',
  delete: 'crm.lead.delete',
  list: 'crm.lead.list',
  fields: 'crm.lead.fields',
} as const;
