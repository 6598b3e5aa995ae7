// The statuses a lead can have, in the order people see them (core.md §7).
import { audit, int, text } from '../core/field.ts';
import { resource } from '../core/resource.ts';

export const leadStatus = resource({
  name: 'lead_status',
  class_name: 'LeadStatus',
  path: '/status/lead/',
  table: 'lead_status',
  prefix: 'stat',
  fields: {
    id: text(),
    label: text({ writes: 'always', required: true, min: 1, max: 255 }),
    organization_id: audit().organization_id,
    position: int({ onRequest: true }),
  },
  operations: ['list', 'get', 'create', 'update', 'delete'],
  default_order: 'position',
  event: 'status.lead',
  manage: 'manage_customizations',
});
