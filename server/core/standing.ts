// That the caller is still who the request was let in as. For a moment after somebody was removed a process takes them for a
// member (auth/identity.ts): time enough to make what would let them in afterwards, or tell them more. Whatever does that asks
// here first.
import { sql } from '../database/connect.ts';
import type { Context } from './context.ts';
import { forbidden } from './errors.ts';
import { need, type Permission, permissionsOf } from './permissions.ts';

/** Throws a 403 when the caller is no active member any more. In a transaction (`ctx.database`) they stay one until it ends,
 *  and two who ask for the same member are one after the other: who removes them finds what was made. */
export const holdMembership = (ctx: Context, permission?: Permission): Promise<void> => check(ctx, true, permission);

/** Throws a 403 when the caller is no active member any more, or lacks the permission by now. */
export const needStill = (ctx: Context, permission: Permission): Promise<void> => check(ctx, false, permission);

async function check(ctx: Context, holds: boolean, permission: Permission | undefined): Promise<void> {
  // A command or a job, which nobody removes.
  if (ctx.api_key_id === null && ctx.session_id === null) return;
  const [member] = await ctx.database.query<{ role_id: string }>(sql`
    select role_id from membership
    where organization_id = ${ctx.organization_id} and user_id = ${ctx.user_id} and is_active
    ${holds ? sql`for no key update` : sql``}`);
  if (!member) throw forbidden('You are no longer a member of this organization.');
  if (permission) need({ ...ctx, permissions: permissionsOf(member.role_id) }, permission);
}
