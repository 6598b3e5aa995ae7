// Turns a Query into an SQL condition on row `t`. Values are always bound.
import type { Context } from '../core/context.ts';
import { badRequest } from '../core/errors.ts';
import type { Field } from '../core/field.ts';
import type { Resource } from '../core/resource.ts';
import { addDays, localDay, offsetMinutes, startOfDay, within } from '../core/zone.ts';
import { join, raw, type Sql, sql } from '../database/connect.ts';
import type { Condition, MomentRange, Query, QueryMoment } from './query.ts';

const DEEPEST = 30;

export function compile(ctx: Context, resource: Resource, query: Query, depth = 0): Sql {
  if (depth > DEEPEST) throw badRequest(`The query is nested more than ${DEEPEST} levels deep.`);
  const found = node(ctx, resource, query, depth);
  return query.negate ? sql`(${found}) is not true` : found;
}

function node(ctx: Context, resource: Resource, query: Query, depth: number): Sql {
  switch (query.type) {
    case 'match_all':
      return raw('true');
    case 'and':
    case 'or': {
      if (query.queries.length === 0) return raw('true');
      const parts = query.queries.map((part) => compile(ctx, resource, part, depth + 1));
      return parts.length === 1 && parts[0] ? parts[0] : sql`(${join(parts, ` ${query.type} `)})`;
    }
    case 'field_condition': {
      const field = resource.fields[query.field.field_name];
      if (!field) throw badRequest(`Unknown field "${query.field.field_name}" of ${resource.name}.`);
      return compare(ctx, field, query.condition);
    }
  }
}

function compare(ctx: Context, field: Field, condition: Condition): Sql {
  const value = raw(field.value ?? '');
  switch (condition.type) {
    case 'exists':
      return sql`${value} is not null`;
    case 'boolean':
      return condition.value ? sql`${value}` : sql`not ${value}`;
    case 'term':
      return condition.values.length === 1
        ? sql`${value} = ${condition.values[0]}`
        : sql`${value} = any(${condition.values}::text[])`;
    case 'number_range':
      return bounds(value, [
        ['>', condition.gt],
        ['>=', condition.gte],
        ['<', condition.lt],
        ['<=', condition.lte],
      ]);
    case 'moment_range':
      return momentRange(ctx, field, condition);
  }
}

function momentRange(ctx: Context, field: Field, range: MomentRange): Sql {
  const given: [string, QueryMoment | undefined][] = [
    ['>=', range.on_or_after],
    ['>', range.after],
    ['<', range.before],
    ['<=', range.until],
  ];
  const tests = given.flatMap(([operator, moment]) =>
    moment === undefined ? [] : [compareMoment(ctx, field, operator, moment)],
  );
  return tests.length === 0 ? raw('true') : sql`(${join(tests, ' and ')})`;
}

function compareMoment(ctx: Context, field: Field, operator: string, moment: QueryMoment): Sql {
  const value = raw(field.value ?? '');
  if (isEndOfCalendar(moment)) return raw(operator.startsWith('<') ? 'true' : 'false');
  if (field.comparison === 'day') {
    const day = moment.type === 'fixed_local_date' ? edge(moment) : localDay(new Date(moment.value), ctx.zone);
    return sql`${value} ${raw(operator)} ${day}::date`;
  }
  const at = moment.type === 'fixed_local_date' ? startOfDay(edge(moment), ctx.zone) : new Date(moment.value);
  if (field.comparison !== 'due') return sql`${value} ${raw(operator)} ${at.toISOString()}::timestamptz`;
  return dueCondition(ctx, operator, at, moment.type === 'fixed_local_date' ? edge(moment) : null);
}

/** Nothing comes after the last day that there is. */
const isEndOfCalendar = (moment: QueryMoment): boolean =>
  moment.type === 'fixed_local_date' && moment.which === 'end' && addDays(moment.value, 1) === moment.value;

const edge = (moment: { value: string; which: 'start' | 'end' }): string =>
  moment.which === 'end' ? addDays(moment.value, 1) : moment.value;

/** A task's date is a day or an instant (core.md §13.5, §13.6). Both are kept in `due_at`, a day as its midnight in UTC;
 *  which of them a row has says `is_timed`. A day compares by the calendar with a day and, with an instant, as the start
 *  of that local day. The first bound, on `due_at` alone and up to a day too wide, is what an index can serve. */
function dueCondition(ctx: Context, operator: string, at: Date, day: string | null): Sql {
  const onDay =
    day === null ? within(at.getTime() + offsetMinutes(ctx.zone, at) * 60_000) : new Date(`${day}T00:00:00Z`);
  const [low, high] = [at, onDay].sort((a, b) => a.getTime() - b.getTime()).map((bound) => bound.toISOString());
  const compared = raw(operator);
  const wide = sql`t.due_at ${compared} ${operator.startsWith('<') ? high : low}::timestamptz`;
  if (low === high) return wide;
  return sql`${wide} and t.due_at ${compared}
    case when t.is_timed then ${at.toISOString()}::timestamptz else ${onDay.toISOString()}::timestamptz end`;
}

function bounds(value: Sql, given: [string, number | undefined][]): Sql {
  const tests = given.flatMap(([operator, bound]) =>
    bound === undefined ? [] : [sql`${value} ${raw(operator)} ${bound}::numeric`],
  );
  return tests.length === 0 ? raw('true') : sql`(${join(tests, ' and ')})`;
}
