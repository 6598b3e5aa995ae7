// Who may do what: the permissions, the four built-in roles that grant them (core.md §5), and the checks.
import type { Context } from './context.ts';
import { forbidden } from './errors.ts';

export const PERMISSIONS = [
  'bulk_delete',
  'bulk_edit',
  'bulk_email',
  'bulk_import',
  'bulk_sequence_subscriptions',
  'call_coach_barge',
  'call_coach_listen',
  'calling',
  'delete_leads',
  'delete_own_activities',
  'delete_own_opportunities',
  'delete_own_tasks',
  'export',
  'manage_customizations',
  'manage_email_sequences',
  'manage_group_numbers',
  'manage_organization',
  'manage_others_activities',
  'manage_others_opportunities',
  'manage_others_tasks',
  'manage_team_email_templates',
  'manage_team_smart_views',
  'merge_leads',
  'view_all_leads',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

const USER: Permission[] = [
  'bulk_email',
  'bulk_import',
  'bulk_sequence_subscriptions',
  'calling',
  'delete_leads',
  'delete_own_activities',
  'delete_own_opportunities',
  'delete_own_tasks',
  'manage_others_activities',
  'manage_others_opportunities',
  'manage_others_tasks',
  'merge_leads',
  'view_all_leads',
];

/** The roles every organization has, by id, with the name people see. */
export const BUILT_IN_ROLES: Record<string, { name: string; permissions: readonly Permission[] }> = {
  admin: { name: 'Admin', permissions: PERMISSIONS },
  superuser: { name: 'Super User', permissions: PERMISSIONS.filter((name) => name !== 'manage_organization') },
  user: { name: 'User', permissions: USER },
  restricteduser: {
    name: 'Restricted User',
    permissions: ['delete_own_activities', 'delete_own_opportunities', 'delete_own_tasks', 'calling', 'view_all_leads'],
  },
};

const SETS = new Map(Object.entries(BUILT_IN_ROLES).map(([id, { permissions }]) => [id, new Set(permissions)]));
const NONE: ReadonlySet<Permission> = new Set();

export const permissionsOf = (role_id: string): ReadonlySet<Permission> => SETS.get(role_id) ?? NONE;

/** Whether a role lets its members manage the organization. */
export const grantsManagement = (role_id: string): boolean => permissionsOf(role_id).has('manage_organization');

/** The roles that do. */
export const MANAGERS = Object.keys(BUILT_IN_ROLES).filter(grantsManagement);

/** Throws a 403 when the caller's role lacks the permission. */
export function need(ctx: Context, permission: Permission): void {
  if (!ctx.permissions.has(permission)) {
    throw forbidden(`You do not have permission to perform this action (${permission} is required).`);
  }
}

/** What a role needs to change or delete objects. */
export interface Ownership {
  /** The field that holds the owner's user id, if they belong to somebody. */
  owner?: string;
  /** To change or delete what belongs to another user. */
  others?: Permission;
  /** To delete anything, one's own included. */
  delete: Permission;
}

/** Throws a 403 when the caller may not make this change. */
export function needOwnership(
  ctx: Context,
  rule: Ownership,
  change: { operation: string; before: Record<string, unknown> | null },
): void {
  if (change.operation === 'delete') need(ctx, rule.delete);
  const owner = rule.owner && change.before?.[rule.owner];
  if (owner && owner !== ctx.user_id && rule.others) need(ctx, rule.others);
}
