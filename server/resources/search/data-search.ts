// POST /data/search/: finds leads, contacts, opportunities, tasks and activities by any condition on them and on what is
// related to them (activities-search-automation.md §5).
import { Type } from 'typebox';
import type { Context } from '../../core/context.ts';
import type { Endpoint } from '../../core/endpoint.ts';
import { invalidField } from '../../core/errors.ts';
import { moments } from '../../core/read.ts';
import type { Row } from '../../core/resource.ts';
import { join, name, raw, type Sql, sql } from '../../database/connect.ts';
import { orderBy } from '../../query/compile.ts';
import { readQuery, readSort } from '../../query/read-query.ts';
import { type Search, search, searchedType } from '../../query/search.ts';
import { readFields, readNumber, shown, written } from './answers.ts';
import { after, cursorColumns, readCursor, writeCursor } from './cursor.ts';

const LARGEST_PAGE = 200;
/** However many match, no more than this can be paged through. */
const MOST_RESULTS = 10_000;
const ANY_NUMBER = 2_147_483_647;

export const searchData: Endpoint = {
  method: 'POST',
  path: '/data/search/',
  tag: 'search',
  summary: 'Search leads, contacts, opportunities, tasks and activities',
  description:
    'A cursor goes on where a page ended, with the same body, for 30 seconds and up to 10,000 objects. docs/search.md says what a query may hold.',
  body: Type.Object({
    query: Type.Object({}, { description: 'A tree of conditions; one `object_type` in it says what is searched.' }),
    _fields: Type.Optional(
      Type.Record(Type.String(), Type.Array(Type.String()), {
        description: 'Names of fields by object type; only `id` unless given.',
      }),
    ),
    _limit: Type.Optional(Type.Integer({ minimum: 0, maximum: LARGEST_PAGE, default: 100 })),
    results_limit: Type.Optional(
      Type.Union([Type.Integer({ minimum: 0 }), Type.Null()], {
        description: 'The most objects over all pages; 0 to have them counted only.',
      }),
    ),
    cursor: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    include_counts: Type.Optional(Type.Boolean()),
    sort: Type.Optional(Type.Array(Type.Object({ direction: Type.Enum(['asc', 'desc']), field: Type.Object({}) }))),
  }),
  answer: Type.Object({
    data: Type.Array(Type.Object({ __object_type: Type.String(), id: Type.String() }, { additionalProperties: true })),
    cursor: Type.Union([Type.String(), Type.Null()]),
    count: Type.Optional(Type.Object({ limited: Type.Integer(), total: Type.Integer() })),
  }),
  reads: true,
  handle: (ctx, { body }) => answerSearch(ctx, body),
};

async function answerSearch(ctx: Context, body: Row): Promise<string> {
  const query = readQuery(body.query);
  const type = searchedType(query);
  if (type === null) {
    throw invalidField('query', 'The query needs a node of type object_type that says what to search for.');
  }
  const limit = readNumber(body._limit, '_limit', 100, LARGEST_PAGE);
  const most = readNumber(body.results_limit, 'results_limit', ANY_NUMBER, ANY_NUMBER);
  const counts = readFlag(body.include_counts, 'include_counts');
  const asked = readFields(body._fields);
  const found = await search(ctx, type, { query, sort: readSort(body.sort) });
  const now = ctx.clock();
  const place =
    body.cursor === undefined || body.cursor === null ? null : readCursor(body.cursor, body, now, found.keys);
  const left = Math.max(0, Math.min(most, MOST_RESULTS) - (place?.seen ?? 0));
  const size = Math.min(limit, left);
  const beyond = place ? sql` and ${after(found.keys, place)}` : raw('');
  const also = counts ? sql`, ${total(ctx, found)} as total` : raw('');
  const statement = pageOf(ctx, found, shown(ctx, found.object, asked), { beyond, limit: size + 1, also });
  const rows = size === 0 ? [] : await ctx.database.query<Row>(statement, { kept: false });
  const matches = counts ? Number(rows[0]?.total ?? (await countOf(ctx, found))) : null;
  const page = rows.slice(0, size);
  const last = page.at(-1);
  const cursor =
    last && rows.length > size && size < left
      ? writeCursor(body, now, { seen: (place?.seen ?? 0) + size, id: String(last.found_id), values: valuesOf(last) })
      : null;
  const count = matches === null ? '' : `,"count":{"limited":${Math.min(matches, most)},"total":${matches}}`;
  return `{"data":[${page.map(written).join(',')}],"cursor":${JSON.stringify(cursor)}${count}}`;
}

function readFlag(value: unknown, place: string): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value !== 'boolean') throw invalidField(place, 'Value must be of bool type.');
  return value;
}

const valuesOf = (row: Row): (string | null)[] =>
  Object.keys(row)
    .filter((key) => key.startsWith('key_'))
    .map((key) => row[key] as string | null);

/** The statement for a page of what was found; `also` are columns beside the answer. */
export function pageOf(
  ctx: Context,
  { object, where, keys }: Search,
  answer: string,
  { beyond, limit, also = raw('') }: { beyond: Sql; limit: number; also?: Sql },
): Sql {
  const order = orderBy('t', keys);
  return sql`
    select ${join([raw(answer), raw('t.id as found_id'), ...cursorColumns(keys)], ', ')}${also} from (
      select t.* from ${tableOf(ctx, object.resource)} t where ${where}${beyond} order by ${order} limit ${limit}
    ) t${moments(ctx, answer)} order by ${order}`;
}

/** How many match in all, as SQL. */
const total = (ctx: Context, { object, whole }: Search): Sql =>
  sql`(select count(*)::int from ${tableOf(ctx, object.resource)} t where ${whole})`;

/** The same where no row of a page can say it. */
async function countOf(ctx: Context, found: Search): Promise<number> {
  const [row] = await ctx.database.query<Row>(sql`select ${total(ctx, found)} as total`, { kept: false });
  return Number(row?.total ?? 0);
}

const tableOf = (ctx: Context, resource: string | null): Sql => name(ctx.resource(resource ?? '').table);
