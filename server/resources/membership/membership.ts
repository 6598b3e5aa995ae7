// Memberships: who belongs to an organization, in which role, with which settings (core.md §4). There is no list of them:
// they are read through the organization and /me/.
import { Type } from 'typebox';
import { DOES_NOT_EXIST } from '../../core/errors.ts';
import { bool, choice, computed, type FieldOptions, json, Refusal, ref, text } from '../../core/field.ts';
import { BUILT_IN_ROLES } from '../../core/permissions.ts';
import { resource, type Shape } from '../../core/resource.ts';
import { rules } from './membership.rules.ts';

/** A role as bodies name it. */
export const role = <O extends FieldOptions>(options?: O) =>
  json(
    Type.String(),
    (value) => {
      if (typeof value !== 'string' || !Object.hasOwn(BUILT_IN_ROLES, value)) throw new Refusal(DOES_NOT_EXIST);
      return value;
    },
    options,
  );

const PERMISSIONS_GRANTED = `case t.role_id ${Object.entries(BUILT_IN_ROLES)
  .map(([id, { permissions }]) => `when '${id}' then '${JSON.stringify(permissions.toSorted())}'`)
  .join(' ')} else '[]' end::json`;

const ofUser = (column: string): string => `(select u."${column}" from "user" u where u.id = t.user_id)`;

/** What only the organization's lists of members show. */
const inOrganization = {
  record_calls: computed(Type.Boolean(), `t.auto_record_calls = 'enabled'`, { onRequest: true }),
  country: text({ nullable: true, onRequest: true }),
  show_onboarding: computed(Type.Boolean(), 'false', { onRequest: true }),
};

/** The member's user, as keys of the membership. */
const userKeys = {
  user_email: computed(Type.String(), ofUser('email'), { onRequest: true }),
  user_first_name: computed(Type.String(), ofUser('first_name'), { onRequest: true }),
  user_last_name: computed(Type.String(), ofUser('last_name'), { onRequest: true }),
  user_full_name: computed(Type.String(), ofUser('full_name'), { onRequest: true }),
  user_image: computed(Type.String(), ofUser('image'), { nullable: true, onRequest: true }),
  user_phone: computed(Type.String(), 'null', { nullable: true, onRequest: true }),
  user_phone_formatted: computed(Type.String(), 'null', { nullable: true, onRequest: true }),
};

const fields = {
  id: text({ filters: ['in'] }),
  organization_id: ref('organization'),
  user_id: text(),
  role_id: role({ writes: 'update' }),
  role: computed(Type.String(), 't.role_id', { description: 'Deprecated: the same as role_id.' }),
  auto_record_calls: choice(['unset', 'enabled', 'disabled'], { writes: 'update' }),
  default_caller_id: text({ nullable: true, writes: 'update', max: 100 }),
  hangup_recording_url: text({ nullable: true, writes: 'update', max: 2048 }),
  may_workflows_impersonate: bool({ writes: 'update' }),
  track_email_opens: bool({ writes: 'update' }),
  permissions_granted: computed(Type.Array(Type.String()), PERMISSIONS_GRANTED),
  primary_personal_number: computed(Type.String(), 'null', { nullable: true }),
  is_free: computed(Type.Boolean(), 'false'),
  onboarding_status: text(),
  is_pending: bool({
    event: 'absent',
    description:
      'x-ajar-extension: whether the person, who is in another organization of this server, has yet to accept. Until then they can neither sign in here nor be assigned anything.',
  }),
  ...inOrganization,
  ...userKeys,
  user: computed(Type.Object({}), nestedUser(), { onRequest: true }),
};

function nestedUser(): string {
  const columns = ['id', 'email', 'first_name', 'last_name', 'image', 'google_profile_image_url', 'last_used_timezone'];
  const moments = ['email_verified_at', 'date_created', 'date_updated'];
  const shown = [
    ...columns.map((column) => `u."${column}"`),
    ...moments.map((column) => `iso(u."${column}") as "${column}"`),
  ];
  const organizations = `case when t.is_active then json_build_array(t.organization_id) else '[]'::json end as organizations`;
  return `(select row_to_json(r) from (
    select ${[...shown, organizations].join(', ')} from "user" u where u.id = t.user_id) r)`;
}

export type Membership = Shape<typeof fields>;

export const membership = resource({
  name: 'membership',
  class_name: 'Membership',
  path: '/membership/',
  table: 'membership',
  prefix: 'memb',
  fields,
  operations: ['update'],
  default_order: 'date_created',
  event: 'membership',
  rules,
});
