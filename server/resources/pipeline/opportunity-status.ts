// Opportunity statuses (core.md §8).
import { choice, int, ref, text } from '../../core/field.ts';
import { resource } from '../../core/resource.ts';

export const opportunityStatus = resource({
  name: 'opportunity_status',
  class_name: 'OpportunityStatus',
  path: '/status/opportunity/',
  table: 'opportunity_status',
  prefix: 'stat',
  fields: {
    id: text(),
    label: text({ writes: 'always', required: true }),
    type: choice(['active', 'won', 'lost'], { writes: 'create', required: true }),
    pipeline_id: ref('pipeline', { writes: 'create' }),
    organization_id: ref('organization'),
    position: int({ onRequest: true }),
  },
  operations: ['list', 'get', 'create', 'update', 'delete'],
  default_order: 'position',
  event: 'status.opportunity',
  manage: 'manage_customizations',
});
