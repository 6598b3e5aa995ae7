// The activity that says that a lead's status changed. Creating and deleting one here edits the history, never the lead
// (activities-search-automation.md §2.8).
import { ref, text } from '../../core/field.ts';
import { activityType, inDetails } from './activity.ts';
import { leadRules } from './status-change.rules.ts';

const status = (name: string) => ref('lead_status', { ...inDetails(name), writes: 'create', required: true });
const label = (name: string) => text({ ...inDetails(name), writes: 'create', max: 255 });

export const leadStatusChange = activityType({
  name: 'lead_status_change',
  type: 'LeadStatusChange',
  path: '/activity/status_change/lead/',
  fields: {
    old_status_id: status('old_status_id'),
    old_status_label: label('old_status_label'),
    new_status_id: status('new_status_id'),
    new_status_label: label('new_status_label'),
  },
  operations: ['list', 'get', 'create', 'delete'],
  event: 'activity.lead_status_change',
  rules: leadRules,
});
