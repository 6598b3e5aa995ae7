// Which fields an export has: those it is asked for, or by default those that the contract lists for its type.
import type { Context } from '../../core/context.ts';
import { invalidField } from '../../core/errors.ts';
import type { ExportType, Format } from './export.ts';

/** The resource whose objects are the rows of an export. */
export const ROWS: Record<ExportType, 'lead' | 'contact' | 'opportunity'> = {
  leads: 'lead',
  contacts: 'contact',
  lead_opps: 'opportunity',
  opps: 'opportunity',
};

const words = (text: string): string[] => text.trim().split(/\s+/);

const OPPORTUNITY =
  words(`confidence contact_id created_by created_by_name date_created date_updated date_won id lead_id
  lead_name note status_id status_label status_type updated_by updated_by_name user_id user_name value value_period`);

const DEFAULTS: Record<ExportType, string[]> = {
  leads:
    words(`addresses contacts created_by created_by_name custom date_created date_updated description display_name id
    name status_id status_label updated_by updated_by_name url`),
  contacts: words('created_by date_created date_updated emails id name phones title updated_by urls'),
  lead_opps: OPPORTUNITY,
  opps: OPPORTUNITY,
};

/** Leads in JSON are to hold all that the other types do. */
const IN_JSON = ['opportunities', 'tasks'];

const MOST = 500;

/** The names of an export's fields. Of contacts and opportunities `addresses` are those of their lead. */
export function readFields(ctx: Context, given: unknown, type: ExportType, format: Format): string[] {
  if (given === undefined || given === null) {
    return type === 'leads' && format === 'json' ? [...DEFAULTS.leads, ...IN_JSON].sort() : [...DEFAULTS[type]];
  }
  if (!Array.isArray(given) || given.length > MOST) throw invalidField('fields', 'Value must be a list of names.');
  const { fields } = ctx.resource(ROWS[type]);
  for (const name of given) {
    if (typeof name !== 'string') throw invalidField('fields', 'Value must be a list of names.');
    const known = Object.hasOwn(fields, name) || name === 'addresses' || /^custom(\.cf_\w{1,100})?$/.test(name);
    if (!known) throw invalidField('fields', `There is no field "${name.slice(0, 100)}".`);
  }
  if (given.length === 0) throw invalidField('fields', 'At least one field is needed.');
  return [...new Set(given as string[])];
}
