// Which events a request asks for: filters in the sets that the API allows, and bounds on when they were last changed
// (activities-search-automation.md §3.3).
import { Type } from 'typebox';
import type { Context } from '../../core/context.ts';
import type { QueryParameter } from '../../core/endpoint.ts';
import { badRequest } from '../../core/errors.ts';
import type { EventRow } from '../../core/event-row.ts';
import type { Parameters } from '../../core/list-params.ts';
import { isoDateTime, parseMoment } from '../../core/moments.ts';
import { addDays, startOfDay } from '../../core/zone.ts';
import { join, raw, type Sql, sql } from '../../database/connect.ts';
import { eventVisibleTo, isEventVisibleTo } from '../../query/smart-views.ts';

const FILTERS = ['lead_id', 'user_id', 'object_type', 'object_id', 'action', 'request_id'] as const;
const BOUNDS = { date_updated__gt: '>', date_updated__gte: '>=', date_updated__lt: '<', date_updated__lte: '<=' };

type Filter = (typeof FILTERS)[number];
type Bound = keyof typeof BOUNDS;

/** The values that are asked for; the empty one stands for null. */
export type Filters = ReadonlyMap<Filter, string>;
/** Moments by parameter, as `isoDateTime` writes them. */
export type Bounds = Partial<Record<Bound, string>>;

/** Every set is allowed with bounds on `date_updated` and without. */
const ALLOWED: readonly (readonly Filter[])[] = [
  [],
  ['object_type', 'object_id'],
  ['object_type', 'action'],
  ['object_id', 'action'],
  ['lead_id'],
  ['lead_id', 'object_type'],
  ['lead_id', 'object_type', 'action'],
  ['lead_id', 'user_id'],
  ['lead_id', 'user_id', 'object_type'],
  ['lead_id', 'user_id', 'object_type', 'action'],
  ['user_id'],
  ['user_id', 'object_id'],
  ['user_id', 'object_id', 'action'],
  ['user_id', 'object_type'],
  ['user_id', 'object_type', 'action'],
  ['request_id'],
];

const nullable = Type.Union([Type.String(), Type.Null()]);

export const filterParameters: Record<string, QueryParameter> = {
  object_type: {
    schema: nullable,
    description: 'Events of objects of this type: `lead`, `task.lead`, `activity.note`.',
  },
  object_id: { schema: nullable, description: 'Events of this object, and of nothing that is related to it.' },
  lead_id: {
    schema: nullable,
    description: 'Events of this lead and of its contacts, activities, opportunities and tasks.',
  },
  action: { schema: nullable, description: '`created`, `updated`, `deleted`, or what else happens to the object.' },
  user_id: { schema: nullable, description: 'Events of what this user did.' },
  request_id: { schema: nullable, description: 'Events of one request: its `x-request-id`.' },
};

export const boundParameters: Record<string, QueryParameter> = Object.fromEntries(
  Object.keys(BOUNDS).map((name) => [name, { schema: nullable, description: 'A date or a date-time.' }]),
);

export const readFilters = (query: Parameters): Filters =>
  new Map(FILTERS.flatMap((name) => (query.has(name) ? [[name, query.get(name) ?? '']] : [])));

export function refuseUnknownSet(filters: Filters): void {
  const known = ALLOWED.some((set) => set.length === filters.size && set.every((name) => filters.has(name)));
  if (known) return;
  const sets = ALLOWED.filter((set) => set.length > 0).map((set) => set.join(' + '));
  throw badRequest(
    `Events cannot be filtered by ${[...filters.keys()].join(' + ')}. These filters are supported, each with or without date_updated: ${sets.join('; ')}.`,
  );
}

export function readBounds(ctx: Context, query: Parameters): Bounds {
  const bounds: Bounds = {};
  for (const name of Object.keys(BOUNDS) as Bound[]) {
    const text = query.get(name);
    if (text === undefined || text === '') continue;
    const moment = parseMoment(text);
    if (!moment) throw badRequest(`${name}: Invalid ISO 8601 datetime.`);
    bounds[name] = isoDateTime('at' in moment ? moment.at : startOfDay(moment.day, ctx.zone));
  }
  return bounds;
}

/** The SQL condition on row `t`. What has been in the log for longer than it is kept is not there, whether or not it has
 *  been deleted yet; nor are smart views that are others' alone. */
export function condition(ctx: Context, filters: Filters, bounds: Bounds = {}): Sql {
  const named = [...filters].map(([name, value]) =>
    value === '' ? raw(`t.${name} is null`) : sql`${raw(`t.${name}`)} = ${value}`,
  );
  const bounded = Object.entries(bounds).map(
    ([name, moment]) => sql`t.date_updated ${raw(BOUNDS[name as Bound])} ${moment}::timestamptz`,
  );
  const since = readableSince(ctx);
  const readable = since === null ? [] : [sql`t.date_updated > ${since}::timestamptz`];
  return join([...named, ...bounded, ...readable, eventVisibleTo(ctx.user_id)], ' and ');
}

/** Events from before this moment are read no more; null when they are kept for ever. */
export function readableSince(ctx: Context): string | null {
  const days = ctx.settings.event_retention_days;
  if (days === null) return null;
  const now = isoDateTime(ctx.clock());
  return addDays(now.slice(0, 10), -days) + now.slice(10);
}

/** The same as the condition, for an event that has been read. */
export const fits = (ctx: Context, filters: Filters, event: EventRow): boolean =>
  [...filters].every(([name, value]) => (event[name] ?? '') === value) && isEventVisibleTo(ctx.user_id, event);

export const isBounds = (value: unknown): value is Bounds =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).every(([name, moment]) => Object.hasOwn(BOUNDS, name) && isMoment(moment));

const isMoment = (value: unknown): boolean => {
  const moment = typeof value === 'string' ? parseMoment(value) : null;
  return moment !== null && 'at' in moment;
};
