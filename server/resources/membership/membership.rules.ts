// What happens around the writes of a membership: who may make them, and that somebody is left who can manage the
// organization.
import type { WriteContext } from '../../core/context.ts';
import { refused } from '../../core/errors.ts';
import { isoDateTime } from '../../core/moments.ts';
import { noStandIns } from '../../core/people.ts';
import { grantsManagement, MANAGERS, need } from '../../core/permissions.ts';
import type { Change, Rules } from '../../core/resource.ts';
import { needStill } from '../../core/standing.ts';
import { update } from '../../core/write.ts';
import { sql } from '../../database/connect.ts';
import type { Membership } from './membership.ts';

type MembershipChange = Change<Membership>;

export const rules: Rules<Membership> = {
  async prepare(ctx, changes) {
    const manages = !changes.every((change) => isOwnSetting(ctx, change));
    if (manages) need(ctx, 'manage_organization');
    for (const change of changes) change.action = actionOf(change);
    // Two admins who remove each other at the same moment wait here for one another.
    if (changes.some(mayLoseManager)) {
      await ctx.database.query(sql`select 1 from organization where id = ${ctx.organization_id} for no key update`);
    }
    if (manages) await needStill(ctx, 'manage_organization');
  },

  async follow(ctx, changes) {
    await endAccess(
      ctx,
      changes.filter(leaves).map(({ before }) => before?.user_id ?? ''),
    );
    const come = changes.filter(({ values }) => values.is_active === true);
    await noStandIns(
      ctx.database,
      come.map(({ before, values }) => values.user_id ?? before?.user_id ?? ''),
    );
    const managers = changes.filter(mayLoseManager).map(({ before }) => before?.user_id ?? '');
    if (managers.length === 0) return;
    // Who holds a link gets in by it as somebody else.
    await ctx.database.query(sql`
      delete from invitation where organization_id = ${ctx.organization_id} and created_by = any(${managers}::text[])`);
    const [left] = await ctx.database.query(sql`
      select 1 from membership m
      where m.organization_id = ${ctx.organization_id} and m.is_active and m.role_id = any(${MANAGERS}::text[]) limit 1`);
    if (!left) throw refused('The last member who can manage the organization has to stay.');
  },
};

/** Also before they have come. */
const leaves = ({ operation, values }: MembershipChange): boolean =>
  operation === 'update' && !values.is_active && (values.is_active === false || values.is_pending === false);

/** Who leaves has no way back in that waits for them: neither sessions nor keys nor links work again when they come back, and
 *  what their webhooks would have told ends with them. */
async function endAccess(ctx: WriteContext, users: readonly string[]): Promise<void> {
  if (users.length === 0) return;
  const { organization_id } = ctx;
  const [ended] = await ctx.database.query<{ webhooks: string[] }>(sql`
    with sessions as (
      delete from session where organization_id = ${organization_id} and user_id = any(${users}::text[])
    ), invitations as (
      delete from invitation where organization_id = ${organization_id} and user_id = any(${users}::text[])
    ), keys as (
      update api_key set date_revoked = ${isoDateTime(ctx.clock())}
      where organization_id = ${organization_id} and user_id = any(${users}::text[]) and date_revoked is null
    )
    select coalesce(array_agg(w.id), '{}') as webhooks from webhook w
    where w.organization_id = ${organization_id} and w.created_by = any(${users}::text[]) and w.status = 'active'`);
  await update(ctx, 'webhook', ended?.webhooks ?? [], { status: 'paused', pause_reason: 'left' }, { derived: true });
}

/** Members arrange their own settings; roles, and who is a member at all, are for those who manage the organization. */
function isOwnSetting(ctx: WriteContext, { before, values }: MembershipChange): boolean {
  const role_id = values.role_id ?? before?.role_id;
  return before?.user_id === ctx.user_id && role_id === before?.role_id && values.is_active === undefined;
}

/** The event log knows of memberships only that they begin and end, not of those that wait to be accepted. */
function actionOf({ operation, values }: MembershipChange): string | null {
  if (values.is_active === undefined || (operation === 'create' && !values.is_active)) return null;
  return values.is_active ? 'activated' : 'deactivated';
}

function mayLoseManager({ before, values }: MembershipChange): boolean {
  if (!before || !grantsManagement(before.role_id)) return false;
  return values.is_active === false || !grantsManagement(values.role_id ?? before.role_id);
}
