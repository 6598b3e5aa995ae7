// Snoozing, beyond Close's API: a task leaves the inbox until a moment said by date, by preset or in words, and can be
// put back. To a client that knows nothing of it, a snooze is a changed `date`.
import { Type } from 'typebox';
import type { Context, WriteContext } from '../../core/context.ts';
import { fieldsParameter, filterParameters } from '../../core/crud.ts';
import type { Endpoint } from '../../core/endpoint.ts';
import { EXTRA, invalidField, REQUIRED, refused } from '../../core/errors.ts';
import { selection } from '../../core/read.ts';
import { answerSchema, type Row } from '../../core/resource.ts';
import { update, writeAndRead } from '../../core/write.ts';
import { updateTasks } from './bulk-update.ts';
import { understandUntil } from './snooze-words.ts';
import { dueColumns } from './task.rules.ts';
import { type Task, task } from './task.ts';
import { zoneOf } from './typed-date.ts';

const body = Type.Object({
  until: Type.String({
    description:
      'A date, a date-time, later_today, tomorrow, next_week, two_weeks, next_month, or words such as `next tue 9am`.',
  }),
  skip_weekends: Type.Optional(Type.Boolean({ description: 'Saturdays and Sundays become the next Monday.' })),
  zone: Type.Optional(
    Type.String({
      description: 'The zone that is meant, such as `America/New_York`; that of `x-tz-offset` unless given.',
    }),
  ),
});

const understood = Type.Object({
  until: Type.String({ description: 'As it was said.' }),
  date: Type.String({ description: 'The date that the task got.' }),
  text: Type.String({ description: 'The same for people.' }),
});

export const snoozeEndpoints: Endpoint[] = [
  {
    method: 'POST',
    path: '/task/:id/snooze/',
    may_not_find: true,
    tag: 'task',
    summary: 'Snooze a task',
    query: fieldsParameter,
    body,
    answer: Type.Intersect([answerSchema(task), Type.Object({ understood: Type.Optional(understood) })]),
    extension: true,
    async handle(ctx, { params, query, body: given }) {
      const said = readUntil(ctx, given);
      const id = params.id ?? '';
      const work = async (inside: WriteContext) => {
        await update(inside, 'task', [id], snoozeTo(said.date, refuseCompleted));
        return id;
      };
      const answer = await writeAndRead(ctx, task, work, selection(task, query.get('_fields')));
      return `${answer.slice(0, -1)}${answer === '{}' ? '' : ','}"understood":${JSON.stringify(said)}}`;
    },
  },
  {
    method: 'POST',
    path: '/task/snooze/',
    tag: 'task',
    summary: 'Snooze all open tasks that match a filter',
    query: filterParameters(task),
    body,
    answer: Type.Object({ ok: Type.Boolean(), count: Type.Integer(), understood }),
    extension: true,
    async handle(ctx, { query, body: given }) {
      const said = readUntil(ctx, given);
      const snoozed = await updateTasks(
        ctx,
        query,
        snoozeTo(said.date, () => ({})),
      );
      return { ok: true, count: snoozed.length, understood: said };
    },
  },
  {
    method: 'POST',
    path: '/task/:id/unsnooze/',
    may_not_find: true,
    tag: 'task',
    summary: 'Give a snoozed task the date it had before its first snooze',
    query: fieldsParameter,
    answer: answerSchema(task),
    extension: true,
    handle(ctx, { params, query }) {
      const id = params.id ?? '';
      const work = async (inside: WriteContext) => {
        await update(inside, 'task', [id], unsnooze);
        return id;
      };
      return writeAndRead(ctx, task, work, selection(task, query.get('_fields')));
    },
  },
];

function readUntil(ctx: Context, given: Row): { until: string; date: string; text: string } {
  const { until, skip_weekends = false, zone, ...others } = given;
  const [other] = Object.keys(others);
  if (other !== undefined) throw invalidField(other, EXTRA);
  if (until === undefined || until === null) throw invalidField('until', REQUIRED);
  if (typeof until !== 'string') throw invalidField('until', 'Value must be of str type.');
  if (typeof skip_weekends !== 'boolean') throw invalidField('skip_weekends', 'Value must be of bool type.');
  const read = understandUntil(until, { now: ctx.clock(), zone: zoneOf(ctx, zone), skip_weekends });
  if ('error' in read) throw invalidField('until', read.error);
  return { until, date: read.date, text: read.understood };
}

/** What a snooze writes. A completed task has nothing to come back for. */
const snoozeTo =
  (date: string, completed: () => Row) =>
  (before: Row): Row => {
    const { snooze_count, is_dateless, is_complete, date: from } = before as Task;
    if (is_complete) return completed();
    // A task without a date has none to keep.
    const first = snooze_count === 0 && !is_dateless && from !== null ? snoozedFrom(from) : {};
    return { ...first, date, snooze_count: snooze_count + 1 };
  };

const refuseCompleted = (): never => {
  throw refused('A completed task cannot be snoozed.');
};

function unsnooze(before: Row): Row {
  const { snooze_count, snoozed_from } = before as Task;
  if (snooze_count === 0) return {};
  const back = snoozed_from === null ? { is_dateless: true } : { date: snoozed_from };
  return { ...back, snooze_count: 0, snoozed_from_at: null, snoozed_from_is_timed: null };
}

function snoozedFrom(date: string): Row {
  const { due_at, is_timed } = dueColumns(date);
  return { snoozed_from_at: due_at, snoozed_from_is_timed: is_timed };
}
