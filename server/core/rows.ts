// The statements that insert, update and delete rows of a resource, for core/write.ts alone.
import { join, name, raw, type Sql, sql } from '../database/connect.ts';
import type { WriteContext } from './context.ts';
import { isoDateTime } from './moments.ts';
import { answerColumns, columns, oneOf, scope, type Written, whole } from './read.ts';
import type { Change, Resource, Row } from './resource.ts';

export async function insertRows(ctx: WriteContext, resource: Resource, changes: Change[]): Promise<void> {
  const rows = changes.map(
    (change): Row => ({
      ...columnsOf(resource, change),
      ...resource.fixed,
      id: change.id,
      organization_id: ctx.organization_id,
    }),
  );
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].sort();
  const written = await ctx.database.query<Returned>(sql`
    insert into ${name(resource.table)} as t (${list(names)}) ${
      rows.length === 1
        ? sql`values (${join(names.map((column) => bound(rows[0]?.[column])))})`
        : sql`
        select ${list(names)} from ${recordset(resource, rows)}`
    }
    ${returning(ctx, resource, changes)}`);
  readBack(ctx, changes, written);
}

export async function updateRows(ctx: WriteContext, resource: Resource, changes: Change[]): Promise<void> {
  const now = isoDateTime(ctx.clock());
  const all = changes.map((change): Row => {
    const audited = { date_updated: now, updated_by: ctx.user_id };
    return { ...audited, ...columnsOf(resource, change), id: change.id };
  });
  // Objects that get values for the same columns are written by one statement.
  const alike = Map.groupBy(all, (row) => Object.keys(row).sort().join());
  for (const rows of alike.values()) {
    const names = Object.keys(rows[0] ?? {}).filter((column) => column !== 'id');
    const [only] = rows;
    const values =
      rows.length === 1 && only
        ? sql`${join(names.map((column) => sql`${name(column)} = ${bound(only[column])}`))}
            where ${scope(ctx, resource)} and t.id = ${only.id}`
        : sql`(${list(names)}) = row(${list(names, 'v.')}) from ${recordset(resource, rows)} v
            where ${scope(ctx, resource)} and t.id = v.id`;
    const written = await ctx.database.query<Returned>(
      sql`update ${name(resource.table)} t set ${values} ${returning(ctx, resource, changes)}`,
    );
    readBack(ctx, changes, written);
  }
}

export async function deleteRows(ctx: WriteContext, resource: Resource, changes: Change[]): Promise<void> {
  const ids = changes.map((change) => change.id);
  await ctx.database.query(
    sql`delete from ${name(resource.table)} t where ${scope(ctx, resource)} and t.id ${oneOf(ids)}`,
  );
}

/** The column that a value goes to: its field's; one that rules add and no field shows goes by its own name. Inputs that
 *  are not columns are for the rules alone. */
export function columnOf(resource: Resource, key: string): string | null {
  if (resource.inputs && key in resource.inputs) return null;
  const field = resource.fields[key];
  return field ? (field.column ?? null) : key;
}

function columnsOf(resource: Resource, { values }: Change): Row {
  const row: Row = {};
  for (const key of Object.keys(values)) {
    const column = columnOf(resource, key);
    if (column !== null) row[column] = values[key];
  }
  return row;
}

/** Many rows as one JSON parameter: one shape of statement, whatever their number. */
const recordset = (resource: Resource, rows: Row[]): Sql =>
  sql`json_populate_recordset(null::${name(resource.table)}, ${JSON.stringify(rows)}::json)`;

/** A value as a parameter of its own, which for a single row takes half the time of a recordset. */
const bound = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : (value ?? null);

interface Returned extends Written {
  id: string;
  answer?: string;
  answer_further?: string | null;
}

/** What a write gives back: each object as the event log keeps it and, where the request asks for the one object that
 *  it writes, that object as it is answered. What it embeds may show this very object, which sub-selects of the same
 *  statement see as it was before: that is read afterwards. */
function returning(ctx: WriteContext, resource: Resource, changes: Change[]): Sql {
  const logged = raw(columns(ctx, resource, resource.logged));
  const { selected } = ctx.answer;
  const elsewhere = ctx.answer.resource !== resource || selected === null || changes.length !== 1;
  if (elsewhere || resource.view || selected.names.some((field) => resource.fields[field]?.embeds)) {
    return sql`returning t.id, ${logged}`;
  }
  return sql`returning t.id, ${logged}, ${answerColumns(ctx, resource, selected)}`;
}

function readBack(ctx: WriteContext, changes: Change[], written: Returned[]): void {
  const byId = new Map(changes.map((change) => [change.id, change]));
  for (const row of written) {
    const change = byId.get(row.id);
    if (!change) continue;
    change.text.after = whole(row);
    change.after = JSON.parse(change.text.after);
    if (row.answer !== undefined) ctx.answer.text = whole({ body: row.answer, further: row.answer_further ?? null });
  }
}

const list = (names: readonly string[], prefix = ''): Sql =>
  join(
    names.map((column) => sql`${raw(prefix)}${name(column)}`),
    ', ',
  );
