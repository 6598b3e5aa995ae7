// The activity that says that another lead was merged into this one (core.md §10.5).
import { Type } from 'typebox';
import { activityType, detail } from './activity.ts';

export const leadMerge = activityType({
  name: 'lead_merge',
  type: 'LeadMerge',
  path: '/activity/lead_merge/',
  fields: {
    source_lead_id: detail('source_lead_id', Type.String()),
    source_display_name: detail('source_display_name', Type.String()),
    destination_lead_id: detail('destination_lead_id', Type.String()),
    destination_display_name: detail('destination_display_name', Type.String()),
    merge_status: detail('merge_status', Type.Enum(['pending', 'in_progress', 'completed', 'errored'])),
    error_message: detail('error_message', Type.String(), { nullable: true }),
  },
  operations: ['list', 'get'],
  event: 'lead_merge',
});
