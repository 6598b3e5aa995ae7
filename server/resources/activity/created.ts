// The activity that opens a lead's history: one per lead, gone only with it (activities-search-automation.md §2.9).
import { Type } from 'typebox';
import { text } from '../../core/field.ts';
import { activityType, detail } from './activity.ts';

export const created = activityType({
  name: 'created',
  type: 'Created',
  path: '/activity/created/',
  fields: {
    source: text({ nullable: true, description: 'How the lead came to be: `ui`, `api`, `import` …' }),
    import_id: detail('import_id', Type.String(), { nullable: true }),
  },
  operations: ['list', 'get'],
  event: null,
});
