// What the database has to say to a request: whether the rows that a write refers to are there, and why it refused.
import { isDatabaseError, join, name, raw, sql } from '../database/connect.ts';
import { type Failure, failureOf } from '../database/failure.ts';
import type { Context, WriteContext } from './context.ts';
import { type ApiError, DOES_NOT_EXIST, invalidField, invalidFields, plainError, refused } from './errors.ts';
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

/** Says in the API's words why the database refused: the races that no look-up can rule out, and what took too long. */
export function explained(error: unknown): unknown {
  const failure = failureOf(error);
  if (failure) return Object.assign(unavailable(failure), { cause: error });
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
  return error;
}

/** What a request is told when it is not its own fault, and in how many seconds to try again. */
const UNAVAILABLE: Record<Failure, [text: string, retry_after: number]> = {
  lost: ['The database cannot be reached. Please try again.', 1],
  unanswered: [
    'The database was lost before it answered, so this may have been saved or not. Look before you send it again; with an Idempotency-Key it is never done twice.',
    1,
  ],
  busy: ['The database has no connection free. Please try again.', 1],
  full: ['The database takes no changes now, since its disk is full or it is read-only. Reading goes on.', 30],
  slow: ['The request took the database too long. Ask for less at a time, or try again later.', 60],
  race: ['Others are changing the same objects. Please try again.', 1],
};

export function unavailable(failure: Failure): ApiError {
  const [text, seconds] = UNAVAILABLE[failure];
  return plainError(503, text, { 'retry-after': String(seconds) });
}
