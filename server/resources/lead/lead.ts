// Leads: the companies or people one sells to (core.md §10).
import { audit, ref, text } from '../../core/field.ts';
import { resource, type Shape } from '../../core/resource.ts';
import { rules } from './lead.rules.ts';

export const fields = {
  id: text(),
  ...audit({ imported: true }),
  name: text({ nullable: true, writes: 'always' }),
  display_name: text(),
  status_id: ref('lead_status', { writes: 'always' }),
};

export type Lead = Shape<typeof fields>;

export const lead = resource({
  name: 'lead',
  class_name: 'Lead',
  path: '/lead/',
  table: 'lead',
  prefix: 'lead',
  fields,
  custom: 'lead',
  operations: ['list', 'get', 'create', 'update', 'delete'],
  ignores_unknown_keys: true,
  default_order: '-date_created',
  max_limit: 200,
  max_skip: 35_000,
  generation: 'old',
  event: 'lead',
  rules,
});
