// The activity that says that a task was done (core.md §13.7). Deleting it by hand takes a line out of the lead's history
// and, as with status changes, nothing else: the task stays complete and keeps naming this activity in `object_id`.
// Reopening the task deletes the activity if it is still there.
import { Type } from 'typebox';
import { computed, fullName, text } from '../../core/field.ts';
import { activityType, detail } from './activity.ts';

export const taskCompleted = activityType({
  name: 'task_completed',
  type: 'TaskCompleted',
  path: '/activity/task_completed/',
  fields: {
    task_id: text(),
    task_text: detail('task_text', Type.String(), { nullable: true }),
    task_assigned_to: detail('task_assigned_to', Type.String(), { nullable: true }),
    task_assigned_to_name: computed(Type.String(), fullName(`t.details ->> 'task_assigned_to'`), { nullable: true }),
    sequence_id: detail('sequence_id', Type.String(), { nullable: true }),
    sequence_name: detail('sequence_name', Type.String(), { nullable: true }),
    sequence_subscription_id: detail('sequence_subscription_id', Type.String(), { nullable: true }),
  },
  operations: ['list', 'get', 'delete'],
  event: 'activity.task_completed',
});
