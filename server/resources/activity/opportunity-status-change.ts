// The activity that says that an opportunity's status changed, and what the opportunity was worth then. Creating and
// deleting one here edits the history, never the opportunity (activities-search-automation.md §2.8).
import { Type } from 'typebox';
import { ref, text } from '../../core/field.ts';
import { activityType, detail, inDetails } from './activity.ts';
import { opportunityRules } from './status-change.rules.ts';

const status = (name: string) => ref('opportunity_status', { ...inDetails(name), writes: 'create', required: true });
const label = (name: string) => text({ ...inDetails(name), writes: 'create', max: 255 });
const type = (name: string) => detail(name, Type.Enum(['active', 'won', 'lost']));

export const opportunityStatusChange = activityType({
  name: 'opportunity_status_change',
  type: 'OpportunityStatusChange',
  path: '/activity/status_change/opportunity/',
  fields: {
    opportunity_id: ref('opportunity', { nullable: true, writes: 'create', required: true, filters: ['eq'] }),
    old_status_id: status('old_status_id'),
    old_status_label: label('old_status_label'),
    old_status_type: type('old_status_type'),
    old_pipeline_id: detail('old_pipeline_id', Type.String()),
    old_pipeline_name: detail('old_pipeline_name', Type.String()),
    new_status_id: status('new_status_id'),
    new_status_label: label('new_status_label'),
    new_status_type: type('new_status_type'),
    new_pipeline_id: detail('new_pipeline_id', Type.String()),
    new_pipeline_name: detail('new_pipeline_name', Type.String()),
    opportunity_value: detail('opportunity_value', Type.Integer(), { nullable: true }),
    opportunity_value_formatted: detail('opportunity_value_formatted', Type.String(), { nullable: true }),
    opportunity_value_currency: detail('opportunity_value_currency', Type.String(), { nullable: true }),
    opportunity_value_period: detail('opportunity_value_period', Type.Enum(['one_time', 'monthly', 'annual']), {
      nullable: true,
    }),
    opportunity_confidence: detail('opportunity_confidence', Type.Integer(), { nullable: true }),
    // A day, but Close writes it as that day's midnight in UTC.
    opportunity_date_won: detail('opportunity_date_won', Type.String({ format: 'date-time' }), {
      nullable: true,
      json: `iso((t.details ->> 'opportunity_date_won')::timestamptz)`,
    }),
  },
  operations: ['list', 'get', 'create', 'delete'],
  event: 'activity.opportunity_status_change',
  rules: opportunityRules,
});
