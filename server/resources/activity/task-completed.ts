// The activity that says a task was done (core.md §13.7).

import { Type } from 'typebox';
import { audit, computed, dateTime, ref, text } from '../../core/field.ts';
import { resource } from '../../core/resource.ts';

export const taskCompleted = resource({
  name: 'task_completed',
  class_name: 'Activity',
  path: '/activity/task_completed/',
  table: 'activity',
  prefix: 'acti',
  fixed: { type: 'TaskCompleted' },
  fields: {
    id: text(),
    _type: computed(Type.String(), `'TaskCompleted'`),
    ...audit(),
    lead_id: ref('lead', { nullable: true }),
    activity_at: dateTime(),
    task_id: text(),
    task_text: computed(Type.String(), `t.details ->> 'task_text'`, { nullable: true }),
  },
  operations: ['list', 'get', 'delete'],
  default_order: '-date_created',
  event: 'activity.task_completed',
  rules: {
    prepare(ctx, changes) {
      for (const { operation, values } of changes) {
        if (operation !== 'create') continue;
        values.activity_at ??= values.date_created;
        values.user_id ??= ctx.user_id;
      }
    },
  },
});
