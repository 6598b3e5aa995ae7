// GET /event/ and GET /event/:id/: the event log, newest first (activities-search-automation.md §3.3).
import { Type } from 'typebox';
import type { Context } from '../../core/context.ts';
import { fieldsParameter } from '../../core/crud.ts';
import type { Endpoint } from '../../core/endpoint.ts';
import { badRequest, notFound } from '../../core/errors.ts';
import { eventsAfter, positionAfter, positionWithin } from '../../core/event-reader.ts';
import { type EventRow, eventColumns } from '../../core/event-row.ts';
import type { Parameters } from '../../core/list-params.ts';
import { raw, type Sql, sql } from '../../database/connect.ts';
import { type Cursor, cursorText, readCursor } from './cursor.ts';
import { eventSchema, textFor } from './event.ts';
import { boundParameters, condition, filterParameters, readBounds, readFilters, refuseUnknownSet } from './filters.ts';

const MOST = 50;

const cursorSchema = (description: string) => Type.Union([Type.String(), Type.Null()], { description });

export const listEvents: Endpoint = {
  method: 'GET',
  path: '/event/',
  tag: 'event',
  summary: 'List events',
  description:
    'Newest first. Only certain sets of filters are supported; a request with another one is refused with the list of them. Further pages are reached by `_cursor`, with the same filters; bounds on `date_updated` need not be sent again.',
  query: {
    _limit: { schema: Type.Integer({ minimum: 0, maximum: MOST, default: MOST }) },
    _skip: {
      schema: Type.Integer({ minimum: 0, maximum: 0, default: 0 }),
      description: 'Not supported; use `_cursor`.',
    },
    _cursor: { schema: Type.String(), description: 'A cursor from an earlier answer.' },
    ...filterParameters,
    ...boundParameters,
    ...fieldsParameter,
  },
  answer: Type.Object({
    data: Type.Array(eventSchema),
    cursor_next: cursorSchema('Of the next older page; null when there is none.'),
    cursor_previous: cursorSchema('Of the next newer page; null when there is none yet.'),
    cursor_tail: Type.String({
      description:
        'x-ajar-extension: where to go on reading newer events, whether or not there are any yet. Each event that comes after this page is found there exactly once.',
    }),
  }),
  async handle(ctx, { query }) {
    const limit = readLimit(query);
    const filters = readFilters(query);
    refuseUnknownSet(filters);
    const text = query.get('_cursor');
    const cursor = text ? readCursor(ctx, text) : null;
    const bounds = { ...cursor?.bounds, ...readBounds(ctx, query) };
    const where = condition(ctx, filters, bounds);
    const page =
      cursor?.goes === 'newer'
        ? await newerPage(ctx, cursor, where, limit)
        : await olderPage(ctx, cursor, where, limit);
    const show = textFor(ctx, query.get('_fields'));
    const cursors = Object.entries(page.cursors).map(
      ([name, found]) => `"${name}":${found === null ? 'null' : `"${cursorText({ ...found, bounds })}"`}`,
    );
    return `{"data":[${page.events.map(show).join(',')}],${cursors.join(',')}}`;
  },
};

export const getEvent: Endpoint = {
  method: 'GET',
  path: '/event/:id/',
  tag: 'event',
  summary: 'Get one event',
  query: fieldsParameter,
  answer: eventSchema,
  async handle(ctx, { params, query }) {
    const [event] = await ctx.database.query<EventRow>(sql`
      select ${eventColumns} from event t
      where t.organization_id = ${ctx.organization_id} and t.id = ${params.id} and ${condition(ctx, new Map())}`);
    if (!event) throw notFound('Event');
    return textFor(ctx, query.get('_fields'))(event);
  },
};

function readLimit(query: Parameters): number {
  const read = (name: string, fallback: number): number => {
    const text = query.get(name);
    if (!text) return fallback;
    if (!/^[+-]?\d{1,15}$/.test(text))
      throw badRequest(`${name} must be an integer (got "${text.slice(0, 50)}" instead).`);
    if (Number(text) < 0) throw badRequest(`${name} must be a non-negative integer (got "${text}" instead).`);
    return Number(text);
  };
  if (read('_skip', 0) > 0) throw badRequest('_skip is not supported for events. Use _cursor.');
  const limit = read('_limit', MOST);
  if (limit > MOST) {
    throw badRequest(`The limit you set is larger than the maximum limit for this resource (max_limit = ${MOST}).`);
  }
  return limit;
}

type Place = Omit<Cursor, 'bounds'>;

interface EventPage {
  /** Newest first. */
  events: EventRow[];
  cursors: { cursor_next: Place | null; cursor_previous: Place | null; cursor_tail: Place };
}

/** The events below a sequence that one snapshot shows: that of the first page, so that what comes or is rewritten
 *  meanwhile is found once, behind `cursor_tail`. */
async function olderPage(ctx: Context, cursor: Cursor | null, where: Sql, limit: number): Promise<EventPage> {
  const [, view, below] = cursor?.position.split('/') ?? [];
  const within =
    view === undefined
      ? raw('true')
      : sql`pg_visible_in_snapshot(t.transaction, ${view}::pg_snapshot) and t.sequence < ${below}::bigint`;
  const at = cursor?.at ?? seconds(ctx);
  // Sequences are picked from the index alone where it holds all that is asked; rows are read for those only.
  const rows = await ctx.database.query<EventRow & { snapshot: string }>(sql`
    select s.snapshot::text as snapshot, e.* from (select pg_current_snapshot() as snapshot) s left join lateral (
      select ${eventColumns} from (
        select t.sequence from event t
        where t.organization_id = ${ctx.organization_id} and ${within} and ${where}
        order by t.sequence desc limit ${limit + 1}
      ) p join event t on t.organization_id = ${ctx.organization_id} and t.sequence = p.sequence
    ) e on true order by e.sequence::bigint desc`);
  const snapshot = view ?? rows[0]?.snapshot ?? '';
  const found = rows.filter((row) => row.id !== null);
  const events = found.slice(0, limit);
  const last = events.at(-1)?.sequence;
  const newest = events[0]?.sequence ?? before(below ?? '0');
  return {
    events,
    cursors: {
      cursor_next:
        found.length > limit && last !== undefined
          ? { goes: 'older', at, position: positionWithin(snapshot, last) }
          : null,
      // Who came here by a cursor came from newer events.
      cursor_previous: cursor && { goes: 'newer', at, position: positionWithin(snapshot, newest) },
      cursor_tail: { goes: 'newer', at, position: positionAfter(snapshot, newest) },
    },
  };
}

/** The events after a position. */
async function newerPage(ctx: Context, cursor: Cursor, where: Sql, limit: number): Promise<EventPage> {
  const { organization_id, database } = ctx;
  const { events, position, view, caught_up } = await eventsAfter(database, {
    organization_id,
    after: cursor.position,
    limit,
    where,
  });
  const at = caught_up ? seconds(ctx) : cursor.at;
  const tail: Place = { goes: 'newer', at, position };
  const oldest = events[0]?.sequence ?? LAST;
  return {
    events: events.toReversed(),
    cursors: {
      cursor_next: { goes: 'older', at: cursor.at, position: positionWithin(view, oldest) },
      cursor_previous: caught_up ? null : tail,
      cursor_tail: tail,
    },
  };
}

const seconds = (ctx: Context): number => Math.floor(ctx.clock().getTime() / 1000);

/** Above every sequence. */
const LAST = '999999999999999999';

const before = (sequence: string): string => String(BigInt(sequence) > 0n ? BigInt(sequence) - 1n : 0n);
