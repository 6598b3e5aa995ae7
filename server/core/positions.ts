// Ordered lists that people arrange, such as statuses: `position` counts from 0 within each list.
import { join, name, raw, type Sql, sql } from '../database/connect.ts';
import type { Context, WriteContext } from './context.ts';
import { scope } from './read.ts';
import type { Change, Resource } from './resource.ts';

/** Puts new objects that were given no position last, in the order they come. `list` is the column that says which list
 *  an object is in, when the organization has several. */
export async function placeLast(
  ctx: WriteContext,
  resource_name: string,
  changes: readonly Change[],
  list?: string,
): Promise<void> {
  const placed = changes.filter(({ operation, values }) => operation === 'create' && values.position === undefined);
  if (placed.length === 0) return;
  const listOf = ({ values }: Change): string => (list === undefined ? '' : String(values[list]));
  const next = await nextPositions(ctx, ctx.resource(resource_name), list, [...new Set(placed.map(listOf))]);
  for (const change of placed) {
    const position = next.get(listOf(change)) ?? 0;
    change.values.position = position;
    next.set(listOf(change), position + 1);
  }
}

async function nextPositions(
  ctx: Context,
  resource: Resource,
  list: string | undefined,
  lists: string[],
): Promise<Map<string, number>> {
  const column = list === undefined ? raw(`''::text`) : sql`t.${name(list)}`;
  const within: Sql[] = list === undefined ? [] : [sql`${column} = any(${lists}::text[])`];
  const rows = await ctx.database.query<{ list: string; next: number }>(sql`
    select ${column} as list, max(t.position) + 1 as next from ${name(resource.table)} t
    where ${join([scope(ctx, resource), ...within], ' and ')} group by 1`);
  return new Map(rows.map((row) => [row.list, row.next]));
}
