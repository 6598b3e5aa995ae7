// Reads: one statement each, whose JSON PostgreSQL writes. The text goes to the caller without being parsed here.
import { join, name, raw, type Sql, sql } from '../database/connect.ts';
import type { Context } from './context.ts';
import { notFound } from './errors.ts';
import { type Embedding, fullName } from './field.ts';
import type { Resource, Row, Selection } from './resource.ts';
import { addDays, localDay, startOfDay } from './zone.ts';

const CUSTOM_KEY = /^custom\.[A-Za-z]+_[0-9A-Za-z]+$/;

/** Reads `_fields` (core.md §1.6): a comma list, where `_all` is every field, `custom` every custom field value, and
 *  unknown names are dropped. Without it, the fields that are not on request only. */
export function selection(resource: Resource, fields: string | undefined): Selection {
  if (fields === undefined) return resource.answer;
  const asked = new Set(fields.split(',').map((field) => field.trim()));
  const all = asked.has('_all');
  return {
    names: Object.keys(resource.fields).filter((field) => all || asked.has(field)),
    further: all || asked.has('custom') ? 'all' : [...asked].filter((key) => isFurther(resource, key)),
    place: 'answer',
  };
}

const isFurther = (resource: Resource, key: string): boolean =>
  resource.custom ? CUSTOM_KEY.test(key) : Object.hasOwn(resource.further?.fields ?? {}, key);

const images = new WeakMap<Selection, string>();

/** SQL for the JSON text of row `t`. */
export function image(ctx: Context, resource: Resource, selected: Selection): string {
  const known = images.get(selected);
  if (known !== undefined) return known;
  const object = selected.names.length > 0 ? `${rowJson(ctx, resource, selected)}::text` : `'{}'`;
  const text = withFurther(resource, object, selected.further);
  images.set(selected, text);
  return text;
}

/** What of an object may change when these columns are written. */
export interface Dependents {
  /** What the event log keeps of it. */
  logged: Selection;
  /** Whether each of these fields is one of the columns and shows what is written, or is the name of who writes. Then
   *  nobody has to ask the database what the object has become, unless it has further keys that are among them. */
  foreseen: boolean;
  /** Whether what only answers show stays as it is. */
  answersStay: boolean;
}

const dependentsOf = new WeakMap<Resource, Map<string, Dependents>>();

/** What changes with these columns, and `others` besides. */
export function dependents(resource: Resource, columns: readonly string[], others: readonly string[] = []): Dependents {
  const known = dependentsOf.get(resource) ?? new Map<string, Dependents>();
  dependentsOf.set(resource, known);
  const key = [...columns, '', ...others].join();
  const found = known.get(key) ?? findDependents(resource, columns, others);
  known.set(key, found);
  return found;
}

function findDependents(resource: Resource, columns: readonly string[], others: readonly string[]): Dependents {
  const mentions = new RegExp(`\\bt\\.(?:"(?:${columns.join('|')})"|(?:${columns.join('|')})\\b)`);
  const depends = (field: string): boolean => mentions.test(resource.fields[field]?.json ?? '');
  const further = resource.custom ? columns.includes('custom') : mentions.test(resource.further?.sql ?? '');
  const names = resource.logged.names.filter(
    (field) => others.includes(field) || (resource.fields[field]?.event !== 'null' && depends(field)),
  );
  return {
    logged: { names, further: further ? 'all' : [], place: 'event' },
    foreseen: others.length === 0 && names.every((field) => isForeseen(resource, field)),
    answersStay: !halves(resource).extra.names.some(depends),
  };
}

function isForeseen({ fields }: Resource, name: string): boolean {
  const { column, json, comparison } = fields[name] ?? {};
  if (name === 'updated_by_name') return json === fullName('t.updated_by');
  return json === (comparison === 'moment' ? `iso(t."${column}")` : `t."${column}"`);
}

/** As it comes from the database with `columns`: the fields, and the further keys if the object has any. */
export interface Written {
  body: string;
  further?: string | null;
}

const columnTexts = new WeakMap<Selection, string>();

/** SQL for the columns `body` and `further`, which `whole` puts together: joining texts is cheaper here than there, where
 *  it took 4 of the 25 µs that a task takes. */
export function columns(ctx: Context, resource: Resource, selected: Selection): string {
  const known = columnTexts.get(selected);
  if (known !== undefined) return known;
  const { body, further } = parts(ctx, resource, selected);
  const text = `${body} as body${further === null ? '' : `, ${further} as further`}`;
  columnTexts.set(selected, text);
  return text;
}

/** SQL for what the `returning` of a write gives of row `t`: `common`, the fields that event log and answer both show,
 *  `further`, and with `answered` those that only the answer shows, as `extra`. Composed apart, since most of an object
 *  is in both and composing is most of the work. `loggedText` and `answeredText` put them together. */
export function writtenColumns(ctx: Context, resource: Resource, answered: boolean): Sql {
  const { common, extra } = halves(resource);
  const further = furtherOf(resource);
  const both = `${rowJson(ctx, resource, common)}::text as common, ${further === null ? 'null' : `${further}::text`} as further`;
  if (!answered || extra.names.length === 0) return sql`${raw(both)}, '{}' as extra`;
  const json = rowJson(ctx, resource, extra);
  return json.includes('c.')
    ? sql`${raw(both)}, (select ${raw(json)}::text from ${momentsRow(ctx)}) as extra`
    : raw(`${both}, ${json}::text as extra`);
}

export interface Halves {
  common: string;
  further: string | null;
  extra: string;
}

/** SQL for the object as the event log keeps it, on row `w` of what a write returned. */
export function loggedText(resource: Resource): string {
  const { nulls } = halves(resource);
  const open = `left(w.common, -1)${nulls === '' ? '' : ` || '${nulls}'`}`;
  return `${open} || coalesce(',' || substr(w.further, 2), '}')`;
}

/** SQL for the name of who asks, the same in every row of a statement. */
export const ownName = (ctx: Context): Sql =>
  sql`(select u.full_name from "user" u where u.id = ${ctx.user_id}) as own_name`;

/** The object as the event log keeps it. */
export const loggedObject = (resource: Resource, { common, further }: Halves): Row => ({
  ...JSON.parse(common),
  ...(further === null ? {} : JSON.parse(further)),
  ...halves(resource).nulled,
});

/** The object as it is answered. */
export function answeredText({ common, further, extra }: Halves): string {
  const body = extra === '{}' ? common : `${common.slice(0, -1)},${extra.slice(1)}`;
  return whole({ body, further });
}

interface ObjectHalves {
  common: Selection;
  extra: Selection;
  /** What events show as null, as it is and as JSON text. */
  nulled: Row;
  nulls: string;
}

const halvesOf = new WeakMap<Resource, ObjectHalves>();

function halves(resource: Resource): ObjectHalves {
  const known = halvesOf.get(resource);
  if (known) return known;
  const isNull = (field: string): boolean => resource.fields[field]?.event === 'null';
  const names = resource.logged.names.filter((field) => !isNull(field));
  const found = {
    common: { names, further: [], place: 'event' },
    extra: { names: resource.answer.names.filter((field) => !names.includes(field)), further: [], place: 'answer' },
    nulled: Object.fromEntries(resource.logged.names.filter(isNull).map((field) => [field, null])),
    nulls: resource.logged.names
      .filter(isNull)
      .map((field) => `,"${field}":null`)
      .join(''),
  } as const;
  halvesOf.set(resource, found);
  return found;
}

function parts(ctx: Context, resource: Resource, selected: Selection): { body: string; further: string | null } {
  const further = furtherValues(resource, selected.further);
  return {
    body: selected.names.length > 0 ? `${rowJson(ctx, resource, selected)}::text` : `'{}'`,
    further: further === null ? null : `${further}::text`,
  };
}

/** An object's JSON text. */
export function whole({ body, further }: Written): string {
  if (!further) return body;
  return body === '{}' ? further : `${body.slice(0, -1)},${further.slice(1)}`;
}

/** SQL for the fields of row `t` as JSON, without further keys. `row_to_json` over a sub-select took 5 µs for 26 fields
 *  where `json_build_object` took 7, and has no limit of 100 arguments. */
function rowJson(ctx: Context, resource: Resource, selected: Selection): string {
  const columns = selected.names.map((field) => `${expression(ctx, resource, field, selected)} as "${field}"`);
  return `(select row_to_json(r) from (select ${columns.join(', ')}) r)`;
}

function expression(ctx: Context, resource: Resource, name: string, { place }: Selection): string {
  const field = resource.fields[name];
  if (!field || (place === 'event' && field.event === 'null')) return 'null';
  return field.embeds ? embedding(ctx, resource, field.embeds) : (field.json ?? 'null');
}

// The embedded rows are `t` in their own image, so the outer row goes by another name around it.
function embedding(ctx: Context, outer: Resource, { resource, by, order, where, fields }: Embedding): string {
  const target = ctx.resource(resource);
  const selected = fields ? { ...target.answer, names: fields } : target.answer;
  const organization = outer.table === 'organization' ? 't.id' : 't.organization_id';
  const fixed = Object.entries(target.fixed ?? {}).map(([column, value]) => `t."${column}" = '${value}'`);
  const conditions = ['t.organization_id = o.organization_id', `t."${by}" = o.id`, ...fixed, ...(where ? [where] : [])];
  const json = rowJson(ctx, target, selected);
  const further = furtherOf(target);
  // Text that becomes JSON again is parsed for it, so only objects that have further keys go that way.
  const body = further
    ? `case when ${further} is null then ${json} else (${withFurther(target, `${json}::text`, selected.further)})::json end`
    : json;
  return `(select coalesce(json_agg(e.body), '[]')
    from (select ${organization} as organization_id, t.id) o cross join lateral (
      select ${body} as body from "${target.view ?? target.table}" t
      where ${conditions.join(' and ')} order by ${order}) e)`;
}

// Custom values are kept under the keys that answers show them by, so that they join an object as text.
const furtherOf = (resource: Resource): string | null =>
  resource.custom ? `nullif(t.custom, '{}')` : (resource.further?.sql ?? null);

function withFurther(resource: Resource, object: string, keys: Selection['further']): string {
  const values = furtherValues(resource, keys);
  if (values === null) return object;
  if (object === `'{}'`) return `coalesce(${values}::text, '{}')`;
  return `left(${object}, -1) || coalesce(',' || substr(${values}::text, 2), '}')`;
}

/** SQL for a JSON object of the further keys that are asked for, null where there are none of them. */
function furtherValues(resource: Resource, keys: Selection['further']): string | null {
  const further = furtherOf(resource);
  if (further === null || keys.length === 0) return null;
  return keys === 'all' ? further : chosen(further, keys);
}

const chosen = (further: string, keys: readonly string[]): string =>
  `(select json_object_agg(e.key, e.value) from jsonb_each(${further}) e
    where e.key in (${keys.map((key) => `'${key}'`).join(', ')}))`;

/** The rows of a resource in the caller's organization: the scope that every statement starts from. */
export function scope(ctx: Context, resource: Resource): Sql {
  const fixed = Object.entries(resource.fixed ?? {}).map(([column, value]) => sql` and t.${name(column)} = ${value}`);
  const within = resource.table === 'organization' ? sql`t.id` : sql`t.organization_id`;
  return sql`${within} = ${ctx.organization_id}${fixed.length > 0 ? join(fixed, '') : raw('')}`;
}

/** SQL for being one of these ids. For a list PostgreSQL would plan the statement anew each time (100 µs), since it cannot
 *  know how long the list is. */
export const oneOf = (ids: readonly string[]): Sql =>
  ids.length === 1 ? sql`= ${ids[0]}` : sql`= any(${ids}::text[])`;

/** The request's moments, as row `c`, for the few fields that depend on them. */
export const moments = (ctx: Context, needed: string): Sql =>
  needed.includes('c.') ? sql` cross join ${momentsRow(ctx)}` : raw('');

function momentsRow(ctx: Context): Sql {
  const now = ctx.clock();
  const tomorrow = addDays(localDay(now, ctx.zone), 1);
  return sql`(select ${now.toISOString()}::timestamptz as now,
    ${startOfDay(tomorrow, ctx.zone).toISOString()}::timestamptz as tomorrow_at,
    ${`${tomorrow}T00:00:00Z`}::timestamptz as tomorrow_on) c`;
}

/** One object as JSON text. Throws a 404 when the caller's organization has none with this id. */
export async function readOne(
  ctx: Context,
  resource: Resource,
  id: string,
  selected: Selection = resource.answer,
): Promise<string> {
  const shown = columns(ctx, resource, selected);
  const [row] = await ctx.database.query<Written>(sql`
    select ${raw(shown)} from ${name(resource.view ?? resource.table)} t${moments(ctx, shown)}
    where ${scope(ctx, resource)} and t.id = ${id}`);
  if (!row) throw notFound(resource.class_name);
  return whole(row);
}

export interface Page {
  where: Sql;
  /** The same condition, where it can be said so that all that match are found fast. */
  whole?: Sql;
  /** Whether the statement is kept for the next time (`QueryOptions`); it is unless this is false. */
  kept?: boolean;
  order: Sql;
  limit: number;
  skip: number;
}

/** How many objects a page's condition picks in all, as SQL. */
export const total = (ctx: Context, resource: Resource, { where, whole = where }: Page): Sql =>
  sql`(select count(*)::int from ${name(resource.table)} t where ${scope(ctx, resource)} and ${whole})`;

/** One page as its objects' JSON text, comma-separated, and whether at least one object follows. `also` is SQL for a
 *  value that concerns the whole list; it comes with the rows, so that there is none for an empty page. */
export async function readPage(
  ctx: Context,
  resource: Resource,
  page: Page,
  selected: Selection = resource.answer,
  also: Sql = raw('null'),
): Promise<{ data: string; has_more: boolean; also?: unknown }> {
  const shown = columns(ctx, resource, selected);
  const statement = sql`
    select ${raw(shown)}, ${also} as also from (
      select t.* from ${name(resource.view ?? resource.table)} t where ${scope(ctx, resource)} and ${page.where}
      order by ${page.order} limit ${page.limit + 1} offset ${page.skip}
    ) t${moments(ctx, shown)} order by ${page.order}`;
  type Found = Written & { also: unknown };
  const rows = await ctx.database.query<Found>(statement, page);
  const data = rows.slice(0, page.limit).map(whole).join(',');
  return { data, has_more: rows.length > page.limit, also: rows[0]?.also };
}
