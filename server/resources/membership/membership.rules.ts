// What happens around the writes of a membership: who may make them, and that somebody is left who can manage the
// organization.
import type { WriteContext } from '../../core/context.ts';
import { refused } from '../../core/errors.ts';
import { BUILT_IN_ROLES, need } from '../../core/permissions.ts';
import type { Change, Rules } from '../../core/resource.ts';
import { sql } from '../../database/connect.ts';
import type { Membership } from './membership.ts';

type MembershipChange = Change<Membership>;

const MANAGERS = Object.keys(BUILT_IN_ROLES).filter((id) => grantsManagement(id));

/** Whether a role lets its members manage the organization. */
export function grantsManagement(role_id: string): boolean {
  return BUILT_IN_ROLES[role_id]?.permissions.includes('manage_organization') ?? false;
}

export const rules: Rules<Membership> = {
  async prepare(ctx, changes) {
    if (!changes.every((change) => isOwnSetting(ctx, change))) need(ctx, 'manage_organization');
    for (const change of changes) change.action = actionOf(change);
    // Two admins who remove each other at the same moment wait here for one another.
    if (changes.some(mayLoseManager)) {
      await ctx.database.query(sql`select 1 from organization where id = ${ctx.organization_id} for no key update`);
    }
  },

  async follow(ctx, changes) {
    if (!changes.some(mayLoseManager)) return;
    const [left] = await ctx.database.query(sql`
      select 1 from membership m
      where m.organization_id = ${ctx.organization_id} and m.is_active and m.role_id = any(${MANAGERS}::text[]) limit 1`);
    if (!left) throw refused('The last member who can manage the organization has to stay.');
  },
};

/** Members arrange their own settings; roles, and who is a member at all, are for those who manage the organization. */
function isOwnSetting(ctx: WriteContext, { before, values }: MembershipChange): boolean {
  const role_id = values.role_id ?? before?.role_id;
  return before?.user_id === ctx.user_id && role_id === before?.role_id && values.is_active === undefined;
}

/** The event log knows of memberships only that they begin and end. */
function actionOf({ values }: MembershipChange): string | null {
  if (values.is_active === undefined) return null;
  return values.is_active ? 'activated' : 'deactivated';
}

function mayLoseManager({ before, values }: MembershipChange): boolean {
  if (!before || !grantsManagement(before.role_id)) return false;
  return values.is_active === false || !grantsManagement(values.role_id ?? before.role_id);
}
