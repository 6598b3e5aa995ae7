// What happens around the writes of a task: its date, its completion, and what both bring with them.

import { settleContacts } from '../../core/contacts-of-lead.ts';
import type { WriteContext } from '../../core/context.ts';
import { CANNOT_BE_CHANGED, EXTRA, invalidField, REQUIRED } from '../../core/errors.ts';
import { newId } from '../../core/ids.ts';
import type { Change, Row, Rules } from '../../core/resource.ts';
import { create, remove, touch } from '../../core/write.ts';
import { localDay } from '../../core/zone.ts';
import { checkRecurrence } from './recurrence.ts';
import { createNextTasks, removeNextTasks } from './repeat.ts';
import type { Task } from './task.ts';

type TaskChange = Change<Task>;

export const rules: Rules<Task> = {
  async prepare(ctx, changes) {
    for (const change of changes) {
      if (change.operation === 'create') fill(ctx, change);
      if (change.operation === 'delete') continue;
      refuse(change);
      settleDate(ctx, change);
      settleRecurrence(change);
      settleCompletion(change);
    }
    await settleContacts(ctx, changes);
  },

  async follow(ctx, changes) {
    const completed = changes.filter(({ before, after }) => after?.is_complete && !before?.is_complete);
    const reopened = changes.filter(({ before, after }) => before?.is_complete && after && !after.is_complete);
    await followCompletion(ctx, completed.filter(isLeadTask));
    await followReopening(ctx, reopened.filter(isLeadTask));
  },

  // Not its completion, which brings activities with it, nor another lead or contact, which have to fit each other.
  alone: (values) =>
    values.is_complete === undefined && values.lead_id === undefined && values.contact_id === undefined,
};

const typeOf = (change: TaskChange): string => change.before?._type ?? change.values._type ?? 'lead';
const isLeadTask = (change: TaskChange): boolean => typeOf(change) === 'lead';

function fill(ctx: WriteContext, { values }: TaskChange): void {
  values._type ??= 'lead';
  if (values.assigned_to === undefined) values.assigned_to = ctx.user_id;
  values.is_complete ??= false;
  if (values.date === undefined && values.due_date === undefined) values.is_dateless ??= values._type === 'lead';
}

function refuse(change: TaskChange): void {
  const { operation, values } = change;
  const isNew = operation === 'create';
  const type = typeOf(change);
  if (values.lead_id === null && (type === 'lead' || type === 'outgoing_call')) throw invalidField('lead', REQUIRED);
  if (isLeadTask(change)) {
    if (values.text === null || (isNew && !values.text)) throw invalidField('text', REQUIRED);
    return;
  }
  if (isNew && type === 'outgoing_call' && !values.contact_id) throw invalidField('contact', REQUIRED);
  for (const name of ['recurrence', 'priority', 'is_dateless'] as const) {
    if (isNew && values[name]) throw invalidField(name, EXTRA);
  }
  // Of the other types only the date, the assignee and the completion are promised to be writable (core.md §13.4).
  for (const name of ['text', 'priority', 'recurrence', 'is_dateless'] as const) {
    const value = values[name];
    if (isNew || value === undefined || value === change.before?.[name]) continue;
    throw invalidField(name, CANNOT_BE_CHANGED);
  }
}

/** Turns `date`, its older synonym `due_date` and `is_dateless` into the moment that is kept. A task without a date is
 *  due today, and stays so (core.md §13.3). */
function settleDate(ctx: WriteContext, change: TaskChange): void {
  const { before, values } = change;
  const asked = askedDate(change);
  // Whole objects are sent back with one date changed: that date is meant, not the old word that there was none.
  const dated = before?.is_dateless === true && typeof asked === 'string' && asked !== before.date;
  const dateless = (values.is_dateless === true && !dated) || (asked === null && isLeadTask(change));
  delete values.date;
  delete values.due_date;
  if (asked === null && !dateless) throw invalidField('date', REQUIRED);
  if (dateless && before?.is_dateless) return;
  const fallback = before ? null : localDay(ctx.clock(), ctx.zone);
  const date = dateless ? localDay(ctx.clock(), ctx.zone) : (asked ?? fallback);
  if (dateless || asked) values.is_dateless = dateless;
  if (date === null || date === before?.date) return;
  Object.assign(values, dueColumns(date));
}

/** Of `date` and `due_date`, the one that says something new; `date` when both do. */
function askedDate({ before, values }: TaskChange): string | null | undefined {
  const { date, due_date } = values;
  if (date === undefined) return due_date;
  return before && date === before.date && due_date !== undefined && due_date !== before.due_date ? due_date : date;
}

/** The columns that keep a day or an instant. */
export function dueColumns(date: string): { due_at: string; is_timed: boolean } {
  const is_timed = date.length > 10;
  return { due_at: is_timed ? date : `${date}T00:00:00+00:00`, is_timed };
}

function settleRecurrence({ before, values }: TaskChange): void {
  if (values.recurrence === null) values.recurrence_mode = null;
  if (typeof values.recurrence === 'string') {
    const checked = checkRecurrence(values.recurrence);
    if ('error' in checked) throw invalidField('recurrence', checked.error);
    values.recurrence = checked.rule;
    values.recurrence_mode ??= before?.recurrence_mode ?? 'schedule';
  } else if (values.recurrence_mode && !before?.recurrence) {
    throw invalidField('recurrence_mode', 'A task without recurrence has no mode.');
  }
}

/** A completed task points to the activity that says so (core.md §13.7). */
function settleCompletion(change: TaskChange): void {
  const { before, values } = change;
  const was = before?.is_complete ?? false;
  if (values.is_complete === undefined || values.is_complete === was) return;
  if (values.is_complete && before) change.also.push('completed');
  if (!isLeadTask(change)) return;
  values.object_type = values.is_complete ? 'taskcompleted' : null;
  values.object_id = values.is_complete ? newId('acti') : null;
}

async function followCompletion(ctx: WriteContext, completed: TaskChange[]): Promise<void> {
  if (completed.length === 0) return;
  const activities = completed.map(({ after }): Row => {
    const { object_id: id, lead_id, id: task_id, text: task_text, assigned_to: task_assigned_to } = after as Task;
    const { sequence_id, sequence_subscription_id } = after as Task;
    const details = { task_text, task_assigned_to, sequence_id, sequence_subscription_id };
    return { id, lead_id, task_id, details };
  });
  await create(ctx, 'task_completed', activities, { derived: true });
  // The completion of a task counts as an update of its lead (core.md §13.7, 3).
  await touch(ctx, 'lead', [...new Set(completed.flatMap(({ after }) => after?.lead_id ?? []))]);
  await createNextTasks(
    ctx,
    completed.map(({ after }) => after as Task),
  );
}

async function followReopening(ctx: WriteContext, reopened: TaskChange[]): Promise<void> {
  const activities = reopened.flatMap(({ before }) => (before?.object_id ? [before.object_id] : []));
  await remove(ctx, 'task_completed', activities, { derived: true });
  await removeNextTasks(
    ctx,
    reopened.map(({ id }) => id),
  );
}
