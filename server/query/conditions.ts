// SQL for the conditions of a query on the value of one field (activities-search-automation.md §5.4).
import type { Context } from '../core/context.ts';
import { type ApiError, invalidField } from '../core/errors.ts';
import { oneOf } from '../core/read.ts';
import { localDay, offsetMinutes, within } from '../core/zone.ts';
import { join, raw, type Sql, sql } from '../database/connect.ts';
import { type Level, type LocatedField, onRow } from './level.ts';
import { type Resolved, resolveMoment } from './moments.ts';
import type { Condition, MomentRange, QueryMoment } from './query.ts';
import { textCondition } from './texts.ts';
import type { Kind } from './vocabulary.ts';

export interface Testing {
  ctx: Context;
  now: Date;
  /** The time zones whose clock shows such a time now. */
  zonesAt(from: string | null | undefined, to: string | null | undefined): string[];
}

/** Which kinds of fields a condition fits; those that may be anything are not among them. */
const FITS: Partial<Record<Condition['type'], readonly Kind[]>> = {
  boolean: ['boolean'],
  current_user: ['reference'],
  text: ['text'],
  term: ['choice', 'reference', 'text', 'zone'],
  reference: ['reference'],
  number_range: ['number'],
  moment_range: ['moment', 'day', 'due'],
  local_time: ['zone'],
};

export function fieldCondition(
  test: Testing,
  level: Level,
  field: LocatedField,
  condition: Condition,
  place: string,
): Sql {
  const { row } = level;
  if (FITS[condition.type]?.includes(field.kind) === false) throw unfit(condition.type, field, place);
  const value = raw(onRow(row, field.value));
  switch (condition.type) {
    case 'exists':
      return present(row, field);
    case 'boolean':
      return condition.value ? sql`${value}` : sql`not ${value}`;
    case 'text':
      return textCondition(level, field, condition);
    case 'term':
      return anyOf(row, field, condition.values);
    case 'current_user':
      if (field.reference !== 'user') throw unfit(condition.type, field, place);
      return anyOf(row, field, [test.ctx.user_id]);
    case 'reference':
      return anyOf(row, field, referred(test.ctx, field, condition, place));
    case 'number_range':
      return range(value, [
        ['>', condition.gt],
        ['>=', condition.gte],
        ['<', condition.lt],
        ['<=', condition.lte],
      ]);
    case 'local_time':
      return sql`${value} = any(${test.zonesAt(condition.on_or_after, condition.before)}::text[])`;
    case 'moment_range':
      return momentRange(test, row, field, condition, place);
  }
}

const unfit = (type: string, field: LocatedField, place: string): ApiError =>
  invalidField(place, `A condition of type ${type} does not fit a field of kind ${field.reference ?? field.kind}.`);

/** Whether there is a value. An empty text is none. */
function present(row: string, field: LocatedField): Sql {
  if (field.present) return raw(onRow(row, field.present));
  const value = raw(onRow(row, field.value));
  return field.kind === 'text' ? sql`${value} <> ''` : sql`${value} is not null`;
}

const FEW = 20;

function anyOf(row: string, field: LocatedField, values: readonly string[]): Sql {
  if (!field.custom) return sql`${raw(onRow(row, field.value))} ${oneOf(values)}`;
  const { key, multiple } = field.custom;
  const custom = raw(onRow(row, 't.custom'));
  if (values.length > FEW || values.length === 0) return sql`${custom} -> ${key}::text ?| ${values}::text[]`;
  // Said like this, the index on custom values finds them.
  const each = values.map((one) => sql`${custom} @> ${JSON.stringify({ [key]: multiple ? [one] : one })}::jsonb`);
  return sql`(${join(each, ' or ')})`;
}

function referred(
  ctx: Context,
  field: LocatedField,
  { reference_type, object_ids }: Extract<Condition, { type: 'reference' }>,
  place: string,
): string[] {
  const ofUsers = field.reference === 'user' && reference_type === 'user_or_group';
  if (reference_type !== field.reference && !ofUsers) {
    throw invalidField(
      `${place}.reference_type`,
      `The field refers to ${field.reference}, not to ${reference_type.slice(0, 50)}.`,
    );
  }
  return object_ids.map((id) => (ofUsers && id === 'CURRENT_USER' ? ctx.user_id : id));
}

/** A whole number is compared as one: the planner knows how many of a column's values are larger, and of a cast nothing. */
function range(value: Sql, given: [string, number | null | undefined][]): Sql {
  const tests = given.flatMap(([operator, bound]) =>
    bound === undefined || bound === null
      ? []
      : [sql`${value} ${raw(operator)} ${bound}::${raw(Number.isSafeInteger(bound) ? 'bigint' : 'numeric')}`],
  );
  return tests.length === 0 ? sql`${value} is not null` : sql`(${join(tests, ' and ')})`;
}

function momentRange(test: Testing, row: string, field: LocatedField, condition: MomentRange, place: string): Sql {
  const given: [string, keyof Omit<MomentRange, 'type'>][] = [
    ['>=', 'on_or_after'],
    ['>', 'after'],
    ['<', 'before'],
    ['<=', 'until'],
  ];
  const tests = given.flatMap(([operator, bound]) => {
    const moment: QueryMoment | null | undefined = condition[bound];
    if (!moment) return [];
    const resolved = resolveMoment(moment, test.now, test.ctx.zone, `${place}.${bound}`);
    return [compareMoment(test.ctx, row, field, operator, resolved)];
  });
  if (field.present || tests.length === 0) tests.push(present(row, field));
  return sql`(${join(tests, ' and ')})`;
}

function compareMoment(
  ctx: Context,
  row: string,
  field: LocatedField,
  operator: string,
  { at, day, beyond }: Resolved,
): Sql {
  const value = raw(onRow(row, field.value));
  // Nothing comes after the last day that there is.
  if (beyond) return operator.startsWith('<') ? sql`${value} is not null` : raw('false');
  if (field.kind === 'day') return sql`${value} ${raw(operator)} ${day ?? localDay(at, ctx.zone)}::date`;
  if (field.kind === 'moment') return sql`${value} ${raw(operator)} ${at.toISOString()}::timestamptz`;
  return dueCondition(ctx, row, operator, at, day);
}

/** A task's date is a day or an instant (core.md §13.5, §13.6). Both are kept in `due_at`, a day as its midnight in UTC;
 *  which of them a row has says `is_timed`. A day compares by the calendar with a day and, with an instant, as the start
 *  of that local day. The first bound, on `due_at` alone and up to a day too wide, is what an index can serve. */
function dueCondition(ctx: Context, row: string, operator: string, at: Date, day: string | null): Sql {
  const onDay =
    day === null ? within(at.getTime() + offsetMinutes(ctx.zone, at) * 60_000) : new Date(`${day}T00:00:00Z`);
  const [low, high] = [at, onDay].sort((a, b) => a.getTime() - b.getTime()).map((bound) => bound.toISOString());
  const compared = raw(operator);
  const [due, timed] = [raw(`${row}.due_at`), raw(`${row}.is_timed`)];
  const wide = sql`${due} ${compared} ${operator.startsWith('<') ? high : low}::timestamptz`;
  if (low === high) return wide;
  return sql`${wide} and ${due} ${compared}
    case when ${timed} then ${at.toISOString()}::timestamptz else ${onDay.toISOString()}::timestamptz end`;
}
