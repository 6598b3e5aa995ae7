// Contacts: the people of a lead (core.md §11).
import { audit, ref, text } from '../../core/field.ts';
import { resource, type Shape } from '../../core/resource.ts';

export const fields = {
  id: text(),
  ...audit({ imported: true, names: false }),
  lead_id: ref('lead', { writes: 'always', required: true, filters: ['eq'] }),
  name: text({ nullable: true, writes: 'always', max: 1000 }),
};

export type Contact = Shape<typeof fields>;

export const contact = resource({
  name: 'contact',
  class_name: 'Contact',
  path: '/contact/',
  table: 'contact',
  prefix: 'cont',
  fields,
  operations: ['list', 'get', 'create', 'update', 'delete'],
  default_order: 'date_created',
  event: 'contact',
});
