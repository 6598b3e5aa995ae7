// What the database has to say to a request: whether the rows that a write refers to are there, and why it refused.
import { isDatabaseError, join, name, raw, sql } from '../database/connect.ts';
import type { Context, WriteContext } from './context.ts';
import { DOES_NOT_EXIST, invalidField, invalidFields, plainError, refused } from './errors.ts';
import { errorName } from './input.ts';
import { oneOf, scope } from './read.ts';
import type { Change, Resource } from './resource.ts';

/** Refuses references to objects that the caller's organization does not have. All kinds are looked up with one
 *  statement; a reference to oneself, the commonest, needs none. */
export async function checkReferences(ctx: WriteContext, resource: Resource, changes: Change[]): Promise<void> {
  const fields = Object.entries({ ...resource.fields, ...resource.inputs }).filter(([, field]) => field.reference);
  const wanted = new Map<string, Set<string>>();
  for (const change of changes) {
    for (const [key, field] of fields) {
      const id = change.values[key];
      if (typeof id !== 'string' || id === change.before?.[key] || known(ctx, field.reference, id)) continue;
      const ids = wanted.get(field.reference ?? '') ?? new Set();
      wanted.set(field.reference ?? '', ids.add(id));
    }
  }
  if (wanted.size === 0) return;
  const found = await existing(ctx, wanted);
  for (const change of changes) {
    for (const [key, field] of fields) {
      const id = change.values[key];
      if (typeof id !== 'string' || !wanted.get(field.reference ?? '')?.has(id)) continue;
      if (!found.has(`${field.reference} ${id}`)) throw invalidField(errorName(key, field), DOES_NOT_EXIST);
    }
  }
}

const known = (ctx: Context, reference: string | undefined, id: string): boolean =>
  (reference === 'user' && id === ctx.user_id) || (reference === 'organization' && id === ctx.organization_id);

async function existing(ctx: Context, wanted: Map<string, Set<string>>): Promise<Set<string>> {
  const lookups = [...wanted].map(([reference, ids]) => {
    if (reference === 'user') {
      return sql`select 'user ' || t.user_id as found from membership t
        where t.organization_id = ${ctx.organization_id} and not t.is_pending and t.user_id ${oneOf([...ids])}`;
    }
    const target = ctx.resource(reference);
    return sql`select ${raw(`'${reference} '`)} || t.id as found from ${name(target.table)} t
      where ${scope(ctx, target)} and t.id ${oneOf([...ids])}`;
  });
  const rows = await ctx.database.query<{ found: string }>(join(lookups, ' union all '));
  return new Set(rows.map((row) => row.found));
}

/** Says in the API's words why the database refused: the races that no look-up can rule out, and what takes it over a minute. */
export function explained(error: unknown): unknown {
  if (isUnreachable(error))
    return plainError(503, 'The database cannot be reached. Please try again.', { 'retry-after': '1' });
  if (!isDatabaseError(error)) return error;
  if (error.code === '23503') {
    const [, column = ''] = /\(organization_id, (\w+)\)/.exec(error.detail ?? '') ?? [];
    const gone = error.detail?.includes('is not present');
    return gone
      ? invalidFields({ [column.replace(/_id$/, '') || 'id']: DOES_NOT_EXIST })
      : refused('The object is still in use.');
  }
  if (error.code === '23505') {
    // `Key (organization_id, lower(label))=(orga_…, won) already exists.`: the last column is what has to differ.
    const [, column = 'id'] = /^Key \((?:.*\W)?(\w+)\)+=/.exec(error.detail ?? '') ?? [];
    return invalidField(column, 'An object with this value exists already.');
  }
  if (error.code === '40P01' || error.code === '40001') {
    const refusal = plainError(503, 'Others are changing the same objects. Please try again.', { 'retry-after': '1' });
    return Object.assign(refusal, { cause: error });
  }
  if (error.code === '57014') {
    return plainError(503, 'The request took the database too long. Ask for less at a time, or try again later.');
  }
  return error;
}

/** The database is not there, shuts down, or has no connection left. */
function isUnreachable(error: unknown): boolean {
  const { code = '' } = error as { code?: string };
  return isDatabaseError(error)
    ? /^(08|53|57P)/.test(code)
    : /^E(CONNREFUSED|CONNRESET|HOSTUNREACH|NOTFOUND|TIMEDOUT)$/.test(code);
}
