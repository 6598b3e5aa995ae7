// Turns a Query into an SQL condition. Values are always bound. What does not fit is a 400 that names its place in the
// query. What a query speaks of (custom fields, smart views) has been looked up before: see search.ts.
import type { Context } from '../core/context.ts';
import { invalidField } from '../core/errors.ts';
import { oneOf } from '../core/read.ts';
import type { Resource } from '../core/resource.ts';
import { join, name, raw, type Sql, sql } from '../database/connect.ts';
import { fieldCondition, type Testing } from './conditions.ts';
import type { CustomFields } from './custom-fields.ts';
import { customFieldOf, type Level, type LocatedField, levelOf, listLevel, onRow } from './level.ts';
import { resolveMoment } from './moments.ts';
import type { HasRelated, OurOwn, Query, QueryField, Sort } from './query.ts';
import { allTexts, keyOf, widened } from './texts.ts';
import { type Relation, type SearchObject, searchObject } from './vocabulary.ts';

export interface Compiling extends Testing {
  customs: CustomFields;
  /** The smart views that the query speaks of, by id. */
  views: ReadonlyMap<string, View>;
  /** The texts that many objects have. */
  frequent: ReadonlySet<string>;
  /** Whether all that match are wanted, not the first few in some order. */
  all: boolean;
  /** How many rows have got a name so far, and how many nodes have been compiled. */
  rows: number;
  nodes: number;
}

export interface View {
  type: string;
  query: Query;
  sort: Sort[];
  results_limit: number | null;
}

/** The condition of a list that is filtered by its parameters. */
export const compile = (ctx: Context, resource: Resource, query: Query): Sql =>
  compileNode(
    {
      ctx,
      now: ctx.clock(),
      frequent: new Set(),
      all: false,
      rows: 0,
      nodes: 0,
      zonesAt: () => [],
      customs: () => undefined,
      views: new Map(),
    },
    listLevel(resource),
    query,
    { place: 'query', depth: 0, negated: false },
  );

interface At {
  place: string;
  depth: number;
  /** Whether what is compiled has to be untrue: negation goes down to the single conditions, where the planner still sees
   *  joins and indexes around it. */
  negated: boolean;
}

export const START = { depth: 0, negated: false };
// Smart views bring nodes of their own.
const DEEPEST = 60;
const MOST_NODES = 3000;

export function compileNode(c: Compiling, level: Level, query: Query, { place, depth, negated }: At): Sql {
  c.nodes += 1;
  if (depth > DEEPEST || c.nodes > MOST_NODES) {
    throw invalidField(place, 'The query is too large, with the smart views that it speaks of.');
  }
  const at: At = { place, depth: depth + 1, negated: negated !== (query.negate === true) };
  switch (query.type) {
    case 'and':
    case 'or':
      return connective(c, level, query.type, query.queries, at);
    case 'has_related':
      return hasRelated(c, level, query, at);
    case 'saved_search':
      return memberOf(c, level, query.saved_search_id, at);
    default: {
      const found = leaf(c, level, query, place);
      return at.negated ? sql`(${found}) is not true` : found;
    }
  }
}

function connective(c: Compiling, level: Level, type: 'and' | 'or', queries: Query[], at: At): Sql {
  const { place, negated } = at;
  // Nothing inside asks for nothing.
  if (queries.length === 0) return raw(negated ? 'false' : 'true');
  const parts = queries.map((query, index) =>
    compileNode(c, level, query, { ...at, place: `${place}.queries[${index}]` }),
  );
  const word = (type === 'and') === negated ? ' or ' : ' and ';
  return parts.length === 1 && parts[0] ? parts[0] : sql`(${join(parts, word)})`;
}

type Leaf = Exclude<Query, { type: 'and' | 'or' | 'has_related' | 'saved_search' }>;

function leaf(c: Compiling, level: Level, query: Leaf, place: string): Sql {
  const { row } = level;
  switch (query.type) {
    case 'match_all':
      return raw('true');
    case 'object_type':
      return isOfType(level, query.object_type, place);
    case 'id':
      return sql`${raw(row)}.id = ${query.value}`;
    case 'text':
      return allTexts(c.ctx, level, textsOf(level, query), query, {
        isFrequent: (unit) => c.frequent.has(keyOf(unit)),
        all: c.all,
      });
    case 'field_condition': {
      const field = fieldAt(c, level, query.field, `${place}.field`);
      return fieldCondition(c, level, field, query.condition, `${place}.condition`);
    }
    case 'slice':
      // Of the id's own digits, so that the share is the same each time.
      return sql`('x' || left(md5(${raw(row)}.id), 8))::bit(32)::bigint % ${query.of}::bigint = ${query.index - 1}::bigint`;
    case 'status_at':
      return statusAt(c, level, query, place);
  }
}

/** What has texts that count as the object's own. */
function textsOf({ object, object_type }: Level, { with_notes }: Extract<Query, { type: 'text' }>): SearchObject[] {
  const types = [object?.text_of, with_notes && object_type === 'lead' ? 'activity.note' : undefined];
  return types.map((type) => searchObject(type ?? '')).filter((one) => one !== null);
}

/** What a query says of a type at a place where objects of one type are tested. */
function isOfType({ object_type, object, row }: Level, asked: string, place: string): Sql {
  if (asked === object_type) return raw('true');
  const member = object?.members.includes(asked) ? searchObject(asked) : null;
  if (!member?.type) throw invalidField(`${place}.object_type`, `The objects here are of type ${object_type}.`);
  return sql`${raw(row)}.type = ${member.type}`;
}

/** The field that a condition or an order speaks of. */
export function fieldAt(c: Compiling, level: Level, field: QueryField, place: string): LocatedField {
  if (field.type === 'custom_field') {
    const custom = c.customs(level.object?.custom, field.custom_field_id);
    if (!custom) throw unknownField(level, field.custom_field_id, `${place}.custom_field_id`);
    return customFieldOf(custom);
  }
  if (field.object_type !== level.object_type) {
    throw invalidField(`${place}.object_type`, `The objects here are of type ${level.object_type}.`);
  }
  const found = level.field(field.field_name);
  if (!found || found.shown_only) throw unknownField(level, field.field_name, `${place}.field_name`);
  return found;
}

const unknownField = (level: Level, name: string, place: string) =>
  invalidField(place, `Unknown field "${name.slice(0, 100)}" of ${level.object_type}.`);

function hasRelated(c: Compiling, level: Level, query: HasRelated, { place, depth, negated }: At): Sql {
  if (query.this_object_type !== level.object_type) {
    throw invalidField(`${place}.this_object_type`, `The objects here are of type ${level.object_type}.`);
  }
  const related = searchObject(query.related_object_type);
  const { object, row } = level;
  const list = object?.parts[query.related_object_type];
  const relation = object?.related[query.related_object_type];
  if (!related || !(list || relation)) {
    const text = `Nothing of type "${query.related_object_type.slice(0, 50)}" is related to ${level.object_type}.`;
    throw invalidField(`${place}.related_object_type`, text);
  }
  c.rows += 1;
  const inner = levelOf(c.ctx, related, `r${c.rows}`);
  const condition = compileNode(c, inner, query.related_query, {
    place: `${place}.related_query`,
    depth,
    negated: false,
  });
  if (list) {
    const found = sql`exists (select from ${entries(row, list, related, inner.row)} where ${condition})`;
    if (negated) return sql`not ${found}`;
    const wide = necessary(level, inner, query.related_query);
    return wide ? sql`(${wide} and ${found})` : found;
  }
  return relation ? anyRelated(c, row, inner, { relation, condition, negated }) : raw('false');
}

interface RelatedRows {
  relation: Relation;
  condition: Sql;
  negated: boolean;
}

/** SQL for whether a row has related rows for which a condition holds. */
function anyRelated(c: Compiling, row: string, inner: Level, { relation, condition, negated }: RelatedRows): Sql {
  const rows = sql`from ${name(c.ctx.resource(inner.object?.resource ?? '').table)} ${raw(inner.row)}
    where ${scopeOf(c.ctx, inner)} and ${condition}`;
  const own = raw(`${row}.${relation.outer}`);
  const related = raw(`${inner.row}.${relation.inner}`);
  if (!negated) return sql`exists (select ${rows} and ${related} = ${own})`;
  // For a page, what has nothing is asked row by row: with the offset the planner does not read both tables whole to leave
  // out what has, which took a hundred times as long for the first page of the leads without a task.
  if (!c.all) return sql`not exists (select ${rows} and ${related} = ${own} offset 0)`;
  // For all, both are read whole in the order of an index. PostgreSQL 15 sees that order in a sub-select of its own only.
  return sql`not exists (select from (select distinct ${related} as related ${rows}) ${raw(inner.row)}
    where ${raw(inner.row)}.related = ${own})`;
}

/** The rows of this kind in the caller's organization. */
export function scopeOf(ctx: Context, { object, row }: Level): Sql {
  const within = sql`${raw(row)}.organization_id = ${ctx.organization_id}`;
  return object?.type ? sql`${within} and ${raw(row)}.type = ${object.type}` : within;
}

/** The entries of a list in a row, as rows of their own. */
function entries(row: string, list: string, { fields }: SearchObject, inner: string): Sql {
  const columns = Object.entries(fields).filter(([name, { value }]) => value === `t.${name}`);
  return raw(`jsonb_to_recordset(${row}.${list}) as ${inner}(${columns.map(([name]) => `${name} text`).join(', ')})`);
}

/** What the row itself must show if an entry of its list is to match: an index finds that, and cannot look into lists. */
function necessary(level: Level, inner: Level, query: Query): Sql | null {
  if (query.negate) return null;
  if (query.type === 'and') {
    const parts = query.queries.map((part) => necessary(level, inner, part)).filter((part) => part !== null);
    return parts.length === 0 ? null : join(parts, ' and ');
  }
  if (query.type !== 'field_condition' || query.condition.type !== 'text') return null;
  if (query.field.type !== 'regular_field') return null;
  const field = inner.field(query.field.field_name);
  return field ? widened(level, field, query.condition) : null;
}

function memberOf(c: Compiling, level: Level, id: string, { place, depth, negated }: At): Sql {
  const view = c.views.get(id);
  if (!view) throw invalidField(`${place}.saved_search_id`, 'Object does not exist.');
  if (view.type !== level.object_type || !level.object) {
    throw invalidField(
      `${place}.saved_search_id`,
      `The smart view is of type ${view.type}, the objects here of type ${level.object_type}.`,
    );
  }
  const at = { place: `${place}(${id})`, depth };
  if (view.results_limit === null) return compileNode(c, level, view.query, { ...at, negated });
  c.rows += 1;
  const inner = levelOf(c.ctx, level.object, `r${c.rows}`);
  const condition = compileNode(c, inner, view.query, { ...at, negated: false });
  const order = orderBy(inner.row, orderKeys(c, inner, view.sort, 'sort'));
  const table = name(c.ctx.resource(level.object.resource ?? '').table);
  const found = sql`${raw(level.row)}.id in (select ${raw(inner.row)}.id from ${table} ${raw(inner.row)}
    where ${scopeOf(c.ctx, inner)} and ${condition} order by ${order} limit ${view.results_limit})`;
  return negated ? sql`not ${found}` : found;
}

/** The status that something had at a moment: what the last change before it led to, else what the first change after it
 *  started from, else the one it has. */
function statusAt(
  c: Compiling,
  { row, object_type }: Level,
  query: Extract<OurOwn, { type: 'status_at' }>,
  place: string,
): Sql {
  if (query.object_type !== object_type) {
    throw invalidField(`${place}.object_type`, `The objects here are of type ${object_type}.`);
  }
  const at = sql`${resolveMoment(query.at, c.now, c.ctx.zone, `${place}.at`).at.toISOString()}::timestamptz`;
  const [type, by] =
    object_type === 'lead' ? ['LeadStatusChange', 'lead_id'] : ['OpportunityStatusChange', 'opportunity_id'];
  const changes = sql`from activity a where a.organization_id = ${c.ctx.organization_id} and a.type = ${type}
    and a.${raw(by ?? '')} = ${raw(row)}.id`;
  return sql`(${raw(row)}.date_created <= ${at} and coalesce(
    (select a.details ->> 'new_status_id' ${changes} and a.date_created <= ${at}
      order by a.date_created desc, a.id desc limit 1),
    (select a.details ->> 'old_status_id' ${changes} and a.date_created > ${at} order by a.date_created, a.id limit 1),
    ${raw(row)}.status_id) ${oneOf(query.status_ids)})`;
}

/** One of the values that an order compares. */
export interface OrderKey {
  value: string;
  descending: boolean;
  /** Some rows have no value: they come last. */
  nullable: boolean;
  type: 'text' | 'numeric' | 'timestamptz' | 'date';
}

const ORDERED: Record<string, OrderKey['type']> = {
  text: 'text',
  number: 'numeric',
  moment: 'timestamptz',
  day: 'date',
  due: 'timestamptz',
};

const NEWEST_FIRST: OrderKey = { value: 't.date_created', descending: true, nullable: false, type: 'timestamptz' };

/** What the orders compare, on row `t`; without any, the newest come first. */
export function orderKeys(c: Compiling, level: Level, sort: Sort[], place: string): OrderKey[] {
  if (sort.length === 0) return [NEWEST_FIRST];
  return sort.map(({ direction, field }, index) => {
    const at = `${place}[${index}].field`;
    const found = fieldAt(c, level, field, at);
    const type = ORDERED[found.kind];
    if (!type) throw invalidField(at, `Nothing can be ordered by a field of kind ${found.reference ?? found.kind}.`);
    return { value: found.value, descending: direction === 'desc', nullable: !found.always, type };
  });
}

/** Ties go by id, in the direction of the last value, as the indexes have it. */
export function orderBy(row: string, keys: readonly OrderKey[]): Sql {
  const each = keys.map(({ value, descending, nullable }) =>
    raw(`${onRow(row, value)}${descending ? ' desc' : ''}${descending && nullable ? ' nulls last' : ''}`),
  );
  return join([...each, raw(`${row}.id${keys.at(-1)?.descending ? ' desc' : ''}`)], ', ');
}
