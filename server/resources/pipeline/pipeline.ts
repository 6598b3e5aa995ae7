// Pipelines (core.md §8).
import { audit, int, text } from '../../core/field.ts';
import { resource } from '../../core/resource.ts';

export const pipeline = resource({
  name: 'pipeline',
  class_name: 'Pipeline',
  path: '/pipeline/',
  table: 'pipeline',
  prefix: 'pipe',
  fields: {
    id: text(),
    name: text({ writes: 'always', required: true }),
    ...audit(),
    position: int({ onRequest: true }),
  },
  operations: ['list', 'get', 'create', 'update', 'delete'],
  default_order: 'position',
  generation: 'new',
  event: null,
  manage: 'manage_customizations',
});
